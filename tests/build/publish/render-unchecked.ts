// Renders the content folder named first for the day named second although nobody checked it, as if
// the check had missed something.
import { readContentFolder } from '../../../src/check/index.ts';
import { runStep } from '../../../src/publish/files/failure.ts';
import { useWorkspace } from '../../../src/publish/files/workspace.ts';
import { startPageThreads } from '../../../src/publish/render/page-threads.ts';
import { renderPages } from '../../../src/publish/render/render.ts';

const [contentFolder = '', today = ''] = process.argv.slice(2);
const edition = {
  contentFolder,
  today,
  siteUrl: 'https://bread.example',
  firstAddresses: new Map(),
};

await runStep('rendering', () =>
  useWorkspace(edition.contentFolder, async (workspace) => {
    const threads = await startPageThreads(edition, workspace);
    const takeFiles = () => readContentFolder(edition.contentFolder);
    await renderPages(edition, workspace, { siteUrl: edition.siteUrl }, { takeFiles, threads });
  }),
).catch((error: unknown) => {
  // oxlint-disable-next-line no-console -- what the test reads
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
