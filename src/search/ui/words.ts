import type { SearchSettings } from '../query/settings.ts';

/** The words that the interface needs, in the language of the site. */
export class Labels {
  readonly #labels: SearchSettings['labels'];
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor({ labels, language }: Pick<SearchSettings, 'labels' | 'language'>) {
    this.#labels = labels;
    this.#plural = new Intl.PluralRules(language);
    this.#number = new Intl.NumberFormat(language);
  }

  /** The label of that name with its blanks filled; empty where the settings hold none. */
  format(name: string, blanks: Readonly<Record<string, string | number>> = {}): string {
    const label = this.#labels[name] ?? '';
    return label.replace(/\{(\w+)\}/g, (whole, blank: string) => {
      const value = blanks[blank];
      return typeof value === 'number' ? this.#number.format(value) : (value ?? whole);
    });
  }

  /** How many results there are, such as “1 result”; where only the best are shown, how many of how many. */
  formatCount(total: number, shown: number): string {
    if (shown < total) return this.format('first', { shown, count: total });
    const name = total === 0 ? 'results.zero' : `results.${this.#plural.select(total)}`;
    return this.format(name, { count: total }) || this.format('results.other', { count: total });
  }
}
