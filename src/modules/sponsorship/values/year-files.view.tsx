import { agreementPaths } from '../agreements/agreement.paths.ts';
import { valuePaths } from './value.paths.ts';

/** A company's files of what it gave, one a calendar year. */
export function YearFiles({ companyId, years }: { companyId: string; years: readonly number[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What you gave</h2>
      <p>
        <a href={agreementPaths.list()}>Your agreements</a>. For your own Disclosure UK return:{' '}
        {years.length === 0 && 'a file for each calendar year, once something is recorded.'}
      </p>
      <ul class="nhsuk-list">
        {years.map((year) => (
          <li>
            <a href={valuePaths.year({ companyId, year: String(year) })}>
              Transfers of value in {year} (CSV)
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
