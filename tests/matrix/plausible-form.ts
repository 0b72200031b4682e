import { z } from 'zod';
import type { Route } from '#platform/http/route.ts';

type Json = { readonly [name: string]: unknown };

/** The names of a form's fields, as its own schema has them. */
export function fieldsOf(route: Route): Readonly<Record<string, Json>> {
  const form = route.post?.form;
  if (!form) return {};
  const schema = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as Json;
  return (schema.properties ?? {}) as Record<string, Json>;
}

/** A form that could be somebody's: each field holds what its schema and its name ask for. */
export function plausibleForm(route: Route, ids: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fieldsOf(route)).map(([name, schema]) => [name, valueFor(name, schema, ids)]),
  );
}

/** The same for what a program sends. */
export function plausibleBody(body: z.ZodType | undefined, ids: Readonly<Record<string, string>>): object {
  if (!body) return {};
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Json;
  return valueFor('', schema, ids) as object;
}

const byName: readonly (readonly [RegExp, string])[] = [
  [/^(next)$/, '/account'],
  [/On$|^(day|from|to|until)$|[dD]ate$/, '2027-03-31'],
  [/^(startsAt|endsAt|starts|ends)$/, '2027-03-31T10:00'],
  [/address|email/i, 'somebody@elsewhere.example'],
  [/password/i, 'three odd lamps again'],
  [/issuer|url$/i, 'https://elsewhere.example'],
  [/odsCode|organisation$/i, 'T0001'],
  [/revision|version|number|people|minutes/i, '1'],
  [/pence|amount|pounds|value/i, '100'],
  [/^code$/, '123456'],
  [/colour/i, '#005eb8'],
];

function valueFor(name: string, schema: Json, ids: Readonly<Record<string, string>>): unknown {
  const kinds = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (kinds?.[0]) return valueFor(name, kinds[0], ids);
  if (schema.const !== undefined) return schema.const;
  const options = schema.enum as readonly unknown[] | undefined;
  if (options) return options.find((option) => option !== '') ?? '';
  if (schema.type === 'array') return [valueFor(name, (schema.items ?? {}) as Json, ids)];
  if (schema.type === 'object') {
    const inner = (schema.properties ?? {}) as Record<string, Json>;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, valueFor(key, one, ids)]));
  }
  if (schema.type === 'number' || schema.type === 'integer') return '1';
  const known = ids[name];
  if (known !== undefined) return known;
  if (/Id$/.test(name)) return Object.values(ids)[0] ?? crypto.randomUUID();
  const named = byName.find(([pattern]) => pattern.test(name));
  return named ? named[1] : schema.type === 'string' ? 'Plain words that say what is meant' : 'yes';
}
