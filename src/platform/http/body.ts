import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import qs from 'qs';
import type { FieldError } from '#platform/http/fields.ts';
import type { Typed, Upload } from '#platform/http/route.ts';

const fieldsMax = 500;
const depthMax = 4;
export const bodyMaxBytes = 1_048_576;

export interface Body {
  readonly typed: Typed;
  readonly uploads: readonly Upload[];
  readonly problems: readonly FieldError[];
}

export function parseForm(text: string): Record<string, unknown> {
  const parsed = qs.parse(text, {
    depth: depthMax,
    parameterLimit: fieldsMax,
    allowPrototypes: false,
    arrayLimit: 200,
  });
  return storable(parsed) as Record<string, unknown>;
}

/** What the database cannot store (NUL, half characters) is taken out at the door, from whatever was sent. */
export function storable(given: unknown): unknown {
  if (typeof given === 'string') return given.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(given)) return given.map(storable);
  if (typeof given === 'object' && given !== null)
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [String(storable(name)), storable(value)]),
    );
  return given;
}

/** Reads a form with files. A file that is too large becomes an error at its field; what was typed is kept. */
export async function readMultipart(
  request: FastifyRequest,
  limits: { maxBytes: number; maxFiles: number },
): Promise<Body> {
  const pairs: string[] = [];
  const uploads: Upload[] = [];
  const problems: FieldError[] = [];
  const parts = request.parts({
    limits: {
      fileSize: limits.maxBytes,
      files: limits.maxFiles,
      fields: fieldsMax,
      fieldSize: bodyMaxBytes,
      parts: fieldsMax,
    },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      pairs.push(`${encodeURIComponent(part.fieldname)}=${encodeURIComponent(String(part.value))}`);
      continue;
    }
    const upload = await readFile(part);
    if (part.file.truncated)
      problems.push({
        field: part.fieldname,
        message: `The file must be smaller than ${Math.floor(limits.maxBytes / 1_048_576)} MB`,
      });
    else if (upload.bytes.length > 0 && upload.name !== '') uploads.push(upload);
  }
  return { typed: parseForm(pairs.join('&')), uploads, problems };
}

async function readFile(part: MultipartFile): Promise<Upload> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  return { field: part.fieldname, name: part.filename ?? '', bytes: Buffer.concat(chunks) };
}
