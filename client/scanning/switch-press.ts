import type { ScanSettings } from '#kit/scan-settings.ts';

/** In 'step' a press this long takes, where none is set. */
const longMs = 700;

/**
 * Hears one switch: a key, any key, or a touch anywhere. Presses that are too short, or too soon after another, do not count.
 * While it listens, nothing else on the page hears the switch.
 */
export function hearSwitch(settings: ScanSettings, onPress: (long: boolean) => void): () => void {
  const { key, way, holdMs, ignoreMs } = settings;
  const takesMs = way === 'step' ? holdMs || longMs : holdMs;
  let downAt: number | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  const press = (long: boolean) => {
    const now = performance.now();
    if (now - lastAt < ignoreMs) return;
    lastAt = now;
    onPress(long);
  };
  const down = (event: Event) => {
    swallow(event);
    if (downAt !== undefined) return;
    downAt = performance.now();
    if (takesMs === 0) press(true);
  };
  const up = (event: Event) => {
    swallow(event);
    if (downAt === undefined) return;
    const heldMs = performance.now() - downAt;
    downAt = undefined;
    if (takesMs === 0) return;
    if (heldMs >= takesMs) press(true);
    else if (way === 'step') press(false);
  };
  const isSwitch = (event: KeyboardEvent) =>
    key === 'any-key'
      ? event.key !== 'Tab' && !event.ctrlKey && !event.metaKey && !event.altKey
      : event.key === (key === 'space' ? ' ' : 'Enter');
  const keyDown = (event: KeyboardEvent) => isSwitch(event) && down(event);
  const keyUp = (event: KeyboardEvent) => isSwitch(event) && up(event);
  const pointer = (event: Event) => event.isTrusted && swallow(event);
  const options = { capture: true } as const;
  if (key === 'screen') {
    window.addEventListener('pointerdown', down, options);
    window.addEventListener('pointerup', up, options);
    window.addEventListener('click', pointer, options);
  } else {
    window.addEventListener('keydown', keyDown, options);
    window.addEventListener('keyup', keyUp, options);
  }
  return () => {
    window.removeEventListener('pointerdown', down, options);
    window.removeEventListener('pointerup', up, options);
    window.removeEventListener('click', pointer, options);
    window.removeEventListener('keydown', keyDown, options);
    window.removeEventListener('keyup', keyUp, options);
  };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
