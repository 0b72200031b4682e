const britishNumber = new Intl.NumberFormat('en-GB');

/** '1 person backs', '1,204 people back'. */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** '1,204' */
export function formatCount(count: number): string {
  return count >= 0 && count < 1_000 ? String(count) : britishNumber.format(count);
}
