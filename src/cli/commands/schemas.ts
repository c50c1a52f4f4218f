import { writeSchemas } from '../../publish/index.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'schemas',
  describe:
    'Writes the JSON Schemas in schemas/, with which an editor completes and explains fields, anew after the schemas in src/schemas/ were changed.',
  options: { content: contentOptions.content },
} as const;

export const run = defineCommand(command, async ({ values }) => {
  for (const path of await writeSchemas(await openContentFolder(values.content)))
    console.log(`Wrote ${path}.`);
  return 0;
});
