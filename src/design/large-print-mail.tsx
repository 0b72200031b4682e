import { renderToString } from 'preact-render-to-string';

/** An e-mail in letters of this many points: nothing in it is smaller, nothing is loaded, and addresses can be pressed. */
export function largePrintMail({ text, points }: { text: string; points: number }): string {
  const letters = {
    fontFamily: 'Arial, sans-serif',
    fontSize: `${points}pt`,
    lineHeight: 1.4,
    color: '#212b32',
    background: '#ffffff',
    textAlign: 'left',
  } as const;
  return `<!doctype html>${renderToString(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
      </head>
      <body style={letters}>
        {text
          .split(/\n{2,}/)
          .filter((part) => part.trim() !== '')
          .map((part) => (
            <p style={letters}>
              {part.split('\n').map((line, i) => (
                <>
                  {i > 0 && <br />}
                  <Line line={line} />
                </>
              ))}
            </p>
          ))}
      </body>
    </html>,
  )}`;
}

function Line({ line }: { line: string }) {
  return (
    <>{line.split(/(https?:\/\/\S+)/).map((part, i) => (i % 2 === 1 ? <a href={part}>{part}</a> : part))}</>
  );
}
