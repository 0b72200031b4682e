import { z } from 'zod';
import type { Explained, Line } from './version.rules.ts';

/** The lines of a version and the words that it explains, as they stand in the database. */
export const Lines: z.ZodType<Line[]> = z.array(
  z.object({
    kind: z.enum(['heading', 'sentence']),
    text: z.string(),
    pictures: z.array(z.object({ picture: z.string(), words: z.string() })),
    decided: z.boolean(),
  }),
);

export const Glossary: z.ZodType<Explained[]> = z.array(z.object({ word: z.string(), means: z.string() }));
