import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Located } from '../../document.ts';
import {
  attribute,
  eachElement,
  findElement,
  getTextContent,
  type HtmlElement,
} from './element.ts';

/** What a page calls itself, in the places where pages do. */
interface TitleClues {
  /** What it says to machines that share and cite it, the surest first. */
  readonly declared: readonly Located<string>[];
  /** The name of the page in the browser. */
  readonly name: Located<string> | undefined;
  /** The names of the site. */
  readonly siteNames: ReadonlySet<string>;
}

/**
 * The title of a page, judged by all that it calls itself: by what it declares, its name in the
 * browser and its headings. The name of the site is none, and is left out before or behind it.
 * Undefined if the first heading of level 1 is the title, or nothing is.
 */
export function judgeTitle(
  { declared, name, siteNames }: TitleClues,
  tree: Root,
): Located<string> | undefined {
  const isSite = (text: string) => siteNames.has(toTitleKey(text));
  const headings = tree.children.flatMap((block) =>
    block.type === 'heading'
      ? [{ depth: block.depth, text: toString(block).replace(/\s+/g, ' ').trim() }]
      : [],
  );
  const first = headings.find(({ depth }) => depth === 1)?.text;
  const own = first === undefined || isSite(first) ? undefined : first;
  const candidates = [...declared, ...(name === undefined ? [] : [name])]
    .filter(({ value }) => !isSite(value))
    .map((each) => ({ ...each, value: dropSiteNames(each.value, isSite) }));
  const [best] = candidates;
  if (best === undefined) return own === first ? undefined : name;
  const shown = findShown(best.value, [
    ...(own === undefined ? [] : [own]),
    ...headings.map(({ text }) => text).filter((text) => !isSite(text)),
  ]);
  const answer = (value: string) => (value === first ? undefined : { value, line: best.line });
  if (shown !== undefined) return answer(shown);
  const isDeclared = declared.some(
    ({ line, value }) => line === best.line && value.includes(best.value),
  );
  if (isDeclared) return answer(best.value);
  // Of two ways to say the same the shorter one is the title.
  if (own !== undefined && sharesWords(own, best.value) && best.value.length <= own.length)
    return answer(best.value);
  // The name of the browser alone: a heading that says more than it is what people read.
  if (own !== undefined && countWords(own) > 1) return answer(own);
  if (own !== undefined && countWords(best.value) <= countWords(own)) return answer(own);
  return answer(own === undefined ? dropShortEnd(best.value) : best.value);
}

/** The heading that says the title, or a part of it that is set apart; the whole counts first. */
function findShown(title: string, headings: readonly string[]): string | undefined {
  const parts = cutTitle(title);
  const whole = headings.find((heading) => toTitleKey(heading) === toTitleKey(title));
  if (whole !== undefined) return whole;
  const runs = parts.flatMap((_, start) =>
    parts.slice(start).map((_part, index) =>
      parts
        .slice(start, start + index + 1)
        .map(({ words }) => words)
        .join(' '),
    ),
  );
  return headings.find(
    (heading) =>
      countWords(heading) * 3 >= countWords(title) &&
      runs.some((run) => toTitleKey(run) === toTitleKey(heading)),
  );
}

interface TitlePart {
  readonly words: string;
  /** What stands before it and parts it from the one before. */
  readonly sign: string;
}

const separator = /\s+[|–—·•»«›‹/\\>~-]+\s+|\s*[:：]{1,2}\s+|\s*::\s*|\s*[|｜_]\s*/u;

/** A title at the signs that part the name of a site from it. */
function cutTitle(title: string): TitlePart[] {
  const parts: TitlePart[] = [];
  let [rest, sign] = [title, ''];
  for (let match = separator.exec(rest); match !== null; match = separator.exec(rest)) {
    parts.push({ words: rest.slice(0, match.index), sign });
    [sign, rest] = [match[0], rest.slice(match.index + match[0].length)];
  }
  return [...parts, { words: rest, sign }].filter(({ words }) => words.trim() !== '');
}

/** What a name in the browser says before or behind a title that is parted from it: the site. */
export function cutTitleOff(name: string, title: string): string[] {
  if (title === '') return [];
  const parts = cutTitle(name);
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < 2) return [];
  if (toTitleKey(joinParts(parts.slice(0, -1))) === toTitleKey(title)) return [last.words];
  return toTitleKey(joinParts(parts.slice(1))) === toTitleKey(title) ? [first.words] : [];
}

function joinParts(parts: readonly TitlePart[]): string {
  return parts
    .map(({ words, sign }, index) => (index === 0 ? words : sign + words))
    .join('')
    .trim();
}

/** A title without the names of the site before and behind it. */
function dropSiteNames(title: string, isSite: (text: string) => boolean): string {
  let parts = cutTitle(title);
  while (parts.length > 1 && isSite(parts.at(-1)?.words ?? '')) parts = parts.slice(0, -1);
  while (parts.length > 1 && isSite(parts[0]?.words ?? '')) parts = parts.slice(1);
  return joinParts(parts);
}

/** Where nothing else tells the name of the site, it is a short end behind a strong sign. */
function dropShortEnd(title: string): string {
  const parts = cutTitle(title);
  const last = parts.at(-1);
  const start = joinParts(parts.slice(0, -1));
  return last !== undefined &&
    start !== '' &&
    /^\s+[|–—·»-]\s+$/u.test(last.sign) &&
    last.words.length < start.length
    ? start
    : title;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Letters and digits only, for comparing titles. */
export function toTitleKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** In words: longer ones are titles of texts that lie at the root. */
const longestSiteName = 6;

/**
 * The names of a site: those that it says, those that its links home have, and that of its host.
 */
export function findSiteNames(
  root: HtmlElement,
  said: readonly string[],
  address: string | undefined,
): ReadonlySet<string> {
  const names = [...said];
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined) {
    const labels = url.hostname.replace(/^www\./, '').split('.');
    names.push(labels.join(''), labels.slice(-2, -1).join(''), labels.slice(0, -1).join(''));
  }
  const isHome = (href: string) =>
    /^(?:\/|\.\/|index\.html?)$/i.test(href) ||
    (url !== undefined && href.replace(/\/$/, '') === url.origin);
  eachElement(root, (element) => {
    if (element.name !== 'a' || !isHome(attribute(element, 'href'))) return;
    const image = findElement(element, ({ name }) => name === 'img');
    const linked = [
      getTextContent(element),
      image === undefined ? '' : attribute(image, 'alt'),
      attribute(element, 'title'),
    ];
    for (const words of linked) names.push(words);
  });
  return new Set(
    names
      .filter((words) => countWords(words) <= longestSiteName)
      .map(toTitleKey)
      .filter((key) => key !== '' && !/^(?:home|start|startseite|homepage)$/.test(key)),
  );
}

/** Whether a title shares half of its words with another one, so that both name the same page. */
export function sharesWords(title: string, other: string): boolean {
  const [words, others] = [title, other].map((text) =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).map(String),
  );
  const there = new Set(others);
  const shared = (words ?? []).filter((word) => there.has(word)).length;
  return shared * 2 >= (words ?? []).length;
}
