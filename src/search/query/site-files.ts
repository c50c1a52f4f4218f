import { pagefindMark } from './pagefind.ts';

/** The path below which the site lies, with both slashes: `/`, or `/repo/`. */
export const base = import.meta.env.BASE_URL;

/** The addresses of what the search reads: two pages that are rendered with the site, and the index that is published with it. */
export const settingsAddress = `${base}search/settings.json`;
export const emergencyAddress = `${base}search/emergency.json`;
export const indexAddress = `${base}pagefind/`;

/** Milliseconds without a byte after which a connection counts as dead. */
const usualPatience = 8000;

interface ReadOptions {
  /** Whether copies in the browser's cache count: by `reload` none, since one of them may be what cannot be read. */
  readonly cache?: RequestCache;
  readonly patience?: number;
}

/**
 * Reads a file of the site whole. Rejects if the server does not have it, if a page comes instead (as networks send that want a log-in
 * first), if it was cut off or is damaged, if the connection is dead, and if it is not the file that its name says.
 */
export async function readSiteFile(
  address: string,
  { cache = 'default', patience = usualPatience }: ReadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const toError = (what: string) => new Error(`${address} could not be read: ${what}.`);
  const control = new AbortController();
  const stop = () => control.abort(toError(`nothing came for ${patience / 1000} seconds`));
  let timer = setTimeout(stop, patience);
  try {
    const response = await fetch(address, {
      signal: control.signal,
      cache,
    });
    if (!response.ok) throw toError(`the server answered ${response.status}`);
    if (/\bhtml\b/.test(response.headers.get('content-type') ?? ''))
      throw toError('a page came instead');
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) break;
      clearTimeout(timer);
      timer = setTimeout(stop, patience);
      chunks.push(part.value);
    }
    return await unpack(address, new Uint8Array(await new Blob(chunks).arrayBuffer()));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The bytes, decompressed if they are gzip, which has a check sum. Files of words and all parts of
 * the index have their hash in their name. Throws if they are damaged, or those of another file.
 */
async function unpack(
  address: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes.length === 0) throw new Error(`${address} is empty.`);
  const isPart = /\.(?:pf_\w+|pagefind)$/.test(address);
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const hash = /(?:\/words\/|_)([\da-f]{7,})\.(?:txt|pf_\w+)$/.exec(address)?.[1];
  // A host that calls gzip an encoding lets the browser unpack a part, whose hash is another then.
  const hasHash = hash !== undefined && (isZipped || !isPart);
  if (hasHash && (await hasOtherHash(bytes, hash))) throw new Error(`${address} is damaged.`);
  if (isZipped) {
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unzipped).arrayBuffer());
  }
  const beginning = new TextDecoder().decode(bytes.subarray(0, pagefindMark.length));
  if (isPart && beginning !== pagefindMark) throw new Error(`${address} is damaged.`);
  return bytes;
}

/** Browsers compute hashes only on secure connections; on others none counts as wrong. */
async function hasOtherHash(bytes: Uint8Array<ArrayBuffer>, hash: string): Promise<boolean> {
  if (!isSecureContext) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return !hex.startsWith(hash);
}
