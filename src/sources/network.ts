import type { z } from 'astro/zod';

/** What a server answered. */
interface Answer {
  readonly status: number;
  /** The text of the answer; none of a `HEAD` or where it was not asked for. */
  readonly text: string;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly accept?: string;
  /** Whether an answer that points elsewhere is taken as it is, instead of asking there. */
  readonly isFinal?: boolean;
}

/** Asks an address of the web. Throws a `NoAnswerError`. */
export type Ask = (address: string, question?: RequestOptions) => Promise<Answer>;

/** Nobody answered; the message says why, in words that end a sentence. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
  /** Whether there is no server of that name, as far as can be known from here. */
  readonly isUnknownHost: boolean;

  constructor(message: string, isUnknownHost: boolean, cause: unknown) {
    super(message, { cause });
    this.isUnknownHost = isUnknownHost;
  }
}

const userAgent = 'Answerable/0.1 (source check)';
const longestText = 5_000_000;

/**
 * Creates the one door to the network. Each host is asked one thing at a time and given `seconds`
 * for its answer; one that twice let that time pass is asked no more. With `via`, every question
 * goes to that server instead, as `<via>/<host>/<path>`.
 */
export function createAsk({
  seconds = 10,
  via,
}: { readonly seconds?: number; readonly via?: string } = {}): Ask {
  const queues = new Map<string, Promise<unknown>>();
  const silences = new Map<string, number>();

  async function askNow(address: string, host: string, question: RequestOptions): Promise<Answer> {
    if ((silences.get(host) ?? 0) >= 2)
      throw new NoAnswerError(`${host} does not answer`, false, undefined);
    try {
      return await send(
        via === undefined ? address : `${via}/${address.replace(/^https?:\/\//, '')}`,
        question,
        seconds * 1000,
      );
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      if (isLate) silences.set(host, (silences.get(host) ?? 0) + 1);
      const code = getCode(error);
      throw new NoAnswerError(
        isLate
          ? `${host} did not answer within ${seconds} seconds`
          : `${host} cannot be reached${code === '' ? '' : ` (${code})`}`,
        code === 'ENOTFOUND',
        error,
      );
    }
  }

  return (address, question = {}) => {
    const { host } = new URL(address);
    const answer = (queues.get(host) ?? Promise.resolve()).then(() =>
      askNow(address, host, question),
    );
    queues.set(
      host,
      answer.catch(() => undefined),
    );
    return answer;
  };
}

/** Finds out whether there is a network. Throws a `NoAnswerError` if there is none. */
export async function askForNetwork(ask: Ask): Promise<void> {
  await ask('https://doi.org/', { method: 'HEAD', isFinal: true });
}

async function send(
  address: string,
  { method = 'GET', accept = '*/*', isFinal = false }: RequestOptions,
  milliseconds: number,
): Promise<Answer> {
  const headers = { accept, 'user-agent': userAgent };
  const response = await fetch(address, {
    method,
    headers,
    redirect: isFinal ? 'manual' : 'follow',
    signal: AbortSignal.timeout(milliseconds),
  });
  if (response.ok && method === 'GET' && accept !== '*/*')
    return { status: response.status, text: await readText(response) };
  await response.body?.cancel();
  return { status: response.status, text: '' };
}

/** The text of an answer, up to a length that no record has. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestText) throw new Error('The answer is too long.');
  }
  return text + decoder.decode();
}

function getCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

/**
 * Reads an answer as JSON of a form. Throws an error that names the host where it is something
 * else.
 */
export function readJsonAnswer<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  host: string,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${host} did not answer with a record`, { cause: error });
  }
}
