import { allow, type Decision, refuse } from '#kit/decision.ts';
import { normaliseTyped } from '#kit/text.ts';

/** What a kit may hold: documents and pictures that nobody's machine runs. The content decides, not the name. */
const officeXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const fileKinds: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  [`${officeXml}.wordprocessingml.document`]: 'docx',
  [`${officeXml}.spreadsheetml.sheet`]: 'xlsx',
  [`${officeXml}.presentationml.presentation`]: 'pptx',
  [`${openDocument}.text`]: 'odt',
  [`${openDocument}.spreadsheet`]: 'ods',
  'text/csv': 'csv',
  'text/plain': 'txt',
};

export const acceptedFiles = [...Object.values(fileKinds), 'jpeg']
  .map((extension) => `.${extension}`)
  .join(',');
export const fileMaxBytes = 10 * 1_048_576;
const nameMaxCharacters = 120;

export type FileRefusal = 'no-file' | 'file-kind' | 'file-runs';

/** What its bytes say a file is: `detected` from its signature; where there is none, plain text if it reads as text. */
export function judgeFile(file: {
  name: string;
  bytes: Uint8Array;
  detected: string | undefined;
}): Decision<{ contentType: string; name: string }, FileRefusal> {
  if (file.bytes.length === 0) return refuse('no-file');
  const contentType = file.detected ?? textKind(file.name, file.bytes);
  const extension = contentType === undefined ? undefined : fileKinds[contentType];
  if (contentType === undefined || extension === undefined) return refuse('file-kind');
  if (carriesProgram(contentType, file.bytes)) return refuse('file-runs');
  return allow({ contentType, name: cleanFileName(file.name, extension) });
}

/**
 * Macros in an office file stand under a name in its directory, and so do programs in most PDFs. What a PDF compresses is
 * not seen: downloads are attachments, and the viewer of the reader's own machine is the second guard.
 */
function carriesProgram(contentType: string, bytes: Uint8Array): boolean {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'latin1');
  if (contentType === 'application/pdf') return holds('/JavaScript') || holds('/Launch');
  return contentType.startsWith(officeXml)
    ? holds('vbaProject.bin')
    : contentType.startsWith(openDocument) && holds('Basic/');
}

/** Control characters other than tab and line ends. */
const hasControls = /[^\P{Cc}\t\r\n]/u;
const markup = /^\s*<(?:!|\?|[a-z])/i;

/** Text without a signature: UTF-8 without control characters, named .csv or .txt, and no page or drawing in disguise. */
function textKind(name: string, bytes: Uint8Array): string | undefined {
  const extension = /\.(csv|txt)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  if (hasControls.test(text) || text.startsWith('#!') || markup.test(text)) return undefined;
  return extension === 'csv' ? 'text/csv' : 'text/plain';
}

/** The last part of a name, without what file systems or mail programs trip over, with the extension of what it truly is. */
export function cleanFileName(typed: string, extension: string): string {
  const last = normaliseTyped(typed).split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*%]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...(stem === '' ? 'file' : stem)].slice(0, nameMaxCharacters).join('')}.${extension}`;
}
