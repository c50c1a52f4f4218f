import { styleText } from 'node:util';
import type { Severity } from '../diagnostic.ts';

/** The looks of words in a terminal. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bySeverity: (severity: Severity, text: string) => string;
}

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** The looks with colour, or none at all. Whether a terminal shows colour is for the caller to know. */
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
