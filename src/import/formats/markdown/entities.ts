import { parseFragment } from 'parse5';

const known = new Map<string, string>();

/** Writes characters for their names, such as `é` for `&eacute;`. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g,
    (entity) => {
      const found = known.get(entity) ?? toCharacters(entity);
      known.set(entity, found);
      return found;
    },
  );
}

function toCharacters(entity: string): string {
  return parseFragment(entity)
    .childNodes.map((node) => ('value' in node ? node.value : ''))
    .join('');
}
