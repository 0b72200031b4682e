export { acceptSymbols, symbolsField } from './boards/accept-symbols.ts';
export { ComposeWithPictures } from './boards/compose-link.view.tsx';
export { registerSymbolDestinations } from './boards/destinations.ts';
export { SymbolMessage } from './boards/symbol-message.view.tsx';
export { importPack } from './symbols/import-pack/import-pack.command.ts';
export { pictureSentences } from './symbols/symbols.command.ts';
