import type { Content } from './content.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Finds problems in what was read; it neither reads, prints nor exits. */
export type Rule = (content: Content) => readonly Diagnostic[];
