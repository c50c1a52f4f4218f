import { benchCheck } from './check.ts';
import { benchClaims } from './claims.ts';
import { benchEdits } from './edits.ts';
import { benchFindable } from './findable.ts';
import { benchImport } from './import.ts';
import { benchLooks } from './looks.ts';
import { benchMutate } from './mutate.ts';
import { benchPages } from './pages.ts';
import { benchPublish } from './publish.ts';
import { benchSafe } from './safe.ts';
import { benchSearch } from './search.ts';

const benches: Readonly<
  Record<
    string,
    (print: (line: string) => void, options: readonly string[]) => void | Promise<void>
  >
> = {
  check: benchCheck,
  claims: benchClaims,
  edits: benchEdits,
  findable: benchFindable,
  import: benchImport,
  looks: benchLooks,
  mutate: benchMutate,
  pages: benchPages,
  publish: benchPublish,
  safe: benchSafe,
  search: benchSearch,
};

const [name = '', ...options] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`Write npm run bench -- and one of ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  await bench(console.log, options);
}
