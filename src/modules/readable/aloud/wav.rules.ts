const headerBytes = 44;
const samplesPerSecondAt = 24;

/** Sound as a WAV file: one channel, 16 bits a sample (RIFF WAVE, PCM). */
export function wavOf(samples: Int16Array, samplesPerSecond: number): Buffer {
  const data = samples.length * 2;
  const file = Buffer.alloc(headerBytes + data);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(headerBytes - 8 + data, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(samplesPerSecond, samplesPerSecondAt);
  file.writeUInt32LE(samplesPerSecond * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(data, 40);
  for (let i = 0; i < samples.length; i += 1) file.writeInt16LE(samples[i] ?? 0, headerBytes + i * 2);
  return file;
}

/** What `wavOf` wrote. */
export function readWav(wav: Buffer): { samples: Int16Array; samplesPerSecond: number } {
  const samples = new Int16Array((wav.length - headerBytes) / 2);
  for (let i = 0; i < samples.length; i += 1) samples[i] = wav.readInt16LE(headerBytes + i * 2);
  return { samples, samplesPerSecond: wav.readUInt32LE(samplesPerSecondAt) };
}

/** Sounds of one voice after each other, each followed by a pause. */
export function joinedWav(sounds: readonly { wav: Buffer; pauseMs: number }[]): Buffer {
  const pieces = sounds.map(({ wav, pauseMs }) => {
    const { samples, samplesPerSecond } = readWav(wav);
    return { samples, samplesPerSecond, pause: Math.round((pauseMs * samplesPerSecond) / 1_000) };
  });
  const all = new Int16Array(pieces.reduce((sum, one) => sum + one.samples.length + one.pause, 0));
  let at = 0;
  for (const { samples, pause } of pieces) {
    all.set(samples, at);
    at += samples.length + pause;
  }
  return wavOf(all, pieces[0]?.samplesPerSecond ?? 0);
}
