import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { pictureOf } from '../../symbols/propose-pictures.ts';
import { easyPaths } from '../easy.paths.ts';
import { Credits, DocumentLines } from '../read/document-lines.view.tsx';
import { readableSources } from '../readable-sources.ts';
import type { Line } from '../version.rules.ts';

export const easyHelp = page(easyPaths.help, {
  permission: permission('anyone'),
  load: async () => ({}),
  view: () => ({
    title: 'Help in Easy Read',
    frame: 'easy',
    standardHref: '/help',
    body: <EasyHelp />,
  }),
  staleAfter: () => [],
});

const heading = (text: string): Line => ({ kind: 'heading', text, pictures: [], decided: true });
const sentence = (text: string, concept?: string): Line => {
  const picture = concept === undefined ? undefined : pictureOf(concept);
  return {
    kind: 'sentence',
    text,
    pictures: picture === undefined ? [] : [{ picture, words: text }],
    decided: true,
  };
};

/** How the easy pages work: written for them, so that there is no other text that it could differ from. */
const lines = (): readonly Line[] => [
  heading('The four buttons at the top'),
  sentence('Press ‘Home’ to go to the first page.', 'home'),
  sentence('Press ‘Find’ to look for something.', 'find'),
  sentence('Press ‘My answers’ to say what you think.', 'tell-someone'),
  sentence('Press ‘Help’ to come back to this page.', 'help'),
  heading('How to find something'),
  sentence('Press ‘Find’.', 'find'),
  sentence('Write one word.', 'write'),
  sentence('Press the green button.'),
  sentence('You see a list. Press what you want to read.', 'read'),
  heading('When a page is not in Easy Read'),
  sentence('Press ‘Ask for Easy Read’.', 'question'),
  sentence('A person gets your question.', 'person'),
  sentence('The page tells you the day when it should be ready.', 'calendar'),
  heading('How to say what you think'),
  sentence('You need an account to answer.', 'person'),
  sentence('Press ‘Sign in’ at the foot of the page.'),
  sentence('Do not write your name or your address in an answer.', 'stop'),
  heading('This is not for emergencies'),
  sentence('Nobody here can help you when you are ill.', 'ill'),
  sentence('Call 111 if you need help with your health.', 'phone'),
  sentence('Call 999 if it is an emergency.', 'ambulance'),
  heading('Bigger letters'),
  sentence('Press ‘Bigger letters’ at the foot of the page.', 'see'),
];

function EasyHelp() {
  const shown = lines();
  return (
    <>
      <h1 class="sw-easy-title" data-speak>
        Help
      </h1>
      <DocumentLines lines={shown} glossary={[]} symbols={false} />
      <h2 class="sw-easy-heading">More to read</h2>
      <ul class="sw-easy-links">
        {readableSources()
          .filter((source) => source.onlyId !== undefined)
          .map((source) => (
            <li>
              <a href={easyPaths.read({ kind: source.kind, ref: source.onlyId ?? '' })}>
                {pageNames[source.kind] ?? source.kind}
              </a>
            </li>
          ))}
      </ul>
      <p class="sw-easy-note">Not tested with people with learning disabilities.</p>
      <Credits lines={shown} />
    </>
  );
}

const pageNames: Readonly<Record<string, string>> = {
  'page-about': 'About us',
  'page-help': 'More help',
  'page-privacy': 'What we know about you',
  'page-accessibility': 'How we try to make it easy to use',
};
