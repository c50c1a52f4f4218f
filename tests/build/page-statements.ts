import { parseHTML } from 'linkedom';

/** One text that a graph states, and the name under which it does. */
export interface Statement {
  readonly key: string;
  readonly value: string;
}

/** Every text within a graph, at any depth; an item of a list has the name of its list. */
export function listStatements(value: unknown, key = ''): Statement[] {
  if (typeof value === 'string') return [{ key, value }];
  if (Array.isArray(value)) return value.flatMap((each) => listStatements(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => listStatements(each, name));
}

/** A text without any white space, in which a page may break lines and a graph may not. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

const unread = 'script, style, template, noscript, [data-cite], [hidden]';

/**
 * What a reader sees on a page, squeezed; without the marks of citations, which stand between words
 * of the text.
 */
export function readVisibleText(html: string): string {
  const { document } = parseHTML(html);
  for (const element of document.body.querySelectorAll(unread)) element.remove();
  return squeeze(document.body.textContent ?? '');
}

/** The graphs of a page, parsed. Throws if one is no JSON. */
export function readGraphs(
  document: Document,
): { '@context': string; '@graph': Record<string, unknown>[] }[] {
  return [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) =>
    JSON.parse(script.textContent ?? ''),
  );
}

/**
 * How many texts the graphs of a page state, and which of them neither the page shows nor its head
 * holds.
 */
export function compareStatements(
  document: Document,
  html: string,
): { readonly statements: number; readonly unseen: readonly Statement[] } {
  const { origin } = new URL(
    document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '',
  );
  const attributes = (selector: string, attribute: string) =>
    [...document.querySelectorAll(selector)].map(
      (element) => element.getAttribute(attribute) ?? '',
    );
  const addresses = new Set(
    [
      ...attributes('[href]', 'href'),
      ...attributes('[src]', 'src'),
      ...attributes('meta[property]', 'content'),
    ]
      .filter((each) => /^(\/|https?:)/.test(each))
      .map((each) => new URL(each, origin).href),
  );
  const shown = new Set([
    ...attributes('time', 'datetime'),
    ...attributes('meta', 'content').map(squeeze),
    document.documentElement.getAttribute('lang'),
  ]);
  const text = readVisibleText(html);
  const isShown = (value: string) =>
    /^https?:/.test(value)
      ? addresses.has(value)
      : shown.has(squeeze(value)) || text.includes(squeeze(value));
  const statements = listStatements(readGraphs(document)).filter(
    ({ key }) => key !== '@type' && key !== '@context',
  );
  return {
    statements: statements.length,
    unseen: statements.filter(
      ({ key, value }) => !isShown(key === '@id' ? value.replace(/#[a-z]+$/, '') : value),
    ),
  };
}
