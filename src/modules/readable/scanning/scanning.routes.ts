import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { fromCarried, type ScanSettings, scanLimits, toCarried, usualScanning } from '#kit/scan-settings.ts';
import { permission } from '#kit/viewer.ts';
import { choice } from '#platform/http/fields.ts';
import { type FormState, page, post, seeOther } from '#platform/http/route.ts';
import { scanningPaths } from './scanning.paths.ts';
import { dropScanning, putScanning } from './scanning.queries.ts';
import { ScanningPage } from './scanning.view.tsx';

const seconds = (name: string, [least, most]: readonly [number, number]) =>
  z
    .string(`Enter ${name}`)
    .transform((text) => Math.round(Number(text.trim().replace(',', '.')) * 1_000))
    .pipe(
      z
        .number(`Enter ${name} in seconds, for example 1.5`)
        .min(least, `Enter ${name} as ${least / 1_000} seconds or more`)
        .max(most, `Enter ${name} as ${most / 1_000} seconds or less`),
    );
const times = (name: string, [least, most]: readonly [number, number]) =>
  z
    .string(`Enter ${name}`)
    .transform((text) => Number(text.trim()))
    .pipe(
      z
        .int(`Enter ${name} as a whole number`)
        .min(least, `Enter ${name} as ${least} or more`)
        .max(most, `Enter ${name} as ${most} or less`),
    );

const Chosen = z.object({
  way: choice(['automatic', 'step'], 'Choose how it moves'),
  order: choice(['groups', 'each'], 'Choose what it goes through'),
  step: seconds('how long it stays', scanLimits.stepMs),
  firstTimes: times('how many times as long the first stays', scanLimits.firstTimes),
  rounds: times('how many rounds', scanLimits.rounds),
  hold: seconds('how long a press is held', scanLimits.holdMs),
  ignore: seconds('how long another press is ignored', scanLimits.ignoreMs),
  cue: choice(['none', 'beep', 'speak'], 'Choose what you hear'),
  key: choice(['space', 'enter', 'any-key', 'screen'], 'Choose your switch'),
});

function toSettings(chosen: z.output<typeof Chosen>): ScanSettings {
  const { step, hold, ignore, ...same } = chosen;
  return { ...same, stepMs: step, holdMs: hold, ignoreMs: ignore };
}

function toValues(settings: ScanSettings) {
  const { stepMs, holdMs, ignoreMs, firstTimes, rounds, ...same } = settings;
  return {
    ...same,
    firstTimes: String(firstTimes),
    rounds: String(rounds),
    step: String(stepMs / 1_000),
    hold: String(holdMs / 1_000),
    ignore: String(ignoreMs / 1_000),
  };
}

function scanningPage(on: boolean, state: FormState) {
  return {
    title: 'Use this site with one switch',
    description: 'Scanning: the page offers one part after another, and one key takes it.',
    body: ScanningPage({ on, state }),
  };
}

export const showScanning = page(scanningPaths.show, {
  permission: permission('anyone'),
  load: async ({ request }) => ({ scanning: fromCarried(request.scanning) }),
  view: ({ scanning }) =>
    scanningPage(scanning !== undefined, { values: toValues(scanning ?? usualScanning), errors: [] }),
});

const yearMs = 365 * 86_400_000;

/** On this device at once; for whoever is signed in, on every device on which they sign in. */
export const chooseScanning = post(scanningPaths.choose, {
  form: Chosen,
  permission: permission('anyone'),
  writes: { noEvent: 'how somebody works a page is nobody’s business' },
  load: async ({ request }) => ({ on: request.scanning !== undefined }),
  decide: (_loaded, { form }) => allow(toCarried(toSettings(form))),
  async save(tx, carried, { viewer, now }) {
    if (viewer.kind === 'person') await putScanning(tx, viewer.personId, carried, now);
    return { carried, until: new Date(now.getTime() + yearMs) };
  },
  done: ({ saved }) => ({
    ...seeOther(scanningPaths.show(), 'Scanning is on. Press your switch to take what is marked.'),
    cookies: [{ name: 'scan', value: saved.carried, expiresAt: saved.until }],
  }),
  refusals: {},
  again: (state, { on }) => scanningPage(on, state),
});

export const stopScanning = post(scanningPaths.stop, {
  permission: permission('anyone'),
  writes: { noEvent: 'how somebody works a page is nobody’s business' },
  load: async () => ({}),
  decide: () => allow(true),
  async save(tx, _stop, { viewer }) {
    if (viewer.kind === 'person') await dropScanning(tx, viewer.personId);
  },
  done: () => ({
    ...seeOther(scanningPaths.show(), 'Scanning is off.'),
    cookies: [{ name: 'scan', value: '', expiresAt: new Date(0) }],
  }),
  refusals: {},
});

export const scanningRoutes = [showScanning, chooseScanning, stopScanning];
