import type { SearchSettings } from '../settings.ts';

type Names = HTMLElementTagNameMap;

/**
 * A new element with its attributes and children. Strings become text, so that nothing from a
 * reader or an index is ever taken for HTML.
 */
export function createElement<Name extends keyof Names>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): Names[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** The part of an element that its markup must hold. Throws if it is missing. */
export function getPart<Part extends Element>(
  host: ParentNode,
  selector: string,
  kind: new () => Part,
): Part {
  const part = host.querySelector(selector);
  if (part instanceof kind) return part;
  throw new TypeError(
    `The search found ${part === null ? 'nothing' : `<${part.localName}>`} at “${selector}”, where its markup must hold a ${kind.name}.`,
  );
}

/** The words that the interface needs. */
export class LabelFormatter {
  readonly #labels: SearchSettings['labels'];
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor({ labels, language }: Pick<SearchSettings, 'labels' | 'language'>) {
    this.#labels = labels;
    const own = labels['language'] ?? language;
    this.#plural = new Intl.PluralRules(own);
    this.#number = new Intl.NumberFormat(own);
  }

  /** The label of that name with its blanks filled; empty if the settings have none. */
  format(name: string, blanks: Readonly<Record<string, string | number>> = {}): string {
    const label = this.#labels[name] ?? '';
    return label.replace(/\{(\w+)\}/g, (whole, blank: string) => {
      const value = blanks[blank];
      return typeof value === 'number' ? this.#number.format(value) : (value ?? whole);
    });
  }

  /**
   * How many results there are, such as “1 result”; if only the best are shown, how many of how
   * many.
   */
  formatCount(total: number, shown: number): string {
    if (shown < total) return this.format('first', { shown, count: total });
    const name = total === 0 ? 'results.zero' : `results.${this.#plural.select(total)}`;
    return this.format(name, { count: total }) || this.format('results.other', { count: total });
  }
}
