import type { Report } from '../check/index.ts';
import { hasColour } from './colour.ts';

/** The forms in which a report is written. */
export const formats = ['text', 'json', 'github', 'sarif'] as const;

/** Writes a report on standard output in one of the formats, and nothing else. `folder` is the content folder as seen from here. */
export async function printReport(
  report: Report,
  folder: string,
  format: (typeof formats)[number],
): Promise<void> {
  const text = await formatAs(report, folder, format);
  if (text !== '') console.log(text);
}

async function formatAs(
  report: Report,
  folder: string,
  format: (typeof formats)[number],
): Promise<string> {
  // Loaded only now: a check that ends with an error of usage needs no reporter.
  const reporters = await import('../check/reporters/index.ts');
  switch (format) {
    case 'text':
      return reporters.formatReport(report, folder, { hasColour: hasColour(process.stdout) });
    case 'json':
      return reporters.formatJson(report, folder);
    case 'github':
      return reporters.formatGithub(report, folder);
    case 'sarif':
      return reporters.formatSarif(report, { folder, getPage: reporters.readRulePage });
  }
}
