import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The letters of an e-mail, written on each part of it: mail programs forget what stands above. */
export function mailLetters(points: number) {
  return {
    fontFamily: 'Arial, sans-serif',
    fontSize: `${points}pt`,
    lineHeight: 1.4,
    color: '#212b32',
    background: '#ffffff',
    textAlign: 'left',
  } as const;
}

/** A whole e-mail as HTML that loads nothing from anywhere. */
export function mailInFrame(letters: ReturnType<typeof mailLetters>, body: ComponentChildren): string {
  return `<!doctype html>${renderToString(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
      </head>
      <body style={letters}>{body}</body>
    </html>,
  )}`;
}
