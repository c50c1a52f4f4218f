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

const unread = 'script, style, template, noscript, .citation, .basis, [hidden]';

/** What a reader sees on a page, squeezed; without the marks of citations, which stand between words of the text. */
export function readVisibleText(html: string): string {
  const { document } = parseHTML(html);
  for (const element of document.body.querySelectorAll(unread)) element.remove();
  return squeeze(document.body.textContent ?? '');
}
