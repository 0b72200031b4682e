export { easyPaths } from './documents/easy.paths.ts';
export { easyMenu } from './documents/easy-menu.ts';
export { registerEasyFinder } from './documents/easy-places.ts';
export { easyAddressOf, findOpenRecord, registerReadable } from './documents/readable-sources.ts';
export { type CheckedText, checkText, type Finding } from './language/check-text.ts';
export {
  type Draft,
  type DraftChange,
  type DraftSentence,
  draftEasyRead,
} from './language/draft-easy-read.ts';
export { compareFacts, type Fact, type FactComparison } from './language/facts.ts';
export { type Rule, type RuleId, rules, type View } from './language/rule-table.ts';
export { acceptSymbols, symbolsField } from './boards/accept-symbols.ts';
export { ComposeWithPictures } from './boards/compose-link.view.tsx';
export { registerSymbolDestinations } from './boards/destinations.ts';
export { SymbolMessage } from './boards/symbol-message.view.tsx';
export { importPack } from './symbols/import-pack/import-pack.command.ts';
export { pictureSentences } from './symbols/symbols.command.ts';
