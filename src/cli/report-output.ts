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

/** Each format is loaded only if it is asked for. */
async function formatAs(
  report: Report,
  folder: string,
  format: (typeof formats)[number],
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('../check/reporters/index.ts')).formatReport(report, folder, {
        hasColour: hasColour(process.stdout),
      });
    case 'json':
      return (await import('../check/reporters/index.ts')).formatJson(report, folder);
    case 'github':
      return (await import('../check/reporters/index.ts')).formatGithub(report, folder);
    case 'sarif': {
      const [{ formatSarif }, { readRulePage }] = await Promise.all([
        import('../check/reporters/index.ts'),
        import('../check/reporters/index.ts'),
      ]);
      return formatSarif(report, { folder, getPage: readRulePage });
    }
  }
}
