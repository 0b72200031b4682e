import { mailInFrame, mailLetters } from './mail-frame.tsx';

/** An e-mail in letters of this many points: nothing in it is smaller, nothing is loaded, and addresses can be pressed. */
export function largePrintMail({ text, points }: { text: string; points: number }): string {
  const letters = mailLetters(points);
  return mailInFrame(
    letters,
    text
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
      )),
  );
}

function Line({ line }: { line: string }) {
  return (
    <>{line.split(/(https?:\/\/\S+)/).map((part, i) => (i % 2 === 1 ? <a href={part}>{part}</a> : part))}</>
  );
}
