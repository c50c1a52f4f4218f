import { prepareEnvironment } from '../../src/cli/publication.ts';
import { publish } from '../../src/publish/publish.ts';

const [contentFolder = '', out = ''] = process.argv.slice(2);
prepareEnvironment();
process.exitCode = (await publish({ contentFolder, out, today: undefined }, console.error)) ? 0 : 1;
