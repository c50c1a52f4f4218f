import { posix } from 'node:path';
import type { EntryDraft } from '../draft.ts';
import type { Notes } from '../log.ts';
import type { NamedDraft } from './name-drafts.ts';

/** Says where a link of an entry leads once the entry is on this site; undefined where nobody knows. */
export type ToAddress = (
  from: NamedDraft,
  url: string,
  line: number,
  notes: Notes,
) => string | undefined;

/**
 * Knows where each text stood before, so that links between them go on.
 * @param moved the permalinks of texts by the keys of their old addresses.
 */
export function createAddresses(moved: ReadonlyMap<string, string>): ToAddress {
  return (from, url, line, notes) => {
    const address = url.trim();
    const here = moved.get(toKey(toWhole(address, from)) ?? '');
    if (here !== undefined) return here;
    if (address.startsWith('#')) return toPlaceWithin(address, from, line, notes);
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
    if (scheme === 'mailto' || scheme === 'tel') return address.replace(/\s/g, '');
    if (scheme === 'https' || scheme === 'http' || address.startsWith('//'))
      return toWebAddress(address, line, notes);
    if (address !== '' && scheme === undefined)
      notes.ask(
        line,
        `The link to "${address}" leads to a page that is not imported. Its words stay; write a link to a page of this site if there is one.`,
      );
    else if (address !== '')
      notes.decide(
        line,
        `The link to "${address.slice(0, 80)}" is no address of a page, so that its words stand alone.`,
      );
    return undefined;
  };
}

function toWebAddress(address: string, line: number, notes: Notes): string | undefined {
  const secure = address.replace(/^(?:http:)?\/\//i, 'https://');
  if (!URL.canParse(secure)) {
    notes.decide(
      line,
      `The link to "${address.slice(0, 80)}" is no address of a page, so that its words stand alone.`,
    );
    return undefined;
  }
  if (secure !== address)
    notes.decide(line, `The link to ${address} became ${secure}. See whether it opens.`);
  return secure.replace(/[\s\\]/g, (sign) => encodeURIComponent(sign));
}

/** A place of the same text is left out where headings got other ids, which is most of the time. */
function toPlaceWithin(
  address: string,
  { anchors }: NamedDraft,
  line: number,
  notes: Notes,
): string | undefined {
  const id = decode(address.slice(1));
  if (anchors.has(id)) return `#${id}`;
  if (id !== '')
    notes.decide(
      line,
      `The link to "${address}" leads to no heading of this text, so that its words stand alone.`,
    );
  return undefined;
}

/** A relative address of a file is meant from where the file lay. */
function toWhole(address: string, { draft }: NamedDraft): string {
  const file = draft.oldAddresses.find((each) => each.startsWith('file:'))?.slice('file:'.length);
  if (file === undefined || /^(?:[a-z][a-z0-9+.-]*:|[/#]|$)/i.test(address)) return address;
  return `file:${posix.normalize(posix.join(posix.dirname(file), address))}`;
}

/** The keys of all addresses at which a draft stood before. */
export function listAddressKeys({ oldAddresses }: EntryDraft): string[] {
  return [...new Set(oldAddresses.flatMap(toKeys))];
}

/** The forms by which links may name an old address: with its site, and without. */
function toKeys(address: string): string[] {
  return [
    ...new Set(
      [address, address.replace(/^https?:\/\/[^/]*/i, '')].flatMap((each) => toKey(each) ?? []),
    ),
  ];
}

/** An address for comparing: without what follows `?` and `#`, and without the name of an index. Undefined for that of a whole site. */
function toKey(address: string): string | undefined {
  const bare = decode(address.replace(/[?#].*$/s, '')).replace(/^https?:\/\/(?:www\.)?/i, '');
  const key = bare
    .replace(/\/?(?:index|readme)?\.(?:html?|mdx?|markdown)$/i, '')
    .replace(/\/(?:index)?$/i, '');
  return key.includes('/') || key.startsWith('file:') ? key : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
