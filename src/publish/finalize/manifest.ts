import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a release holds. */
export interface Manifest {
  /** The programs that made the compressed copies, and how hard they tried. */
  readonly compression: string;
  /** The SHA-256 of each file in hexadecimal, by its path with `/`; of all files but this one. */
  readonly files: ReadonlyMap<string, string>;
}

/** The name of the file in a release. */
export const manifestFile = 'release.json';

/** Writes a manifest, sorted, a line a file. */
export function formatManifest({ compression, files }: Manifest): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ compression, files: Object.fromEntries(sorted) }, null, 1)}\n`;
}

/** Reads a manifest. Throws if the text is none. */
export function parseManifest(text: string): Manifest {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || typeof value['compression'] !== 'string' || !isRecord(value['files']))
    throw new Error(`${manifestFile} is not what a build writes.`);
  const files = Object.entries(value['files']).map(([path, hash]) => [path, String(hash)] as const);
  return { compression: value['compression'], files: new Map(files) };
}

/** The manifest of the release in a folder; undefined if it has none that can be read. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(await readFile(join(folder, manifestFile), 'utf8'));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
