import { expect, it } from 'vitest';
import { tryKilledCommands } from '../../../bench/safe/commands.ts';

it('a command that changes content and is killed leaves nothing half done as a person runs it', async () => {
  const rows = await tryKilledCommands(2);
  expect(rows.flatMap(({ broken }) => broken)).toEqual([]);
});
