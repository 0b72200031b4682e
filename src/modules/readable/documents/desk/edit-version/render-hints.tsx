import { renderToString } from 'preact-render-to-string';
import { Hints } from './hints.view.tsx';
import type { Look } from './look-over.ts';

/** The hints as a part of a page that is there already. */
export function renderHints(over: Look): string {
  return renderToString(<Hints over={over} />);
}
