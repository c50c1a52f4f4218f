import { isElement, textOf, type XmlElement } from './xml.ts';

const bullet = /^\s*[•·‣▪◦●○■➢❖✓✔](?:\s+|$)|^\s*[–-](?:\s{2,}|\t)/;

/** A level for the items of lists whose bullets somebody typed. */
export const typedLevel = {
  id: 'typed',
  list: 'typed',
  level: 0,
  isOrdered: false,
  start: 1,
  restarts: false,
  indent: 0,
};

/** The runs of a paragraph without the bullet that somebody typed at their beginning; undefined where there is none. */
export function withoutBullet(runs: readonly XmlElement[]): XmlElement[] | undefined {
  const [first] = runs;
  const match = bullet.exec(runs.map(toCharacters).join(''));
  if (first === undefined || match === null) return undefined;
  const rest = { count: match[0].length };
  return runs.map((run) => cut(run, rest));
}

function toCharacters(element: XmlElement): string {
  if (element.name === 'w:t') return textOf(element);
  return element.name === 'w:tab'
    ? '\t'
    : element.children.filter(isElement).map(toCharacters).join('');
}

function cut(element: XmlElement, rest: { count: number }): XmlElement {
  if (rest.count === 0) return element;
  if (element.name === 'w:t') {
    const text = textOf(element);
    const gone = Math.min(rest.count, text.length);
    rest.count -= gone;
    return { ...element, children: [text.slice(gone)] };
  }
  const children = element.children.filter(isElement).flatMap((child) => {
    if (child.name !== 'w:tab' || rest.count === 0) return [cut(child, rest)];
    rest.count -= 1;
    return [];
  });
  return { ...element, children };
}
