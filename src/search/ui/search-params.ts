import { kinds, type Kind } from '../markup.ts';
import type { Question } from '../query/answer.ts';

/** What a reader asks, as the address of the search page has it. */
export type SearchParams = Omit<Question, 'isTyping'>;

const names = ['q', 'kind', 'topic'] as const;

/**
 * The question that an address asks with `q`, `kind` and `topic` behind its `#`, which no browser
 * sends to a host; in an old link, behind its `?`. An unknown kind counts as none. Undefined if
 * what is behind the `#` is a place on the page.
 */
export function parseSearchAddress(address: string): SearchParams | undefined {
  const { hash, searchParams } = new URL(address);
  const params = new URLSearchParams(hash.slice(1));
  if (names.some((name) => params.has(name))) return parseParams(params);
  return hash.length > 1 && !searchParams.has('q') ? undefined : parseParams(searchParams);
}

/**
 * `address` with the question behind its `#` alone, and all else as it was; without `q` if nothing
 * is asked.
 */
export function formatSearchAddress(address: string, { text, kind, topic }: SearchParams): string {
  const url = new URL(address);
  for (const name of names) url.searchParams.delete(name);
  const params = new URLSearchParams();
  for (const [name, value] of [
    ['q', text.trim()],
    ['kind', kind],
    ['topic', topic],
  ] as const)
    if (value) params.set(name, value);
  const isPlace =
    url.hash.length > 1 && !names.some((name) => new URLSearchParams(url.hash.slice(1)).has(name));
  if (params.size > 0 || !isPlace) url.hash = params.toString();
  return url.href;
}

function parseParams(params: URLSearchParams): SearchParams {
  return {
    text: params.get('q') ?? '',
    kind: parseKind(params.get('kind')),
    topic: params.get('topic') || undefined,
  };
}

/** The kind of entries of that name; undefined if there is none. */
export function parseKind(name: string | null | undefined): Kind | undefined {
  return kinds.find((kind) => kind === name);
}

/**
 * The words of a path that leads nowhere: of its last part that has letters, without hyphens and
 * ending. `/faq/side-efects.html` gives “side efects”; empty if no part has letters.
 */
export function parsePathWords(path: string): string {
  const parts = path.split('/').map((part) => formatPhrase(decode(part)));
  return (
    parts.findLast((words) => /\p{L}/u.test(words) && !/^(index|home|default)$/i.test(words)) ?? ''
  );
}

function formatPhrase(part: string): string {
  return part
    .replace(/\.[a-z][a-z\d]{1,4}$/i, '')
    .replace(/[^\p{L}\p{M}\p{N}’']+/gu, ' ')
    .trim();
}

/** An address may hold a lone percent sign. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part.replace(/%[\da-f]{0,2}/gi, ' ');
  }
}
