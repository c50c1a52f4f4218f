import { join } from 'node:path';
import { createSiteFiles } from '../../src/publish/files/site-files.ts';
import { prepareReleases, swapRelease } from '../../src/publish/files/swap.ts';

/**
 * Publishes small releases one after the other, all files of each with the same word, to the folder
 * that is given.
 */
const [out = '', word = '', rounds = '0', files = '0'] = process.argv.slice(2);
// What a build keeps, each process its own as in a container.
const kept = { folder: join(out, '..', `kept-${word}`), version: '1', isRead: true };

for (let round = 0; round < Number(rounds); round += 1) {
  const site = createSiteFiles(kept);
  for (let number = 0; number < Number(files); number += 1)
    site.write(`page-${number}.html`, `${word}-${round}`);
  await prepareReleases(out);
  site.save(await swapRelease(site, out), { compression: '', linked: [] });
}
