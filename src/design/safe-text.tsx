const address = /(https?:\/\/[^\s<>"')\]]+)/g;

/** Text that somebody typed: paragraphs and line breaks kept, whole web addresses made into links, nothing else. */
export function SafeText({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <p>
            {paragraph.split('\n').map((line, i) => [
              i > 0 && <br />,
              ...line.split(address).map((part, j) =>
                j % 2 === 1 ? (
                  <a href={part} rel="nofollow ugc noopener">
                    {part}
                  </a>
                ) : (
                  part
                ),
              ),
            ])}
          </p>
        ))}
    </>
  );
}
