import { resolve } from 'node:path';
import { statSync } from 'node:fs';
import { formatCommand } from '../../domain/text/index.ts';
import {
  compareHost,
  compareFolder,
  type Difference,
  manifestFile,
  parseManifest,
  readManifest,
  type Manifest,
} from '../../publish/finalize/index.ts';
import { UsageError } from '../arguments.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'verify',
  describe:
    'Compares a folder or a host with the release that was sent there, file by file. Ends with 1 where they differ.',
  options: {
    release: {
      kind: 'string',
      placeholder: 'DIR',
      describe: 'The release to compare with.',
      default: 'dist',
    },
  },
  positionals: {
    placeholder: 'DIR|URL',
    describe:
      'The folder, or the address of the site such as https://www.bamboo.example or https://name.github.io/repo/.',
    min: 1,
    max: 1,
  },
} as const;

export const run = defineCommand(command, async ({ values, positionals: [target = ''] }) => {
  const host =
    /^https?:\/\//i.test(target) && URL.canParse(target)
      ? new URL(target.replace(/\/?$/, '/'))
      : undefined;
  const folder = resolve(target);
  if (host === undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(
      `There is no folder ${folder}. Write a folder, or an address with https:// before it.`,
    );
  const release = resolve(values.release);
  const local = await readManifest(release);
  const manifest =
    local ?? (host === undefined ? await readManifest(folder) : await loadManifest(host));
  if (manifest === undefined)
    throw new UsageError(
      `There is no ${manifestFile} in ${release}, nor at ${target}. Run ${formatCommand('build')}, or name the folder of the release with --release DIR.`,
    );
  const differences = await (host === undefined
    ? compareFolder(manifest, folder)
    : compareHost(manifest, host));
  console.log(
    `Compared ${target} with ${local === undefined ? `its own ${manifestFile}, since there is none in ${release}` : release}.`,
  );
  console.log(format(differences, manifest));
  return differences.length === 0 ? 0 : 1;
});

async function loadManifest(host: URL): Promise<Manifest | undefined> {
  const response = await fetch(new URL(manifestFile, host), { redirect: 'manual' }).catch(
    () => undefined,
  );
  return response?.ok === true ? parseManifest(await response.text()) : undefined;
}

function format(differences: readonly Difference[], { files }: Manifest): string {
  if (differences.length === 0) return `It is the release: ${files.size} files.`;
  const count = (kind: Difference['kind']) =>
    differences.filter((each) => each.kind === kind).length;
  const lines = differences.map(({ path, message }) => `  ${path} ${message}`);
  return [
    ...lines,
    `Of ${files.size} files ${count('missing')} are missing and ${count('changed')} changed; ${count('additional')} more are there.`,
  ].join('\n');
}
