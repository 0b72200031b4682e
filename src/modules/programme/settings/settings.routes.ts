import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { type ProgrammeRole, permission } from '#kit/viewer.ts';
import { findPersonByAddress, listOrganisationSignIns } from '#modules/people/public.ts';
import type { Db } from '#platform/db/database.ts';
import { choice, emailAddress, id, optionalText, typedText } from '#platform/http/fields.ts';
import { type FormState, page, post, seeOther } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { settingsPaths } from '../programme.paths.ts';
import { countAdmins, deleteRole, findRoleHolders, insertRole, saveSettings } from './settings.queries.ts';
import { changeSettings, revokeRole, roleWords } from './settings.rules.ts';
import { Settings } from './settings.view.tsx';

const roles = Object.keys(roleWords) as [ProgrammeRole, ...ProgrammeRole[]];
const nothingTyped: FormState = { values: {}, errors: [] };

async function settingsPage(
  { db, platform }: { db: Db; platform: Platform },
  forms: { settings?: FormState; role?: FormState } = {},
) {
  const { name, about, colour } = platform.site.settings();
  return {
    title: 'Settings of the programme',
    body: Settings({
      holders: await findRoleHolders(db),
      signIns: await listOrganisationSignIns(db),
      settings: forms.settings ?? { values: { name, about, colour: colour ?? '' }, errors: [] },
      role: forms.role ?? nothingTyped,
    }),
  };
}

export const showSettings = page(settingsPaths.show, {
  permission: permission('admin'),
  load: settingsPage,
  view: (shown) => shown,
});

export const saveProgramme = post(settingsPaths.save, {
  form: z.object({
    name: typedText({ name: 'the programme’s name', max: 80 }).pipe(
      z.string().min(2, 'The programme’s name must be 2 characters or more'),
    ),
    about: optionalText({ name: 'what it says about itself', max: 2_000 }),
    colour: z
      .string()
      .default('')
      .transform((text) => text.trim().toLowerCase())
      .pipe(z.string().regex(/^(#[0-9a-f]{6})?$/, 'Enter a colour as # and six digits, for example #005eb8'))
      .transform((colour) => (colour === '' ? null : colour)),
  }),
  permission: permission('admin'),
  stepUp: true,
  writes: ['programme.changed'],
  load: async () => ({}),
  decide: (_loaded, { form }) => changeSettings(form),
  save: (tx, settings, { act }) => saveSettings(tx, act, settings),
  done: () => seeOther(settingsPaths.show(), 'Saved. Every page shows it within a second.'),
  refusals: {
    'too-pale':
      'White words on this colour would be hard to read: the contrast is below 4.5 to 1. Choose a darker one.',
  },
  again: (state, _loaded, reading) => settingsPage(reading, { settings: state }),
});

/** Roles rest until their holder signs in with two factors. */
export const grantRole = post(settingsPaths.grant, {
  form: z.object({ address: emailAddress(), role: choice(roles, 'Choose a role') }),
  permission: permission('admin'),
  stepUp: true,
  writes: ['role.granted'],
  load: async () => ({}),
  async decide(_loaded, { db, form }) {
    const personId = await findPersonByAddress(db, form.address);
    return personId === undefined ? refuse('no-account') : allow({ personId, role: form.role });
  },
  async save(tx, given, { act }) {
    if (!(await insertRole(tx, act, given))) return refuse('held-already');
  },
  done: () => seeOther(settingsPaths.show(), 'They hold the role once they sign in with two factors.'),
  refusals: {
    'no-account': 'Nobody here has confirmed this address. Ask them to join first.',
    'held-already': 'They hold this role already.',
  },
  again: (state, _loaded, reading) => settingsPage(reading, { role: state }),
});

export const takeRole = post(settingsPaths.revoke, {
  params: z.object({ personId: id, role: z.enum(roles) }),
  permission: permission('admin'),
  stepUp: true,
  writes: ['role.revoked'],
  load: async () => ({}),
  decide: () => allow({}),
  async save(tx, _nothing, { act, params }) {
    const decision = revokeRole({ role: params.role, adminCount: await countAdmins(tx) });
    if (!decision.ok) return decision;
    if (!(await deleteRole(tx, act, params))) return refuse('not-held');
  },
  done: () => seeOther(settingsPaths.show(), 'The role is taken back.'),
  refusals: {
    'last-admin': 'This is the only admin. Make another person an admin first.',
    'not-held': 'They do not hold this role any more.',
  },
});

/** The programme's colour, as a style sheet of its own: no page carries styles within. */
export const showLook = page(settingsPaths.look, {
  permission: permission('anyone'),
  load: async ({ platform }) => platform.site.settings(),
  view: ({ colour }) => ({
    contentType: 'text/css; charset=utf-8',
    content: colour === null ? '' : `.nhsuk-header{background-color:${colour};border-color:${colour}}`,
  }),
});

export const settingsRoutes = [showSettings, saveProgramme, grantRole, takeRole, showLook];
