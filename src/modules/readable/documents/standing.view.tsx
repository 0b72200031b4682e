import { formatLocalDate, londonToday } from '#kit/local-date.ts';
import { plural } from '#kit/plural.ts';
import type { VersionFacts } from './version.rules.ts';

type Shown = Pick<
  VersionFacts,
  'origin' | 'goneThrough' | 'checked' | 'tests' | 'number' | 'begun' | 'changed' | 'madeUp'
>;

/** What is recorded of a version, each fact with who and when; and what is not so. */
export function Standing({ version, easy = false }: { version: Shown; easy?: boolean }) {
  const own = version.tests.filter((test) => test.versionNumber === version.number);
  const earlier = version.tests.filter((test) => test.versionNumber !== version.number);
  return (
    <ul class={easy ? 'sw-standing sw-standing--easy' : 'sw-standing'}>
      <li>{writtenBy(version)}</li>
      <li>
        {version.checked ? (
          <>
            {version.checked.name} checked it on {dayOf(version.checked.at)}.
          </>
        ) : (
          'Nobody has checked it yet.'
        )}
      </li>
      {own.length === 0 && <li>Not tested with people with learning disabilities.</li>}
      {own.map((test) => (
        <li>
          {plural(test.people, 'person', 'people')} with learning disabilities tested it on{' '}
          {formatLocalDate(test.heldOn)}. {test.runBy} ran the test.
          {test.madeUp && ' This is made up for the demonstration.'}
        </li>
      ))}
      {earlier.map((test) => (
        <li>
          An earlier version was tested with {plural(test.people, 'person', 'people')} on{' '}
          {formatLocalDate(test.heldOn)}.{test.madeUp && ' This is made up for the demonstration.'}
        </li>
      ))}
      {version.madeUp && <li>This is a demonstration. The people named here are made up.</li>}
    </ul>
  );
}

function dayOf(at: Date): string {
  return formatLocalDate(londonToday(at));
}

function writtenBy({ origin, goneThrough, begun, changed }: Shown) {
  if (origin !== 'machine')
    return (
      <>
        {changed.name} wrote it on {dayOf(changed.at)}.
      </>
    );
  if (!goneThrough)
    return (
      <>
        A machine made this draft for {begun.name} on {dayOf(begun.at)}. Nobody has gone through it.
      </>
    );
  return (
    <>
      It began as a machine’s draft. {goneThrough.name} went through every sentence on {dayOf(goneThrough.at)}
      .
    </>
  );
}
