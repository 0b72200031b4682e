import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, Radios, Select, TextArea, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import type { FormState } from '#platform/http/route.ts';
import type { Concept } from '../map/map.rules.ts';
import { picturePaths } from '../picture.paths.ts';
import type { ConceptVerdict } from '../picture.queries.ts';
import { PictureCredits, SymbolPicture } from '../symbol-picture.view.tsx';

export type ConceptState = 'proposed' | 'vetted' | 'rejected';

const colours = { proposed: 'yellow', vetted: 'green', rejected: 'red' } as const;
const stateWords = { proposed: 'Proposed', vetted: 'Vetted', rejected: 'Rejected' } as const;

export function ConceptsList(props: {
  counts: Readonly<Record<string, number>>;
  rows: readonly { concept: Concept; verdict: ConceptVerdict | undefined }[];
  query: { q: string; state?: ConceptState | undefined };
  next: string | undefined;
  first: string | undefined;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Pictures for words</h1>
      <p>
        A picture is proposed by the concept map until a named person has vetted it. {props.counts.vetted} are
        vetted, {props.counts.proposed} proposed, {props.counts.rejected} rejected.
      </p>
      <Form action={picturePaths.concepts()} get class="sw-filters">
        <TextField name="q" label="Word" width={20} values={props.query} errors={[]} />
        <Select
          name="state"
          label="Show"
          options={[
            { value: '', text: 'All' },
            { value: 'proposed', text: 'Proposed: to be vetted' },
            { value: 'vetted', text: 'Vetted' },
            { value: 'rejected', text: 'Rejected' },
          ]}
          values={props.query}
          errors={[]}
        />
        <Button secondary>Show them</Button>
      </Form>
      {props.rows.length === 0 && <p>No word of the map fits. Look for another, or show all.</p>}
      <ul class="sw-concepts">
        {props.rows.map(({ concept, verdict }) => (
          <li>
            <SymbolPicture picture={verdict?.picture ?? concept.pictures[0]} />
            <div>
              <a href={picturePaths.concept({ concept: concept.id })}>{concept.label}</a>
              <br />
              <StateTag verdict={verdict} />
            </div>
          </li>
        ))}
      </ul>
      <KeyPages next={props.next} first={props.first} what="words" />
      <PictureCredits
        pictures={props.rows.map(({ concept, verdict }) => verdict?.picture ?? concept.pictures[0])}
      />
    </>
  );
}

function StateTag({ verdict }: { verdict: ConceptVerdict | undefined }) {
  const state = verdict?.state ?? 'proposed';
  return (
    <>
      <Tag colour={colours[state]}>{stateWords[state]}</Tag>
      {verdict !== undefined && state !== 'proposed' && (
        <span class="nhsuk-body-s"> by {verdict.byName}</span>
      )}
    </>
  );
}

export function ConceptPage(props: {
  concept: Concept;
  history: readonly ConceptVerdict[];
  q: string;
  found: readonly { picture: string; title: string }[];
  state: FormState;
}) {
  const { concept, history, state } = props;
  const current = history[0];
  const inUse = current?.picture ?? concept.pictures[0] ?? '';
  const candidates = [
    ...new Map(
      [
        ...(current?.picture === undefined ? [] : [{ picture: current.picture, title: 'vetted before' }]),
        ...concept.pictures.map((picture) => ({ picture, title: 'of the concept map' })),
        ...props.found,
      ].map((one) => [one.picture, one]),
    ).values(),
  ];
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{concept.label}</h1>
      <p>
        <SymbolPicture picture={inUse} size={120} />
      </p>
      <p>
        <StateTag verdict={current} />
      </p>
      <h2 class="nhsuk-heading-s">Words that find it</h2>
      <ul>
        {concept.words.map((word) => (
          <li>
            {word.lemmas.join(' ')}
            {word.pos !== undefined && ` (as ${word.pos.toLowerCase()})`}
            {word.withAny.length > 0 && `, where the sentence also has ${word.withAny.join(' or ')}`}
            {word.withNone.length > 0 && `, where the sentence has no ${word.withNone.join(' or ')}`}
          </li>
        ))}
      </ul>
      <h2 class="nhsuk-heading-s">Look for another picture</h2>
      <Form action={picturePaths.concept({ concept: concept.id })} get>
        <TextField name="q" label="Words of the picture" width={20} values={{ q: props.q }} errors={[]} />
        <Button secondary>Look</Button>
      </Form>
      {props.q !== '' && props.found.length === 0 && <p>No picture was found. Try another word.</p>}
      <Form action={picturePaths.verdict({ concept: concept.id })}>
        <Radios
          name="picture"
          label="Picture"
          choices={candidates.map(({ picture, title }) => ({
            value: picture,
            text: (
              <span class="sw-sample">
                <SymbolPicture picture={picture} /> {title}
              </span>
            ),
          }))}
          values={{ picture: inUse, ...state.values }}
          errors={state.errors}
        />
        <Radios
          name="decision"
          label="What do you decide?"
          choices={[
            {
              value: 'vetted',
              text: 'This picture shows the word well',
              hint: 'Your name stands beside it.',
            },
            { value: 'rejected', text: 'No picture should be proposed for these words' },
            { value: 'proposed', text: 'Not sure: leave it as proposed' },
          ]}
          values={state.values}
          errors={state.errors}
        />
        <TextArea name="note" label="Why (optional)" rows={3} {...state} />
        <Button>Record my decision</Button>
      </Form>
      <h2 class="nhsuk-heading-s">What was decided</h2>
      {history.length === 0 && <p>Nothing yet: the picture is proposed by the concept map.</p>}
      <ul>
        {history.map((one) => (
          <li>
            {stateWords[one.state]} by {one.byName}, <When at={one.at} />
            {one.note !== '' && `: ${one.note}`}
          </li>
        ))}
      </ul>
      <PictureCredits pictures={candidates.map(({ picture }) => picture)} />
    </>
  );
}
