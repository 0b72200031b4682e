/** The part of yauzl 3 that we use; it brings no types. */
declare module 'yauzl' {
  export interface Entry {
    readonly fileName: string;
    isEncrypted(): boolean;
  }
  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<NodeJS.ReadableStream & AsyncIterable<Buffer>>;
    close(): void;
  }
  export function fromBufferPromise(
    bytes: Buffer,
    options: { validateEntrySizes?: boolean },
  ): Promise<ZipFile>;
}
