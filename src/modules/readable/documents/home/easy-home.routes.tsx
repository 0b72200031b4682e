import { Button } from '#design/components/button.tsx';
import { Form, TextField } from '#design/form.tsx';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { pictureOf } from '../../symbols/propose-pictures.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { easyPaths } from '../easy.paths.ts';
import { type EasyRecordLine, findNewestEasy } from '../find/easy-formats.queries.ts';
import { findDocument, readableSources } from '../readable-sources.ts';

const newestLookedAt = 20;
const newestShown = 6;

/** Records that are no pages of the programme itself. */
function isRecord(kind: string): boolean {
  return readableSources().some((source) => source.kind === kind && source.onlyId === undefined);
}

export const easyHome = page(easyPaths.home, {
  permission: permission('anyone'),
  async load({ db, viewer, platform }) {
    const newest = (await findNewestEasy(db, newestLookedAt)).filter((one) => isRecord(one.kind));
    const readable = await Promise.all(newest.map((one) => findDocument(db, viewer, one.kind, one.recordId)));
    return {
      name: platform.site.settings().name,
      newest: newest.filter((_one, i) => readable[i]).slice(0, newestShown),
    };
  },
  view: ({ name, newest }) => ({
    title: `${name} in Easy Read`,
    frame: 'easy',
    standardHref: '/',
    body: <EasyHome name={name} newest={newest} />,
  }),
  staleAfter: () => ['easy-version', 'idea', 'need', 'project'],
});

const doors = [
  {
    concept: 'find',
    text: 'Find something',
    href: easyPaths.find(),
    words: 'Find out what people do to make care better.',
  },
  {
    concept: 'tell-someone',
    text: 'Say what you think',
    href: easyPaths.answers(),
    words: 'Some projects want to know what you think.',
  },
  { concept: 'help', text: 'Get help', href: easyPaths.help(), words: 'Find out how this website works.' },
];

function EasyHome({ name, newest }: { name: string; newest: readonly EasyRecordLine[] }) {
  return (
    <>
      <h1 class="sw-easy-title" data-speak>
        {name}
      </h1>
      <p data-speak>People who work in health share their ideas here.</p>
      <p data-speak>You can read them. You can say what you think.</p>
      <ul class="sw-easy-doors">
        {doors.map((door) => (
          <li>
            <a class="sw-easy-door" href={door.href}>
              <SymbolPicture picture={pictureOf(door.concept)} size={96} />
              <span data-speak>{door.text}</span>
            </a>
            <p data-speak>{door.words}</p>
          </li>
        ))}
      </ul>
      <Form action={easyPaths.find()} get>
        <TextField name="q" label="What do you want to know about?" values={{}} errors={[]} />
        <Button>Find</Button>
      </Form>
      <h2 class="sw-easy-heading" data-speak>
        You can read these in Easy Read
      </h2>
      {newest.length === 0 ? (
        <p data-speak>There is nothing in Easy Read yet. Find a page. Then press ‘Ask for Easy Read’.</p>
      ) : (
        <ul class="sw-easy-links">
          {newest.map((one) => (
            <li>
              <a href={`${easyPaths.read({ kind: one.kind, ref: one.recordId })}?version=easy-read`}>
                {one.title}
              </a>
              {!one.checked && <span class="sw-easy-note">Nobody has checked it yet.</span>}
            </li>
          ))}
        </ul>
      )}
      <PictureCredits pictures={doors.map((door) => pictureOf(door.concept))} />
    </>
  );
}
