/**
 * A sign of another system within Markdown. `liquid` is `{% include … %}`, `output` is `{{ page.title }}`, `shortcode` is
 * `{{< figure … >}}`, `component` is `<Tabs>`, `admonition` is `:::note`, `wiki` is `[[Page]]`, `math` is `$x$`; `code` is the braces of MDX.
 */
export interface Construct {
  readonly kind:
    'liquid' | 'output' | 'shortcode' | 'component' | 'admonition' | 'wiki' | 'math' | 'code';
  readonly line: number;
  /** As it is written. */
  readonly source: string;
  readonly name: string;
  /** Whether it opens a part that a later mark may close, closes one, or stands alone. */
  readonly form: 'opens' | 'closes' | 'alone';
  readonly values: ReadonlyMap<string, string>;
  /** The values without a name, in their order. */
  readonly plain: readonly string[];
}

/** The marks of one text: while it is Markdown, a sign that no text has stands in the place of each. */
export interface Constructs {
  readonly add: (mark: Construct) => string;
  readonly at: (index: number) => Construct | undefined;
}

export function createConstructs(): Constructs {
  const all: Construct[] = [];
  return {
    add: (mark) => `\uFDD0${all.push(mark) - 1}\uFDD1`,
    at: (index) => all[index],
  };
}

/** A text without the signs that stand for marks, before there are any. */
export function dropPlaceholders(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
}

/** A text as the parts between signs and the marks that these stand for. */
export function splitAtConstructs(text: string, marks: Constructs): (string | Construct)[] {
  return text.split(/(\uFDD0\d+\uFDD1)/).flatMap((part): (string | Construct)[] => {
    const mark = /^\uFDD0\d+\uFDD1$/.test(part) ? marks.at(Number(part.slice(1, -1))) : undefined;
    return mark !== undefined ? [mark] : part === '' ? [] : [part];
  });
}

/** A text with each mark as it was written. */
export function restoreConstructs(text: string, marks: Constructs): string {
  return text.includes('\uFDD0')
    ? splitAtConstructs(text, marks)
        .map((part) => (typeof part === 'string' ? part : part.source))
        .join('')
    : text;
}
