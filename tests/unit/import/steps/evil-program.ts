import { serveSteps } from '../../../../src/import/steps/serve.ts';
import type { ReadStep } from '../../../../src/import/steps/steps.ts';

// A program in which reading a file does what the name of the file says.

const evils: Readonly<Record<string, () => void>> = {
  'loops.txt': () => {
    for (;;) Math.random();
  },
  'never ends an expression.txt': () => void /^(a+)+$/.test(`${'a'.repeat(60)}b`),
  'takes buffers.txt': () => {
    for (const held: Buffer[] = []; ; held.push(Buffer.alloc(10_000_000, 1)));
  },
  'takes strings.txt': () => {
    for (const held: string[] = []; ; held.push(`${held.length}`.repeat(1000)));
  },
  'exits.txt': () => process.exit(3),
  'crashes.txt': () => void process.kill(process.pid, 'SIGSEGV'),
};

const good: ReadStep = { system: undefined, outlines: [], read: Buffer.from('read') };

serveSteps(async () => ({
  read: async ({ name }) => {
    evils[name]?.();
    return Object.hasOwn(evils, name) ? new Promise<never>(() => undefined) : good;
  },
  begin: async () => undefined,
  plan: async () => ({ failure: 'No plan.' }),
  end: () => undefined,
}));
