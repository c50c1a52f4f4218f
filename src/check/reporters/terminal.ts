import { join, sep } from 'node:path';
import { styleText } from 'node:util';
import type { Diagnostic, Severity } from '../diagnostic.ts';

/**
 * Puts a sign in place of each character of a file that would move the cursor, colour the screen or
 * hide what follows.
 */
export function formatPrintable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff]/g,
    '\ufffd',
  );
}

/**
 * A file of the content folder as it is found from the working folder, with `/` between folders.
 */
export function formatFilePath(folder: string, path: string): string {
  return join(folder, path).split(sep).join('/').toWellFormed();
}

/** What to write instead, if the message does not say it already. */
export function findUnmentionedSuggestion({ message, suggestion }: Diagnostic): string | undefined {
  return suggestion === undefined || message.includes(suggestion) ? undefined : suggestion;
}

/** The looks of words in a terminal. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bySeverity: (severity: Severity, text: string) => string;
}

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** The looks with colour, or none at all. The caller knows whether the terminal shows colour. */
export function createPaint(hasColour: boolean): Paint {
  if (!hasColour) return { bold: String, dim: String, bySeverity: (_, text) => text };
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    styleText(format, text, { validateStream: false });
  return {
    bold: (text) => style('bold', text),
    dim: (text) => style('dim', text),
    bySeverity: (severity, text) => style(['bold', colours[severity]], text),
  };
}
