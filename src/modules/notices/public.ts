export { registerNoticeSources } from './notice-sources.ts';
