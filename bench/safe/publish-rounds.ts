import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareReleases, swapRelease } from '../../src/publish/files/swap.ts';

/** Publishes small releases one after the other, all files of each with the same word, to the folder that is given. */
const [out = '', word = '', rounds = '0', files = '0'] = process.argv.slice(2);

for (let round = 0; round < Number(rounds); round += 1) {
  const site = join(out, '..', `site-${word}-${round}`);
  await mkdir(site);
  for (let number = 0; number < Number(files); number += 1)
    await writeFile(join(site, `page-${number}.html`), `${word}-${round}`);
  await prepareReleases(out);
  await swapRelease(site, out);
}
