import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Report } from '../check/report.ts';
import { projectFolder } from './project.ts';

/** A problem as the overlay of a page shows it. */
export interface ShownProblem {
  readonly severity: 'error' | 'warning';
  /** The file, with line and column where they are known, such as `faq/is-it-safe.md:3:8`. */
  readonly place: string;
  readonly message: string;
}

type ViteServer = Parameters<
  NonNullable<AstroIntegration['hooks']['astro:server:setup']>
>[0]['server'];

/** The overlay that shows problems in the pages of the dev server, and only there. */
export interface DevOverlay {
  readonly integration: AstroIntegration;
  /** Shows these problems in every page that is open or will be. */
  readonly show: (problems: readonly ShownProblem[]) => void;
  readonly getShown: () => readonly ShownProblem[];
}

const script = join(projectFolder, 'src', 'client', 'problem-overlay.ts');

/** Makes an overlay that shows nothing yet. It speaks to pages over the connection that Vite has with them. */
export function createDevOverlay(): DevOverlay {
  let shown: readonly ShownProblem[] = [];
  let server: ViteServer | undefined;
  return {
    integration: {
      name: 'answerable:problem-overlay',
      hooks: {
        'astro:config:setup': ({ command, injectScript }) => {
          if (command === 'dev') injectScript('page', `import ${JSON.stringify(script)};`);
        },
        'astro:server:setup': ({ server: started }) => {
          server = started;
          started.ws.on('answerable:ask', (_data, client) =>
            client.send('answerable:problems', shown),
          );
        },
      },
    },
    show: (problems) => {
      shown = problems;
      server?.ws.send('answerable:problems', shown);
    },
    getShown: () => shown,
  };
}

/** What the overlay shows of a report: errors and warnings, since remarks would never let it go. */
export function toShownProblems({ diagnostics: problems }: Report): ShownProblem[] {
  return problems.flatMap(({ severity, path, line, column, message }): ShownProblem[] =>
    severity === 'info'
      ? []
      : [{ severity, place: line === undefined ? path : `${path}:${line}:${column}`, message }],
  );
}
