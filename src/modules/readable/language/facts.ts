import { type Fact, type Facts, factsOf } from './find-facts.ts';

export interface FactComparison {
  readonly kept: readonly Fact[];
  /** In the source, and not (or not about the same) in the target. */
  readonly lost: readonly Fact[];
  /** In the target alone, or moved to something that the source did not say. */
  readonly added: readonly Fact[];
}

/** Holds a rewording against its source: numbers, doses, units, negations, names, dates, conditions, limits. */
export function compareFacts(source: string, target: string): FactComparison {
  return compare(factsOf(source), factsOf(target), source, target);
}

/** Whether nothing is lost, added or turned round. */
export function keepsFacts(source: string, target: string): boolean {
  const { lost, added } = compareFacts(source, target);
  return lost.length === 0 && added.length === 0;
}

function compare(source: Facts, target: Facts, sourceText: string, targetText: string): FactComparison {
  const kept: Fact[] = [];
  const lost: Fact[] = [];
  for (const fact of source.facts) (holds(fact, target, targetText) ? kept : lost).push(fact);
  const added = target.facts.filter((fact) => !holds(fact, source, sourceText) || isMoved(fact, source));
  const counts = (facts: readonly Fact[], kind: string) => facts.filter((fact) => fact.kind === kind).length;
  // A negation that stands twice in the source must do so in the target, whatever it is about.
  if (lost.length === 0 && counts(target.facts, 'negation') < counts(source.facts, 'negation')) {
    const negation = source.facts.find((fact) => fact.kind === 'negation');
    if (negation !== undefined) lost.push(negation);
  }
  return { kept, lost, added };
}

/** The other text has the fact, and about the same words, as far as it uses them. */
function holds(fact: Fact, other: Facts, otherText: string): boolean {
  if (fact.kind === 'name')
    return new RegExp(`(?<![\\p{L}])${escaped(fact.value)}(?![\\p{L}])`, 'iu').test(
      otherText.replaceAll('’', "'"),
    );
  const key = `${fact.kind}:${fact.value}`;
  if (!other.facts.some((found) => found.kind === fact.kind && found.value === fact.value)) return false;
  for (const word of fact.about) {
    const found = other.with.get(word);
    if (found !== undefined && !found.has(key)) return false;
  }
  return true;
}

/** A word stands with a negation, condition or number of the target, and in the source only without. */
function isMoved(fact: Fact, source: Facts): boolean {
  if (fact.kind === 'name' || fact.kind === 'address') return false;
  const key = `${fact.kind}:${fact.value}`;
  for (const word of fact.about) {
    const before = source.with.get(word);
    if (before !== undefined && !before.has(key)) return true;
  }
  return false;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
