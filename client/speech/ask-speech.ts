/** A word of a text: where it stands, and when it is heard, in milliseconds. */
export type WordAt = readonly [from: number, to: number, startMs: number, endMs: number];

export interface Spoken {
  readonly address: string;
  readonly words: readonly WordAt[];
}

const keptMax = 30;
const kept = new Map<string, Promise<Spoken | undefined>>();

/** The site's voice for a text. @returns undefined where there is none, or the site cannot be reached */
export function askSpeech(text: string, open: boolean): Promise<Spoken | undefined> {
  const known = kept.get(text);
  if (known) return known;
  const asked = ask(text, open).catch(() => undefined);
  kept.set(text, asked);
  void asked.then((spoken) => spoken ?? kept.delete(text));
  if (kept.size > keptMax) forgetOldest();
  return asked;
}

async function ask(text: string, open: boolean): Promise<Spoken | undefined> {
  const form = new URLSearchParams({ text, ...(open ? { open: 'yes' } : {}) });
  const answer = await fetch('/speech', { method: 'POST', body: form });
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/json')) return undefined;
  const { sound, words } = (await answer.json()) as { sound: string; words: WordAt[] };
  const bytes = Uint8Array.from(atob(sound), (character) => character.charCodeAt(0));
  return { address: URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' })), words };
}

function forgetOldest(): void {
  const [oldest] = kept;
  if (!oldest) return;
  kept.delete(oldest[0]);
  void oldest[1].then((spoken) => spoken && URL.revokeObjectURL(spoken.address));
}
