import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';

const known = new Map<string, string>();

/** Writes characters for their names, such as `é` for `&eacute;`. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g, (entity) => {
    const found = known.get(entity) ?? toString(fromHtml(entity, { fragment: true }));
    known.set(entity, found);
    return found;
  });
}
