import { reasonWords } from './meet-need.rules.ts';
import { type NeedName, needKind } from './need-kinds.rules.ts';

export interface AlertLine {
  readonly kind: NeedName;
  readonly details: string | null;
  /** How the next contact meets it, where one is about to be made. */
  readonly meeting?: { readonly outcome: 'met' | 'unmet'; readonly reason: keyof typeof reasonWords };
}

/** Stands wherever staff deal with this person, before anything else about them. Nothing where they share nothing. */
export function NeedsAlert({ name, lines }: { name: string; lines: readonly AlertLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="sw-alert" role="note">
      <p>
        <strong>What {name} needs</strong>
      </p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {lines.map((line) => (
          <li>
            <strong>{needKind(line.kind).staff}.</strong>
            {line.details !== null && ` ${line.details}.`}
            {line.meeting && (
              <>
                {' '}
                {line.meeting.outcome === 'met' ? 'Met' : 'NOT met'}: {reasonWords[line.meeting.reason]}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
