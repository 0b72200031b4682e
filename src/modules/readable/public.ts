export { importPack } from './symbols/import-pack/import-pack.command.ts';
export { pictureSentences } from './symbols/symbols.command.ts';
