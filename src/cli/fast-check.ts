import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toBundlePath, writeBundle } from './command-bundle.ts';

// A check of a thousand files spends a sixth of its time on finding and linking three hundred modules. The first run after a
// change of the program takes them one by one and afterwards leaves them as one; the runs after it take that.
const project = join(import.meta.dirname, '../..');
const program = {
  source: join(project, 'src'),
  entry: 'cli/check.ts',
  lock: join(project, 'package-lock.json'),
  cache: join(project, 'node_modules/.cache/answerable'),
};
const bundle = toBundlePath(program);

if (existsSync(bundle)) {
  await import(pathToFileURL(bundle).href);
} else {
  // Where it cannot be written, as on a disk that is full, the next run takes the modules again.
  process.once('beforeExit', () => void writeBundle(program, bundle).catch(() => undefined));
  await import('./check.ts');
}
