import { benchCheck } from './check.ts';
import { benchClaims } from './claims.ts';

const benches: Readonly<Record<string, (print: (line: string) => void, options: readonly string[]) => void>> = { check: benchCheck, claims: benchClaims };

const [name = '', ...options] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`Write npm run bench -- and one of ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  bench(console.log, options);
}
