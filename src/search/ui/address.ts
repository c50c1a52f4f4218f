import type { Kind, Question } from '../query/answer.ts';

/** What a reader asks, as the address of the search page holds it. */
export type SearchParams = Omit<Question, 'isTyping'>;

const kinds: readonly Kind[] = ['question', 'article', 'page'];
const names = ['q', 'kind', 'topic'] as const;

/**
 * The question that an address asks with `q`, `kind` and `topic` behind its `#`, which no browser sends to a host; in an old link, behind
 * its `?`. A kind that there is not is as none. Undefined where what stands behind the `#` is a place on the page.
 */
export function parseSearchAddress(address: string): SearchParams | undefined {
  const { hash, searchParams } = new URL(address);
  const params = new URLSearchParams(hash.slice(1));
  if (names.some((name) => params.has(name))) return parseParams(params);
  return hash.length > 1 && !searchParams.has('q') ? undefined : parseParams(searchParams);
}

/** `address` with the question behind its `#` alone, and all else as it was; without `q` where nothing is asked. */
export function toSearchAddress(address: string, { text, kind, topic }: SearchParams): string {
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

/** The kind of entries of that name; undefined where there is none. */
export function parseKind(name: string | null | undefined): Kind | undefined {
  return kinds.find((kind) => kind === name);
}
