/** Milliseconds without a byte after which a line counts as dead. */
const patience = 8000;

/** How a file is asked for. */
export interface Reading {
  /** Whether the copies that the browser keeps are passed over, since one of them may be what cannot be read. */
  readonly isAnew?: boolean;
  readonly patience?: number;
}

/**
 * Reads a file of the search whole. Rejects where the server does not have it, where it is a page instead (as networks send that want a
 * log-in first), where it was cut off or is damaged, where the line is dead, and where it is not the file that its name says.
 */
export async function readWholeFile(
  address: string,
  { isAnew = false, patience: most = patience }: Reading = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const control = new AbortController();
  const stop = () =>
    control.abort(
      new Error(`${address} could not be read: nothing came for ${most / 1000} seconds.`),
    );
  let timer = setTimeout(stop, most);
  try {
    const response = await fetch(address, {
      signal: control.signal,
      ...(isAnew ? { cache: 'reload' as const } : {}),
    });
    if (!response.ok)
      throw new Error(`${address} could not be read: the server answered ${response.status}.`);
    if (/\bhtml\b/.test(response.headers.get('content-type') ?? ''))
      throw new Error(`${address} could not be read: a page came instead.`);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (
      let part = await reader?.read();
      part !== undefined && !part.done;
      part = await reader?.read()
    ) {
      clearTimeout(timer);
      timer = setTimeout(stop, most);
      chunks.push(part.value);
    }
    return await checkBytes(address, new Uint8Array(await new Blob(chunks).arrayBuffer()));
  } finally {
    clearTimeout(timer);
  }
}

/** The bytes, taken out of gzip, which holds a check sum; words are named by their hash. Throws where they are damaged. */
async function checkBytes(
  address: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes.length === 0) throw new Error(`${address} is empty.`);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return new Uint8Array(
      await new Response(
        new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')),
      ).arrayBuffer(),
    );
  }
  const hash = /\/words\/([\da-f]+)\.txt$/.exec(address)?.[1];
  if (hash !== undefined && (await hasOtherHash(bytes, hash)))
    throw new Error(`${address} is damaged.`);
  if (
    isPagefind(address) &&
    !new TextDecoder().decode(bytes.subarray(0, pagefindMark.length)).startsWith(pagefindMark)
  )
    throw new Error(`${address} is damaged.`);
  return bytes;
}

/** What Pagefind writes before each of its files. */
const pagefindMark = 'pagefind_dcd';

function isPagefind(address: string): boolean {
  return /\.(?:pf_\w+|pagefind)$/.test(address);
}

/** Browsers make hashes only where the line is safe. */
async function hasOtherHash(bytes: Uint8Array<ArrayBuffer>, hash: string): Promise<boolean> {
  if (!isSecureContext) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return ![...digest]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .startsWith(hash);
}

/** Waits for what takes no signal to stop, and rejects where it does not come. */
export async function waitFor<Value>(
  promise: Promise<Value>,
  what: string,
  most = patience,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new Error(`${what} could not be loaded: nothing came for ${most / 1000} seconds.`)),
      most,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
