import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { LoadedProject, Scene } from './scene.ts';

/** Projects that ask patients and carers, and what these answered, in words and in pictures. */
const questions = [
  {
    project: 'ld-blood-test-rehearsals',
    question: 'Would you practise a blood test before the real one? What would help you?',
    answers: [
      [
        ['I am worried', 'openmoji:1F61F'],
        ['blood test', 'spreadwell:blood-test'],
        ['with my carer', 'spreadwell:carer'],
        ['it helps me', 'spreadwell:help'],
      ],
      [
        ['more time', 'openmoji:1F422'],
        ['please', 'openmoji:1F64F'],
      ],
    ],
    words: 'My sister would go if the same nurse did the real one.',
  },
  {
    project: 'ld-easy-read-appointment-letters',
    question: 'What should be in a letter about an appointment so that you can use it by yourself?',
    answers: [
      [
        ['I like', 'openmoji:1F44D'],
        ['bigger letters', 'spreadwell:large-print'],
        ['with pictures', 'openmoji:1F4F7'],
      ],
      [
        ['I do not understand', 'spreadwell:do-not-understand'],
        ['where?', 'openmoji:2753'],
        ['bus', 'openmoji:1F68C'],
      ],
    ],
    words: 'Put the number of the bus in, and who will meet us.',
  },
] as const;

const openDays = 40;

export async function loadViews(scene: Scene, projects: ReadonlyMap<string, LoadedProject>): Promise<void> {
  const { tx, cast, calendar, now, tell } = scene;
  for (const [which, asked] of questions.entries()) {
    const project = projects.get(asked.project);
    if (!project)
      throw new Error(`the demonstration asks for views on ${asked.project}, which is no project`);
    const questionId = newId();
    const askedAt = calendar.between(`${asked.project}-views`, 20, 12);
    await tx
      .insertInto('views_question')
      .values({
        id: questionId,
        project_id: project.projectId,
        question: asked.question,
        asked_by: project.ownerId,
        asked_at: askedAt,
        closes_on: addDays(londonToday(now), openDays),
      })
      .execute();
    await tx.updateTable('project').set({ seeks_views: true }).where('id', '=', project.projectId).execute();
    tell({
      at: askedAt,
      actor: project.ownerId,
      organisation: project.organisationId,
      verb: 'views.asked',
      subjectKind: 'views-question',
      subject: questionId,
      concerns: [project.projectId],
    });
    const answers = [
      ...asked.answers.map((symbols) => ({
        body: symbols.map(([word]) => word).join(' '),
        symbols: JSON.stringify(symbols.map(([word, picture]) => ({ word, picture }))),
      })),
      { body: asked.words, symbols: null },
    ];
    for (const [i, answer] of answers.entries()) {
      const person = cast.public[(which * answers.length + i) % cast.public.length];
      if (!person) throw new Error('the demonstration has no patients or carers');
      await tx
        .insertInto('views_answer')
        .values({
          question_id: questionId,
          person_id: person.personId,
          ...answer,
          answered_at: calendar.between(`${asked.project}-answer-${i}`, 10, 1),
        })
        .execute();
    }
  }
}
