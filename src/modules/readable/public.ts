export { readableCommand } from './readable.command.ts';
