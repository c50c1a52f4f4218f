import type { ServerFile } from '../files/server-file.ts';

/** What is written for a host, each file by its path, and what its limits leave out, a sentence each for whoever publishes there. */
export interface HostFiles {
  readonly files: readonly (readonly [ServerFile, string])[];
  readonly notes: readonly string[];
}
