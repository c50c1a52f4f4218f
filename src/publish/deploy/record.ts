import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is known of a release that was deployed to a folder, beside its files. */
export interface DeployRecord {
  /** The name of the release that was on show before. */
  readonly before: string | undefined;
  /** When each file that it has of earlier releases left them, as an ISO time. */
  readonly kept: ReadonlyMap<string, string>;
}

/** Where the record of a release lies: beside its folder, so that no server sends it. */
function toRecordPath(releases: string, name: string): string {
  return join(releases, `${name}.json`);
}

/** The record of a release; where there is none, or none that can be read, one that knows nothing. */
export async function readRecord(releases: string, name: string): Promise<DeployRecord> {
  const text = await readFile(toRecordPath(releases, name), 'utf8').catch(() => '{}');
  const value = parse(text);
  const { before, kept } = { before: value['before'], kept: value['kept'] };
  const times = isRecord(kept)
    ? Object.entries(kept).flatMap(([path, left]) =>
        typeof left === 'string' ? [[path, left] as const] : [],
      )
    : [];
  return { before: typeof before === 'string' ? before : undefined, kept: new Map(times) };
}

export async function writeRecord(
  releases: string,
  name: string,
  { before, kept }: DeployRecord,
): Promise<void> {
  const sorted = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(
    toRecordPath(releases, name),
    `${JSON.stringify({ before, kept: Object.fromEntries(sorted) }, null, 1)}\n`,
  );
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
