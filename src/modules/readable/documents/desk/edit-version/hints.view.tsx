import { Details } from '#design/components/details.tsx';
import { plural } from '#kit/plural.ts';
import type { Finding } from '../../../language/check-text.ts';
import type { Look, LookedOver } from './look-over.ts';

type Fact = LookedOver['facts']['lost'][number];

const firstShown = 8;
const findingsShown = 60;
const levelNames = { error: 'To mend', warning: 'To think about', hint: 'Hint' } as const;

/** Hints on the words as they stand: each with why and from where, and where there is one a rewording to accept by one press. */
export function Hints({ over }: { over: Look }) {
  return 'unreadable' in over ? (
    <>
      <h2 class="nhsuk-heading-m" id="hints-heading">
        Hints
      </h2>
      <p role="status">{over.unreadable}</p>
    </>
  ) : (
    <AllHints over={over} />
  );
}

function AllHints({ over: { checked, facts } }: { over: LookedOver }) {
  const { findings, measures } = checked;
  const errors = findings.filter((one) => one.level === 'error').length;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="hints-heading">
        Hints
      </h2>
      <p role="status">
        {checked.notice ??
          (findings.length === 0
            ? 'No rule finds anything. Whether people understand it, only people can tell.'
            : `${plural(findings.length, 'hint', 'hints')}, ${errors} to mend.`)}
      </p>
      <HintList findings={findings.slice(0, firstShown)} />
      {findings.length > firstShown && (
        <Details summary={`${Math.min(findings.length, findingsShown) - firstShown} more hints`}>
          <HintList findings={findings.slice(firstShown, findingsShown)} />
        </Details>
      )}
      {findings.length > findingsShown && (
        <p>The first {findingsShown} are shown. Mend some, then save to see the next.</p>
      )}
      <Facts lost={facts.lost} added={facts.added} kept={facts.kept.length} />
      <Details summary="Measures">
        <p>
          {plural(measures.words, 'word', 'words')} in {plural(measures.sentences, 'sentence', 'sentences')}.
        </p>
        <ul>
          <li>Flesch reading ease: {figure(measures.fleschReadingEase)}</li>
          <li>Flesch-Kincaid grade: {figure(measures.fleschKincaidGrade)}</li>
          <li>SMOG grade: {figure(measures.smog)}</li>
          <li>Coleman-Liau index: {figure(measures.colemanLiau)}</li>
          <li>Automated readability index: {figure(measures.automatedReadability)}</li>
          <li>Dale-Chall: {figure(measures.daleChall)}</li>
          <li>Spache: {figure(measures.spache)}</li>
        </ul>
        <p>Such formulas count letters and words. For Easy Read the hints above matter more.</p>
      </Details>
    </>
  );
}

function HintList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ol class="sw-desk-hints">
      {findings.map((finding) => (
        <Hint finding={finding} />
      ))}
    </ol>
  );
}

function figure(value: number | null): string {
  return value === null ? 'nothing to measure' : value.toFixed(1);
}

function Hint({ finding }: { finding: Finding }) {
  return (
    <li>
      <p>
        <strong>{levelNames[finding.level]}</strong>, line {finding.line}: ‘{finding.text}’
        <br />
        {finding.message}
      </p>
      {finding.suggestion !== null && (
        <p>
          {finding.suggestion === '' ? 'Leave it out.' : `Say instead: ‘${finding.suggestion}’`}{' '}
          <button
            type="submit"
            class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            name="accept"
            value={JSON.stringify({
              start: finding.start,
              text: finding.text,
              suggestion: finding.suggestion,
            })}
          >
            Accept
            <span class="nhsuk-u-visually-hidden">: {finding.suggestion || `leave out ${finding.text}`}</span>
          </button>
        </p>
      )}
      <p class="nhsuk-body-s">
        {finding.why} Source: {finding.source}.
      </p>
    </li>
  );
}

/** Numbers, doses, 'not', names and dates of the standard text: what is kept, what is gone, what is new. */
function Facts(props: { lost: readonly Fact[]; added: readonly Fact[]; kept: number }) {
  return (
    <section class="sw-box" aria-labelledby="facts-kept">
      <h3 class="nhsuk-heading-s" id="facts-kept">
        Facts of the standard text
      </h3>
      <p>{plural(props.kept, 'fact is', 'facts are')} kept (numbers, doses, ‘not’, names, dates).</p>
      {props.lost.length > 0 && (
        <>
          <p>
            <strong>Not found here, or about something else:</strong>
          </p>
          <FactList facts={props.lost} />
        </>
      )}
      {props.added.length > 0 && (
        <>
          <p>
            <strong>Here, and not in the standard text:</strong>
          </p>
          <FactList facts={props.added} />
        </>
      )}
    </section>
  );
}

function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul>
      {facts.slice(0, factsShown).map((fact) => (
        <li>
          {factNames[fact.kind] ?? fact.kind}: ‘{fact.text}’
        </li>
      ))}
      {facts.length > factsShown && <li>and {facts.length - factsShown} more</li>}
    </ul>
  );
}
const factsShown = 25;

const factNames: Readonly<Record<string, string>> = {
  number: 'Number',
  negation: '‘Not’',
  name: 'Name',
  date: 'Date',
  condition: 'Condition',
  limit: 'Limit',
  address: 'Address',
};
