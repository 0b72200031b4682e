export { type CheckedText, checkText, type Finding } from './language/check-text.ts';
export {
  type Draft,
  type DraftChange,
  type DraftSentence,
  draftEasyRead,
} from './language/draft-easy-read.ts';
export { compareFacts, type Fact, type FactComparison } from './language/facts.ts';
export { type Rule, type RuleId, rules, type View } from './language/rule-table.ts';
export { readableCommand } from './readable.command.ts';
