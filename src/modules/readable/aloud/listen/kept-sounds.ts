interface Kept {
  readonly at: number;
  readonly sound: Promise<Buffer | undefined>;
  bytes: number;
}

const keptMs = 300_000;
const bytesMax = 24_000_000;

/**
 * Sound of what is not open to everyone, for the few minutes in which one player asks for its pieces. In memory only, and under
 * the session of whoever listens: each request finds the record anew first, as its page does.
 */
export class KeptSounds {
  private readonly kept = new Map<string, Kept>();

  /** Makes it where it is not kept; those who ask meanwhile wait for the same. */
  async get(
    session: string,
    mark: string,
    now: Date,
    make: () => Promise<Buffer | undefined>,
  ): Promise<Buffer | undefined> {
    const key = `${session} ${mark}`;
    const at = now.getTime();
    for (const [old, one] of this.kept) if (at - one.at > keptMs) this.kept.delete(old);
    const known = this.kept.get(key);
    if (known) return known.sound;
    const making: Kept = { at, sound: make(), bytes: 0 };
    this.kept.set(key, making);
    const sound = await making.sound.catch((error: unknown) => {
      this.kept.delete(key);
      throw error;
    });
    making.bytes = sound?.length ?? 0;
    if (!sound) this.kept.delete(key);
    this.makeRoom();
    return sound;
  }

  /** The oldest go first. */
  private makeRoom(): void {
    let bytes = [...this.kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [key, one] of this.kept) {
      if (bytes <= bytesMax) return;
      this.kept.delete(key);
      bytes -= one.bytes;
    }
  }
}
