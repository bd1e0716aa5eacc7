/** What messages need of their language. */
export interface Words {
  number(value: number): string;
  plural(count: number, forms: Readonly<Record<string, string>>): string;
}

export function wordsIn(language: string): Words {
  const numbers = new Intl.NumberFormat(language);
  const rules = new Intl.PluralRules(language);
  return {
    number: (value) => numbers.format(value),
    plural: (count, forms) => forms[rules.select(count)] ?? forms.other!,
  };
}
