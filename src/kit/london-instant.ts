const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/**
 * The moment at which clocks in London show this time on this day ('YYYY-MM-DD', 'HH:MM'). A time that comes twice is the
 * first; one that is skipped is as much later.
 */
export function londonInstant(day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // Summer time first, because the first of two is wanted.
  for (const offset of [3_600_000, 0]) {
    const at = new Date(asUtc - offset);
    if (shownInLondon(at) === asUtc) return at;
  }
  return new Date(asUtc);
}

function shownInLondon(at: Date): number {
  const parts = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts as Record<string, number>;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
