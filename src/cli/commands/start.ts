import { getBasePath } from '../../domain/addresses/index.ts';
import { readSiteUrl } from '../../publish/content/index.ts';
import { publish, serve } from '../../publish/index.ts';
import { buildOptions, parsePort, createPublication } from '../publication.ts';
import { defineCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';

const command = {
  name: 'start',
  describe:
    'Builds the site and serves it on this computer. A later build is shown at the next click, without a restart.',
  options: {
    ...buildOptions,
    port: { kind: 'number', placeholder: 'N', describe: 'The port to serve on.', default: 4321 },
    host: {
      kind: 'string',
      placeholder: 'NAME',
      describe: 'The name to serve on; 0.0.0.0 lets other computers in.',
      default: 'localhost',
    },
  },
} as const;

export const run = defineCommand(command, async ({ values }) => {
  const publication = await createPublication(values);
  // Before the build, so that a port in use is reported at once.
  const siteUrl = await readSiteUrl(publication.contentFolder);
  const server = await serve(publication.out, {
    port: parsePort(values.port),
    host: values.host,
    ...(siteUrl === undefined ? {} : { base: getBasePath(siteUrl) }),
  });
  try {
    if (!(await publish(publication, console.log))) return 1;
    console.log(`The site is at ${server.url} (stop with Ctrl+C).`);
    await untilInterrupted();
    return 0;
  } finally {
    await server.close();
  }
});
