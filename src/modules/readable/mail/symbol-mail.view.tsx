import { mailInFrame, mailLetters } from '#design/mail-frame.tsx';

export interface ShownSymbol {
  readonly contentId: string;
  readonly title: string;
  readonly words: string;
}

export interface SymbolLine {
  readonly sentences: readonly { readonly text: string; readonly symbols: readonly ShownSymbol[] }[];
  readonly links: readonly string[];
}

/** As large as Easy Read usually is. */
const usualPoints = 16;
const pictureSide = 64;

const table = { borderCollapse: 'collapse' } as const;
const cell = { padding: '4px 8px 4px 0', verticalAlign: 'top', textAlign: 'center' } as const;
const sentenceSpace = { margin: '4px 0 20px' } as const;

/** An e-mail in symbols: each over its words, the whole sentence below. It says the same without its pictures. */
export function symbolMailPage(mail: {
  lines: readonly SymbolLine[];
  points: number;
  credits: readonly string[];
  creditsAddress: string;
}): string {
  const letters = mailLetters(Math.max(mail.points, usualPoints));
  return mailInFrame(
    letters,
    <>
      {mail.lines.map((line) => (
        <>
          {line.sentences.map((sentence) => (
            <>
              <SymbolTable symbols={sentence.symbols} letters={letters} />
              <p style={{ ...letters, ...sentenceSpace }}>{sentence.text}</p>
            </>
          ))}
          {line.links.map((link) => (
            <p style={{ ...letters, ...sentenceSpace }}>
              <a href={link}>{link}</a>
            </p>
          ))}
        </>
      ))}
      {mail.credits.length > 0 && (
        <p style={letters}>
          Pictures: {mail.credits.join(', ')}. A program chose them; nobody checked this e-mail.{' '}
          <a href={mail.creditsAddress}>Authors and licences</a>
        </p>
      )}
    </>,
  );
}

function SymbolTable({ symbols, letters }: { symbols: readonly ShownSymbol[]; letters: object }) {
  if (symbols.length === 0) return null;
  return (
    <table role="presentation" style={table}>
      <tr>
        {symbols.map(({ contentId, title, words }) => (
          <td style={{ ...letters, ...cell }}>
            <img src={`cid:${contentId}`} alt={title} width={pictureSide} height={pictureSide} />
            <br />
            {words}
          </td>
        ))}
      </tr>
    </table>
  );
}
