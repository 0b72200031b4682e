import { openDataPaths } from '../programme.paths.ts';

export function OpenData({
  sets,
}: {
  sets: readonly { set: string; title: string; columns: readonly string[] }[];
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Open data and API</h1>
      <p>
        Everything that its owners opened to everyone, as it stands now. Authors are not in it. Adoptions are
        as their adopters say, with what the source answered.
      </p>
      {sets.map(({ set, title, columns }) => (
        <section aria-labelledby={set}>
          <h2 class="nhsuk-heading-m" id={set}>
            {title}
          </h2>
          <p>
            <a href={openDataPaths.download({ file: `${set}.csv` })}>{title} as CSV</a> or{' '}
            <a href={openDataPaths.download({ file: `${set}.json` })}>as JSON</a>
          </p>
          <p class="nhsuk-body-s">Columns: {columns.join(', ')}.</p>
        </section>
      ))}
      <h2 class="nhsuk-heading-m">API</h2>
      <p>
        Programs read and write ideas, projects and adoptions under <code class="sw-code">/api</code>.{' '}
        <a href={openDataPaths.description()}>Its description</a> is OpenAPI 3.1. Without a token you read
        what is open to everyone. With a personal token, which you make in your account, a program reads and
        writes what you may.
      </p>
      <p>
        Send the token as <code class="sw-code">Authorization: Bearer …</code>. What is refused comes back as
        problem details (RFC 9457), in the same words as on a page.
      </p>
    </>
  );
}
