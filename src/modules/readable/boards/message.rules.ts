/** A message that is being composed from symbols. Shared by the server and the script in the page: no clock, no database. */

/** A word with the picture it was chosen by. */
export interface ChosenSymbol {
  readonly word: string;
  /** The id of its picture. */
  readonly picture?: string | undefined;
  /** The Blissymbolics number, where the board's file has one. */
  readonly bci?: string | undefined;
}

export interface Composing {
  readonly message: readonly ChosenSymbol[];
  /** The place of the symbol that is being mended. */
  readonly selected: number | undefined;
  /** What 'Clear' took away, until something else is pressed. */
  readonly cleared: readonly ChosenSymbol[];
}

export const symbolsMax = 60;
export const wordCharactersMax = 300;

export const nothingYet: Composing = { message: [], selected: undefined, cleared: [] };

/** A press on a symbol adds it, or puts it in place of the one that is being mended. */
export function press(now: Composing, symbols: readonly ChosenSymbol[]): Composing {
  const { message, selected } = now;
  if (selected === undefined || !(selected in message))
    return { message: [...message, ...symbols].slice(0, symbolsMax), selected: undefined, cleared: [] };
  const mended = [...message.slice(0, selected), ...symbols, ...message.slice(selected + 1)];
  return { message: mended.slice(0, symbolsMax), selected: undefined, cleared: [] };
}

export type Mending = 'delete' | 'earlier' | 'later' | 'clear' | 'bring-back' | 'select' | 'unselect';

export function mend(now: Composing, how: Mending, place?: number): Composing {
  const { message, selected, cleared } = now;
  switch (how) {
    case 'select':
      return { message, selected: place !== undefined && place in message ? place : undefined, cleared };
    case 'unselect':
      return { message, selected: undefined, cleared };
    case 'delete': {
      const at = selected ?? message.length - 1;
      return { message: message.filter((_one, i) => i !== at), selected: undefined, cleared: [] };
    }
    case 'clear':
      return { message: [], selected: undefined, cleared: message.length > 0 ? message : cleared };
    case 'bring-back':
      return { message: message.length > 0 ? message : cleared, selected: undefined, cleared: [] };
    default: {
      const to = (selected ?? -1) + (how === 'earlier' ? -1 : 1);
      const moving = selected === undefined ? undefined : message[selected];
      if (selected === undefined || moving === undefined || !(to in message)) return now;
      const rest = message.filter((_one, i) => i !== selected);
      return { message: [...rest.slice(0, to), moving, ...rest.slice(to)], selected: to, cleared: [] };
    }
  }
}

/** The words of a message, as they are stored and spoken. */
export function messageText(message: readonly ChosenSymbol[]): string {
  return message
    .map((symbol) => symbol.word)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Symbols from a form or from the database; whatever is no symbol is left out. */
export function readSymbols(given: unknown): ChosenSymbol[] {
  const list: unknown = typeof given === 'string' ? parse(given) : given;
  if (!Array.isArray(list)) return [];
  return list.slice(0, symbolsMax).flatMap((one: unknown): ChosenSymbol[] => {
    if (typeof one !== 'object' || one === null) return [];
    const { word, picture, bci } = one as Record<string, unknown>;
    if (typeof word !== 'string' || word.trim() === '') return [];
    return [
      {
        word: word.trim().slice(0, wordCharactersMax),
        ...(typeof picture === 'string' && pictureId.test(picture) ? { picture } : {}),
        ...(typeof bci === 'string' && /^\d{1,20}$/.test(bci) ? { bci } : {}),
      },
    ];
  });
}

const pictureId = /^(?:spreadwell|healthicons|openmoji|pack|own):[\w./-]{1,160}$/;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
