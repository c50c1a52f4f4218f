import type { Kind, Question } from '../query/answer.ts';

/** What a reader asks, as the address of the search page holds it. */
export type Asked = Omit<Question, 'isTyping'>;

const kinds: readonly Kind[] = ['question', 'article', 'page'];
const names = ['q', 'kind', 'topic'] as const;

/**
 * The question that an address asks with `q`, `kind` and `topic` behind its `#`, which no browser sends to a host; in an old link, behind
 * its `?`. A kind that there is not is as none. Undefined where what stands behind the `#` is a place on the page.
 */
export function readAsked(address: string): Asked | undefined {
  const { hash, searchParams } = new URL(address);
  const params = new URLSearchParams(hash.slice(1));
  if (names.some((name) => params.has(name))) return toAsked(params);
  return hash.length > 1 && !searchParams.has('q') ? undefined : toAsked(searchParams);
}

/** `address` with the question behind its `#` alone, and all else as it was; without `q` where nothing is asked. */
export function toAskedAddress(address: string, { text, kind, topic }: Asked): string {
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

function toAsked(params: URLSearchParams): Asked {
  return {
    text: params.get('q') ?? '',
    kind: toKind(params.get('kind')),
    topic: params.get('topic') || undefined,
  };
}

/** The kind of entries of that name; undefined where there is none. */
export function toKind(name: string | null | undefined): Kind | undefined {
  return kinds.find((kind) => kind === name);
}
