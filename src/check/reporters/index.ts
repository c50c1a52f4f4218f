export { formatRulePage, readRulePage } from './explain.ts';
export { formatGithub } from './github.ts';
export { formatJson } from './json.ts';
export { formatSarif } from './sarif.ts';
export { formatFilePath, formatPrintable } from './terminal.ts';
export { formatReport } from './text.ts';
