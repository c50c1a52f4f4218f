import type { Kind, Question } from '../search/answer.ts';

/** What a reader asks, as the address of the search page and its form hold it. */
export type Asked = Omit<Question, 'isTyping'>;

const kinds: readonly Kind[] = ['question', 'article', 'page'];

/** The question that an address asks with `q`, `kind` and `topic`. A kind that there is not is as none. */
export function readAsked(params: URLSearchParams): Asked {
  return {
    text: params.get('q') ?? '',
    kind: kinds.find((kind) => kind === params.get('kind')),
    topic: params.get('topic') || undefined,
  };
}

/** `address` with the question in it, and all else as it was; without `q` where nothing is asked. */
export function toAskedAddress(address: string, { text, kind, topic }: Asked): string {
  const url = new URL(address);
  for (const [name, value] of [['q', text.trim()], ['kind', kind], ['topic', topic]] as const) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url.href;
}
