import { benchCheck } from './check.ts';

const benches: Readonly<Record<string, (print: (line: string) => void) => void>> = { check: benchCheck };

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`Write npm run bench -- and one of ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  bench(console.log);
}
