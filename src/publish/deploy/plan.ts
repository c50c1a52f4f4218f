import { isHashedFile } from '../files/hashed-file.ts';
import { toStage } from './stage.ts';

/** What lies where a release goes. */
export interface Deployed {
  /** The SHA-256 of each file by its path. */
  readonly files: ReadonlyMap<string, string>;
  /** When a release no longer had a file that stayed, as an ISO time by the path. */
  readonly kept: ReadonlyMap<string, string>;
}

/** What a deploy does with each file. */
export interface DeployPlan {
  /** New and changed files, in the order in which they are sent. */
  readonly sent: readonly string[];
  /** Files that are there already with the same bytes. */
  readonly unchanged: readonly string[];
  /** Files of earlier releases that stay, and when they left. */
  readonly kept: ReadonlyMap<string, string>;
  /** Files of earlier releases that go. */
  readonly gone: readonly string[];
}

/** How long a page that is open in a browser may still ask for files of its release, in milliseconds. */
export const keptFor: number = 7 * 24 * 60 * 60 * 1000;

/**
 * Plans how a release, each file with its SHA-256, takes the place of what is deployed. A file named by its content stays
 * for a week after it left the releases, for readers who opened a page before; all others go.
 */
export function planDeploy(
  release: ReadonlyMap<string, string>,
  deployed: Deployed,
  now: Date,
): DeployPlan {
  const [sent, unchanged, gone]: [string[], string[], string[]] = [[], [], []];
  const kept = new Map<string, string>();
  for (const [path, hash] of release)
    (deployed.files.get(path) === hash ? unchanged : sent).push(path);
  for (const path of deployed.files.keys()) {
    if (release.has(path)) continue;
    const left = deployed.kept.get(path) ?? now.toISOString();
    if (isHashedFile(path) && now.getTime() - Date.parse(left) < keptFor) kept.set(path, left);
    else gone.push(path);
  }
  return { sent: sent.sort(byStage), unchanged: unchanged.sort(), kept, gone: gone.sort() };
}

function byStage(a: string, b: string): number {
  return toStage(a) - toStage(b) || (a < b ? -1 : 1);
}
