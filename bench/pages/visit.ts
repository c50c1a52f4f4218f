import type { Browser, Page } from 'playwright-core';

/** What a browser fetched for a page until it was still. */
export interface Visit {
  readonly requests: number;
  /** The bytes on the wire, headers included. */
  readonly bytes: number;
  /** The page itself and the style sheets that it waits for, compressed, without headers. */
  readonly blockingBytes: number;
  /** Compressed, without headers. */
  readonly scriptBytes: number;
}

interface Fetched {
  readonly url: string;
  readonly type: string;
  isCached: boolean;
  bytes: number;
  headerBytes: number;
}

/**
 * Visits a page twice in a new profile, the second time with what the browser kept of the first,
 * and touches nothing.
 */
export async function visitTwice(
  browser: Browser,
  url: string,
): Promise<{ readonly first: Visit; readonly second: Visit }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const first = await visit(page, url);
    await page.goto('about:blank');
    return { first, second: await visit(page, url) };
  } finally {
    await context.close();
  }
}

async function visit(page: Page, url: string): Promise<Visit> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const fetched = new Map<string, Fetched>();
  session.on('Network.requestWillBeSent', ({ requestId, type = 'Other', request }) => {
    fetched.set(requestId, { url: request.url, type, isCached: false, bytes: 0, headerBytes: 0 });
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => {
    const each = fetched.get(requestId);
    if (each !== undefined) each.isCached = true;
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const each = fetched.get(requestId);
    if (each === undefined) return;
    if (response.fromDiskCache === true) each.isCached = true;
    each.headerBytes = response.encodedDataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const each = fetched.get(requestId);
    if (each !== undefined) each.bytes = encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const blocking = new Set(
    await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(
          // A sheet within the body holds up only what follows it, and has a status of its own.
          (entry) =>
            'renderBlockingStatus' in entry && entry.renderBlockingStatus !== 'non-blocking',
        )
        .map(({ name }) => name),
    ),
  );
  await session.detach();
  const sent = [...fetched.values()].filter(
    (each) => !each.isCached && !each.url.startsWith('data:'),
  );
  const sum = (all: readonly Fetched[]) => all.reduce((total, { bytes }) => total + bytes, 0);
  const sumBodies = (all: readonly Fetched[]) =>
    all.reduce((total, { bytes, headerBytes }) => total + bytes - headerBytes, 0);
  return {
    requests: sent.length,
    bytes: sum(sent),
    blockingBytes: sumBodies(
      sent.filter(
        (each) =>
          each.type === 'Document' || (each.type === 'Stylesheet' && blocking.has(each.url)),
      ),
    ),
    scriptBytes: sumBodies(sent.filter(({ type }) => type === 'Script')),
  };
}
