import { PictureCredits, SymbolPicture } from '../symbols/symbol-picture.view.tsx';
import { type ChosenSymbol, readSymbols } from './message.rules.ts';

/** A message as it was composed: every picture with its word. */
export function SymbolMessage({ symbols: given, credits = true }: { symbols: unknown; credits?: boolean }) {
  const symbols = readSymbols(given);
  return (
    <div class="sw-symbols">
      <ul class="sw-symbols__list">
        {symbols.map((symbol) => (
          <SymbolItem symbol={symbol} />
        ))}
      </ul>
      {credits && <PictureCredits pictures={symbols.map((symbol) => symbol.picture)} />}
    </div>
  );
}

function SymbolItem({ symbol }: { symbol: ChosenSymbol }) {
  return (
    <li class="sw-symbols__one">
      <SymbolPicture picture={symbol.picture} />
      <span>{symbol.word}</span>
    </li>
  );
}
