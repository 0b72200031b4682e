import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Tag } from '#design/components/tag.tsx';
import { plural } from '#kit/plural.ts';
import type { Finding } from '../language/check-text.ts';
import { rewordingName } from './writing-check.rules.ts';

const hintsShownMax = 60;
const excerptMax = 160;
const levelWords = { error: 'Mend', warning: 'Think about', hint: 'Hint' } as const;
const levelColours = { error: 'red', warning: 'yellow', hint: 'grey' } as const;

/** Each place with its reason, its source and, where there is one, a rewording that one press takes over (`accept` of the form around). */
export function HintList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0)
    return <p>No rule is broken. Ask people to read it: only they can tell if it is clear.</p>;
  return (
    <>
      <ol class="nhsuk-list sw-hints">
        {findings.slice(0, hintsShownMax).map((finding) => (
          <li>
            <Hint finding={finding} />
          </li>
        ))}
      </ol>
      {findings.length > hintsShownMax && (
        <p>
          {plural(findings.length - hintsShownMax, 'more hint follows', 'more hints follow')} when these are
          mended.
        </p>
      )}
    </>
  );
}

function Hint({ finding }: { finding: Finding }) {
  const { level, line, column, text, message, suggestion, why, source } = finding;
  return (
    <>
      <p class="nhsuk-u-margin-bottom-1">
        <Tag colour={levelColours[level]}>{levelWords[level]}</Tag> Line {line}, place {column}:{' '}
        <mark>{shortened(text)}</mark>
      </p>
      <p class="nhsuk-u-margin-bottom-1">{message}</p>
      {suggestion !== null && (
        <p class="nhsuk-u-margin-bottom-1">
          {suggestion === '' ? (
            'Leave it out.'
          ) : (
            <>
              Instead: <strong>{shortened(suggestion)}</strong>
            </>
          )}{' '}
          <Button small secondary name="accept" value={rewordingName(finding)}>
            Use this
            <span class="nhsuk-u-visually-hidden">
              : {suggestion === '' ? 'leave out' : shortened(suggestion)}
            </span>
          </Button>
        </p>
      )}
      <Details summary="Why">
        <p>{why}</p>
        <p class="nhsuk-body-s">
          Rule ‘{finding.rule}’. Source: {source}.
        </p>
      </Details>
    </>
  );
}

function shortened(text: string): string {
  return text.length <= excerptMax ? text : `${text.slice(0, excerptMax)}…`;
}
