import { Details } from '#design/components/details.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField } from '#design/form.tsx';
import { projectStages, settings, topics } from '#kit/topics.ts';
import type { FormState } from '#platform/http/route.ts';
import { projectLabels, projectLimits } from './project.rules.ts';
import { optionsOf } from './project-words.ts';

/** The questions about a project, in the order in which people tell it. */
export function ProjectFieldset(state: FormState) {
  const chosen = Array.isArray(state.values.topics) ? state.values.topics.length : 0;
  return (
    <>
      <TextField name="title" label={projectLabels.title} {...state} />
      <TextArea
        name="summary"
        label={projectLabels.summary}
        hint="Two or three sentences: what it is, for whom, what is different"
        rows={4}
        {...state}
      />
      <TextArea name="problem" label={projectLabels.problem} rows={5} {...state} />
      <TextArea name="whatWasDone" label={projectLabels.whatWasDone} rows={8} {...state} />
      <TextArea
        name="results"
        label={projectLabels.results}
        hint="Also what did not work. Leave it empty while there are none."
        rows={6}
        {...state}
      />
      <Radios name="stage" label="How far is it?" choices={optionsOf(projectStages)} {...state} />
      <Select
        name="setting"
        label={projectLabels.setting}
        options={[{ value: '', text: 'Not chosen' }, ...optionsOf(settings)]}
        {...state}
      />
      <Details
        summary={chosen === 0 ? 'Topics' : `Topics: ${chosen} chosen`}
        open={state.errors.some((error) => error.field.startsWith('topics'))}
      >
        <Checkboxes
          name="topics"
          label={`Choose up to ${projectLimits.topics}`}
          choices={optionsOf(topics)}
          small
          {...state}
        />
      </Details>
    </>
  );
}
