import { attribute, eachElement, findElement, toPlainText, type HtmlElement } from '../element.ts';
import type { Said } from '../../../document.ts';

/** What the head of a page says of it in `meta`, `link` and `title`, by name; the first of each counts. */
export interface PageHead {
  readonly meta: ReadonlyMap<string, Said<string>>;
  readonly name: Said<string> | undefined;
  readonly canonical: string | undefined;
  readonly base: string | undefined;
}

/** Reads what a page says of itself outside of its text: `meta` by `name` or `property`, in small letters. */
export function readHead(root: HtmlElement): PageHead {
  const meta = new Map<string, Said<string>>();
  let canonical: string | undefined;
  let base: string | undefined;
  eachElement(root, (element) => {
    if (element.name === 'base') base ??= toWebAddress(attribute(element, 'href'));
    if (element.name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, 'rel')))
      canonical ??= toWebAddress(attribute(element, 'href'));
    const key = (attribute(element, 'property') || attribute(element, 'name')).toLowerCase();
    const value = attribute(element, 'content').replace(/\s+/g, ' ');
    if (element.name === 'meta' && key !== '' && value !== '' && !meta.has(key))
      meta.set(key, { value, line: element.line });
  });
  const title = findElement(root, ({ name }) => name === 'title');
  const name =
    title === undefined || toPlainText(title) === ''
      ? undefined
      : { value: toPlainText(title), line: title.line };
  const own = canonical ?? toWebAddress(meta.get('og:url')?.value ?? '') ?? findSavedFrom(root);
  return { meta, name, canonical: own, base: base ?? own };
}

function toWebAddress(address: string): string | undefined {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

/** Browsers write into a saved page where it stood. */
function findSavedFrom(root: HtmlElement): string | undefined {
  for (const node of root.children) {
    const address =
      node.type === 'comment' ? /saved from url=\(\d+\)(\S+)/.exec(node.value)?.[1] : undefined;
    if (address !== undefined) return toWebAddress(address);
  }
  return undefined;
}
