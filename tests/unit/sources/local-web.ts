import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * What a place of the web answers; a string or value is a page that is there, 'silent' never
 * answers, 'torn' breaks the connection.
 */
export type Page =
  | number
  | 'silent'
  | 'torn'
  | { readonly json: unknown }
  | { readonly text: string }
  | { readonly to: string }
  | ((method: string) => Page);

/** A question that the server was asked. */
export interface Asked {
  readonly method: string;
  /** Host and path, such as `doi.org/10.5555/1`. */
  readonly address: string;
  readonly agent: string;
  readonly accept: string;
}

/**
 * A stand-in for the web on this machine: `pages` by host and path; any other is a 404. `seconds`
 * is how long to wait for an answer.
 */
export async function startWeb(
  pages: Readonly<Record<string, Page>>,
): Promise<{ readonly via: string; readonly asked: Asked[]; readonly seconds: number }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const address = decodeURIComponent((request.url ?? '').slice(1)).replaceAll('+', ' ');
    const { method = '', headers } = request;
    asked.push({
      method,
      address,
      agent: headers['user-agent'] ?? '',
      accept: headers.accept ?? '',
    });
    answer(request, response, Object.hasOwn(pages, address) ? (pages[address] ?? 404) : 404);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // The address of a server that listens on a port is never a string.
  const { port } = server.address() as AddressInfo;
  // A busy machine may take long over an answer, and one that never comes is waited for.
  const seconds = Object.values(pages).includes('silent') ? 1 : 10;
  return { via: `http://127.0.0.1:${port}`, asked, seconds };
}

function answer(request: IncomingMessage, response: ServerResponse, page: Page): void {
  if (typeof page === 'function') return answer(request, response, page(request.method ?? ''));
  if (page === 'silent') return;
  if (page === 'torn') {
    response.destroy();
    return;
  }
  if (typeof page === 'number') {
    response.writeHead(page).end('<p>Nothing to see.</p>');
    return;
  }
  if ('to' in page) {
    response.writeHead(302, { location: page.to }).end();
    return;
  }
  response.writeHead(200).end('json' in page ? JSON.stringify(page.json) : page.text);
}

const search = 'www.ebi.ac.uk/europepmc/webservices/rest/search?query=';
const rest = '&format=json&resultType=core&pageSize=1';

/** Where Europe PMC is asked for a PubMed number. */
export function toPmidSearch(pmid: number): string {
  return `${search}EXT_ID:${pmid} AND SRC:MED${rest}`;
}

/** Where Europe PMC is asked for a DOI. */
export function toDoiSearch(doi: string): string {
  return `${search}DOI:"${doi}"${rest}`;
}

/** The answer of Europe PMC with these works. */
export function toResults(...result: readonly unknown[]): Page {
  return { json: { version: '6.9', hitCount: result.length, resultList: { result } } };
}

/** The answer of Crossref about a work with these notices. */
export function toCrossrefWork(
  doi: string,
  updates: readonly unknown[] = [],
): Record<string, Page> {
  const message =
    updates.length === 0
      ? { DOI: doi, title: ['A work'] }
      : { DOI: doi, title: ['A work'], 'updated-by': updates };
  return {
    [`api.crossref.org/works/${doi}`]: { json: { status: 'ok', 'message-type': 'work', message } },
  };
}
