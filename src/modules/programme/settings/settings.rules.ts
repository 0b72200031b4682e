import { contrastWithWhite } from '#kit/contrast.ts';
import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { ProgrammeRole } from '#kit/viewer.ts';

export interface ProgrammeSettings {
  readonly name: string;
  readonly about: string;
  /** '#rrggbb', or null for the design's own. */
  readonly colour: string | null;
}

/** WCAG 2.2, success criterion 1.4.3: text of ordinary size. */
const contrastMin = 4.5;

/** White words stand on the programme's colour at the top of every page: everyone must be able to read them. */
export function changeSettings(settings: ProgrammeSettings): Decision<ProgrammeSettings, 'too-pale'> {
  const { colour } = settings;
  return colour !== null && contrastWithWhite(colour) < contrastMin ? refuse('too-pale') : allow(settings);
}

export const roleWords: Readonly<Record<ProgrammeRole, string>> = {
  admin: 'Admin: settings, roles, companies, and what no lead decides',
  moderator: 'Moderator: looks at reports',
  reviewer: 'Reviewer: decides who takes part in a year',
  editor: 'Editor: writes and checks Easy Read',
};

/** Somebody must be left who can give roles. */
export function revokeRole(facts: {
  role: ProgrammeRole;
  adminCount: number;
}): Decision<'revoked', 'last-admin'> {
  return facts.role === 'admin' && facts.adminCount < 2 ? refuse('last-admin') : allow('revoked');
}
