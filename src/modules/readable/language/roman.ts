/** Capitals from II to XXXIX; 'I' is a word, and single letters are left to where they stand. 'IV' stands for a vein too. */
export function isRoman(text: string): boolean {
  return /^(?=[IVX]{2,}$)X{0,3}(?:IX|IV|V?I{0,3})$/.test(text);
}

const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

export function romanValue(roman: string): number {
  return [...roman].reduce((sum, letter, i) => {
    const value = values[letter] ?? 0;
    return sum + (value < (values[roman.charAt(i + 1)] ?? 0) ? -value : value);
  }, 0);
}
