/** How somebody works a page with one switch: the page offers one part after another, and a press takes it. */
export interface ScanSettings {
  /** 'automatic': it moves by itself, a press takes. 'step': a short press moves, a long press takes. */
  readonly way: 'automatic' | 'step';
  /** 'groups': first groups (rows), then what is in one. 'each': everything in turn. */
  readonly order: 'groups' | 'each';
  readonly stepMs: number;
  /** The first of each group stays so many times as long. */
  readonly firstTimes: number;
  /** After so many rounds without a press it waits. */
  readonly rounds: number;
  /** A press counts when it is held for so long; with 'step', so long a press takes. 0: at once. */
  readonly holdMs: number;
  /** Another press within so long is a tremor, and does not count. */
  readonly ignoreMs: number;
  readonly cue: 'none' | 'beep' | 'speak';
  readonly key: 'space' | 'enter' | 'any-key' | 'screen';
}

export const scanLimits = {
  stepMs: [300, 10_000],
  firstTimes: [1, 5],
  rounds: [1, 9],
  holdMs: [0, 3_000],
  ignoreMs: [0, 3_000],
} as const;

export const usualScanning: ScanSettings = {
  way: 'automatic',
  order: 'groups',
  stepMs: 1_500,
  firstTimes: 2,
  rounds: 3,
  holdMs: 0,
  ignoreMs: 300,
  cue: 'none',
  key: 'space',
};

/** One short text, for a browser to carry and a row to keep. */
export function toCarried(settings: ScanSettings): string {
  const { way, order, stepMs, firstTimes, rounds, holdMs, ignoreMs, cue, key } = settings;
  return [way, order, stepMs, firstTimes, rounds, holdMs, ignoreMs, cue, key].join('.');
}

const pattern =
  /^(automatic|step)\.(groups|each)\.(\d{1,5})\.(\d)\.(\d)\.(\d{1,4})\.(\d{1,4})\.(none|beep|speak)\.(space|enter|any-key|screen)$/;

/** @returns undefined for anything that `toCarried` would not write within the limits */
export function fromCarried(carried: string | undefined): ScanSettings | undefined {
  const parts = carried === undefined ? null : pattern.exec(carried);
  if (!parts) return undefined;
  const settings: ScanSettings = {
    way: parts[1] as ScanSettings['way'],
    order: parts[2] as ScanSettings['order'],
    stepMs: Number(parts[3]),
    firstTimes: Number(parts[4]),
    rounds: Number(parts[5]),
    holdMs: Number(parts[6]),
    ignoreMs: Number(parts[7]),
    cue: parts[8] as ScanSettings['cue'],
    key: parts[9] as ScanSettings['key'],
  };
  const within = (Object.keys(scanLimits) as (keyof typeof scanLimits)[]).every(
    (name) => settings[name] >= scanLimits[name][0] && settings[name] <= scanLimits[name][1],
  );
  return within ? settings : undefined;
}
