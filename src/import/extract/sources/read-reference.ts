import { trimEndWhile } from '../../../domain/text/slug.ts';
import { splitName, formatAuthor, formatLocator } from '../../../sources/normalize.ts';
import type { SourceStub } from '../../tree.ts';
import { findIdentifiers } from './identifiers.ts';

const longest = 1500;

/** Reads a line of a list of references as far as it is sure; else the whole line is the title. */
export function readReference(line: string): SourceStub {
  const words = line.replace(/\s+/g, ' ').trim();
  const identifiers: SourceStub = {};
  for (const { record } of findIdentifiers(words.slice(0, longest)))
    Object.assign(identifiers, record);
  const bare = trimEndWhile(
    words
      .replace(
        /(?:available (?:at|from)|retrieved from|verfügbar unter|abgerufen von|doi|pmid):?\s*(?=https?:|10\.|\d{4,9}\b)/giu,
        '',
      )
      .replace(/https?:\/\/\S+|\b10\.\d{4,9}\/\S+|(?<=[.;] ?)\d{6,9}\.?$/gu, ''),
    (sign) => /[\s.;,]/u.test(sign),
  );
  const read = bare.length > longest ? undefined : (readApa(bare) ?? readVancouver(bare));
  return { ...(read ?? { title: bare === '' ? words : bare }), ...identifiers };
}

/** "Haller, H., & Lauche, R. (2016). Title of the article. Journal, 32(5), 441–449". */
function readApa(line: string): SourceStub | undefined {
  const head = /^(.{2,600}?) \((\d{4})[a-z]?(?:, [^()]{1,30})?\)[.:] (.+)$/u.exec(line);
  const [, people = '', year = '', rest = ''] = head ?? [];
  const parts = /^(.{4,400}?[^\s.][.?!]) (.+)$/u.exec(`${rest}.`);
  if (head === null || parts === null)
    return head === null
      ? undefined
      : { authors: readPeople(people), year: Number(year), title: rest };
  const [, title = '', place = ''] = parts;
  return {
    authors: readPeople(people),
    year: Number(year),
    title: title.replace(/\.$/, ''),
    ...readPlace(place.replace(/\.$/, '')),
  };
}

function readPlace(place: string): SourceStub {
  const match =
    /^([^,.]{2,150}?), (\d{1,4})(?: ?\((\d[^()]{0,10})\))?(?:, (?:pp?\. ?)?([\w–-]{1,20}))?$/u.exec(
      place,
    );
  if (match === null) return { container: place };
  const [, container = '', volume, issue, pages] = match;
  return toFilled({ container, locator: formatLocator({ volume, issue, pages }) });
}

/** "Haller H, Lauche R, et al. Title of the article. Journal. 2016;32(5):441-9". */
function readVancouver(line: string): SourceStub | undefined {
  const parts = line.split(/(?<=[^\s.][.?!])\s+(?=[\p{Lu}\d])/u);
  const at = parts.findIndex(
    (part, index) =>
      index >= 1 &&
      /(?:^|[\s.])(?:19|20)\d{2}(?:\s\p{L}{3,9}(?: \d{1,2})?)?\s?[;:.]|^(?:19|20)\d{2}$/u.test(
        `${part}.`,
      ),
  );
  const people = parts[0] ?? '';
  if (at < 0 || !/^\p{Lu}[\p{L}\p{M}'’ -]{1,40} \p{Lu}{1,4}(?:,|\.|$)/u.test(people))
    return undefined;
  // Single letters between full stops are abbreviations of a journal, and nobody knows where its name begins.
  if (parts.slice(1, at).some((part) => part.length <= 3)) return undefined;
  const [, own = '', year = '', behind = ''] =
    /^(.*?)\s*\b((?:19|20)\d{2})(?:\s\p{L}{3,9}(?: \d{1,2})?)?[;:.]?(.*)$/u.exec(parts[at] ?? '') ??
    [];
  const container = (own === '' ? (at >= 3 ? (parts[at - 1] ?? '') : '') : own).replace(
    /[.,\s]+$/,
    '',
  );
  const title = parts
    .slice(1, own === '' && container !== '' ? at - 1 : at)
    .join(' ')
    .replace(/\.$/, '');
  if (title === '' || container === '') return undefined;
  const [, volume, issue, pages] =
    /^\s?(\d{1,4})?(?:\(([^()]{1,12})\))?(?::([\w–-]{1,20}))?/u.exec(
      `${behind}${parts.slice(at + 1).join(' ')}`,
    ) ?? [];
  const authors = people
    .replace(/\.$/, '')
    .split(/, /)
    .filter((name) => !name.startsWith('et al'));
  return toFilled({
    authors,
    title,
    container,
    year: Number(year),
    locator: formatLocator({ volume, issue, pages }),
  });
}

function readPeople(people: string): string[] {
  const names = [...people.matchAll(/([\p{L}\p{M}'’ -]{2,40}), ((?:\p{Lu}\.[ -]?){1,4})/gu)].map(
    ([, family = '', given = '']) =>
      formatAuthor(splitName(`${family.replace(/^[\s&]+|^and /u, '').trim()}, ${given.trim()}`)),
  );
  return names.length === 0 ? [people.replace(/[.,]+$/, '').trim()] : names;
}

function toFilled(record: SourceStub): SourceStub {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
