import { withQuery } from '#kit/paths.ts';
import { easyPaths } from '../../documents/easy.paths.ts';
import { recordAt } from '../../documents/readable-sources.ts';
import { aloudPaths } from '../aloud.paths.ts';

/** Where a page can be heard without scripts. @returns undefined where the page shows no record */
export function listenAddressOf(
  pattern: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
): string | undefined {
  if (pattern === easyPaths.read.pattern) {
    const { kind = '', ref = '' } = params;
    const version = typeof query.version === 'string' ? query.version : undefined;
    return withQuery(aloudPaths.listen({ kind, ref }), { easy: 'yes', version });
  }
  const at = recordAt(pattern, params);
  return at && aloudPaths.listen({ kind: at.kind, ref: at.subjectId });
}
