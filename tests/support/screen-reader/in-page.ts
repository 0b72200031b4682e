import { virtual } from '@guidepup/virtual-screen-reader';

const phrasesMax = 3_000;
const end = 'end of document';

const screenReader = {
  /** Goes through the page from its top to its end, as somebody does who lets it be read. */
  async readThrough(): Promise<string[]> {
    await virtual.start({ container: document.body });
    try {
      for (let i = 0; i < phrasesMax && (await virtual.lastSpokenPhrase()) !== end; i += 1)
        await virtual.next();
      return await virtual.spokenPhraseLog();
    } finally {
      await virtual.stop();
    }
  },
  /** From here on it follows the focus, and says what the page tells by itself. */
  async begin(): Promise<void> {
    await virtual.start({ container: document.body });
    await virtual.clearSpokenPhraseLog();
  },
  async end(): Promise<string[]> {
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said;
  },
};

export type ScreenReaderInPage = typeof screenReader;
Object.assign(globalThis, { screenReader });
