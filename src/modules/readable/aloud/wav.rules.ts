const headerBytes = 44;

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
  file.writeUInt32LE(samplesPerSecond, 24);
  file.writeUInt32LE(samplesPerSecond * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(data, 40);
  for (let i = 0; i < samples.length; i += 1) file.writeInt16LE(samples[i] ?? 0, headerBytes + i * 2);
  return file;
}
