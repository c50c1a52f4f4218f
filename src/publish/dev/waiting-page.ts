import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ShownProblem } from './dev-overlay.ts';
import { listen } from './port.ts';

/** A server for the time in which no page can be rendered. */
export interface WaitingServer {
  readonly close: () => Promise<void>;
}

/** Shows at every address the problems for which there is no page yet; the page follows them, and then shows the site. */
export async function serveWaitingPage(
  port: number,
  getProblems: () => readonly ShownProblem[],
): Promise<WaitingServer> {
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      'Content-Type': 'text/html;charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': '1',
    });
    response.end(toHtml(getProblems()));
  });
  await listen(server, { port, host: 'localhost' });
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

// While the server of the site takes over, nothing answers for a moment.
const follow = `const load = async () => {
  const response = await fetch(location.href).catch(() => undefined);
  if (response?.ok || response?.status === 404) return location.reload();
  const text = await response?.text();
  const main = text && new DOMParser().parseFromString(text, 'text/html').querySelector('main');
  if (main && main.innerHTML !== document.querySelector('main').innerHTML) document.querySelector('main').replaceWith(main);
  setTimeout(load, 500);
};
setTimeout(load, 500);`;

function toHtml(problems: readonly ShownProblem[]): string {
  const items = problems.map(
    ({ severity, place, message }) =>
      `<li><code>${escape(place)}</code> ${severity} – ${escape(message)}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No page can be shown yet</title></head>
<body>
<main role="alert"><h1>No page can be shown yet</h1><p>Mend these problems; the site then appears here by itself.</p><ol>${items.join('')}</ol></main>
<script type="module">${follow}</script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
