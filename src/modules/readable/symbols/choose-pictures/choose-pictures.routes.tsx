import { z } from 'zod';
import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, Radios } from '#design/form.tsx';
import { allow } from '#kit/decision.ts';
import { hasProgrammeRole, permission } from '#kit/viewer.ts';
import { choice } from '#platform/http/fields.ts';
import { type FormState, page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { skinTones } from '../catalogue.ts';
import { picturePaths } from '../picture.paths.ts';
import {
  findPictureChoice,
  type PictureChoice,
  putPictureChoice,
  putProgrammeChoice,
} from '../picture.queries.ts';
import { pictureOf } from '../propose-pictures.ts';
import { PictureCredits, SymbolPicture } from '../symbol-picture.view.tsx';

const noTone = 'none';
const ChoiceInput = z.object({
  look: choice(['plain', 'colour'], 'Choose how pictures look'),
  skinTone: choice([noTone, ...skinTones], 'Choose a skin tone, or none'),
});

function chosen(form: z.output<typeof ChoiceInput>): PictureChoice {
  return { look: form.look, skinTone: form.skinTone === noTone ? undefined : form.skinTone };
}

function choicePage(props: { state: FormState; mayChooseForAll: boolean }) {
  const { state, mayChooseForAll } = props;
  const tones = [undefined, ...skinTones];
  return {
    title: 'How pictures look',
    body: (
      <>
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">How pictures look</h1>
        <Form action={picturePaths.choice()}>
          <Radios
            name="look"
            label="Pictures"
            choices={[
              { value: 'plain', text: <Sample text="Plain, black and white" choice={{ look: 'plain' }} /> },
              {
                value: 'colour',
                text: <Sample text="In colour, where there is one" choice={{ look: 'colour' }} />,
              },
            ]}
            {...state}
          />
          <Radios
            name="skinTone"
            label="Skin, where a picture in colour shows it"
            choices={tones.map((skinTone) => ({
              value: skinTone ?? noTone,
              text: (
                <span class="sw-sample">
                  <SymbolPicture picture={pictureOf('agree', { look: 'colour', skinTone })} size={48} />
                  {toneWords[skinTone ?? noTone]}
                </span>
              ),
            }))}
            {...state}
          />
          <div class="nhsuk-button-group">
            <Button>Keep this</Button>
            {mayChooseForAll && (
              <Button secondary formAction={picturePaths.programmeChoice()}>
                Make it what people see who chose nothing
              </Button>
            )}
          </div>
        </Form>
        <PictureCredits pictures={['healthicons:', 'openmoji:']} />
      </>
    ),
  };
}

const toneWords: Readonly<Record<string, string>> = {
  none: 'Yellow, nobody’s skin',
  light: 'Light',
  'medium-light': 'Medium light',
  medium: 'Medium',
  'medium-dark': 'Medium dark',
  dark: 'Dark',
};

function Sample({ text, choice: given }: { text: string; choice: { look: 'plain' | 'colour' } }) {
  return (
    <span class="sw-sample">
      {['stomach', 'nurse', 'happy'].map((concept) => (
        <SymbolPicture picture={pictureOf(concept, given)} size={48} />
      ))}
      {text}
    </span>
  );
}

export const showPictureChoice = page(picturePaths.choice, {
  permission: permission('signed-in'),
  load: ({ db, viewer }) => findPictureChoice(db, signedIn(viewer).personId),
  view: ({ look, skinTone }, { viewer }) =>
    choicePage({
      state: { values: { look, skinTone: skinTone ?? noTone }, errors: [] },
      mayChooseForAll: hasProgrammeRole(viewer, 'editor'),
    }),
});

export const choosePictures = post(picturePaths.choice, {
  form: ChoiceInput,
  permission: permission('signed-in'),
  writes: ['pictures.chosen'],
  load: async ({ viewer }) => ({ mayChooseForAll: hasProgrammeRole(viewer, 'editor') }),
  decide: (_loaded, { form }) => allow(chosen(form)),
  save: (tx, choice, { act, viewer }) => putPictureChoice(tx, act, signedIn(viewer).personId, choice),
  done: () => seeOther(picturePaths.choice(), 'Kept. Pictures look like this from now on.'),
  refusals: {},
  again: (state, { mayChooseForAll }) => choicePage({ state, mayChooseForAll }),
});

export const choosePicturesForAll = post(picturePaths.programmeChoice, {
  form: ChoiceInput,
  permission: permission('editor'),
  writes: ['pictures.programme-chosen'],
  load: async () => ({ mayChooseForAll: true }),
  decide: (_loaded, { form }) => allow(chosen(form)),
  save: (tx, choice, { act, viewer }) => putProgrammeChoice(tx, act, signedIn(viewer).personId, choice),
  done: () => seeOther(picturePaths.choice(), 'People who chose nothing see pictures like this from now on.'),
  refusals: {},
  again: (state, { mayChooseForAll }) => choicePage({ state, mayChooseForAll }),
});
