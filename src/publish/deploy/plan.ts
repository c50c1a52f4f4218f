import { isHashedFile } from '../files/release-file.ts';

/** More than the folders that lie within each other on any site. */
const deepest = 100;

const [files, pages, search, lists] = [0, 1, 1 + deepest + 1, 1 + deepest + 2];

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

/**
 * How long a page that is open in a browser may still ask for files of its release, in
 * milliseconds.
 */
const keptFor: number = 7 * 24 * 60 * 60 * 1000;

/**
 * Plans how a release, each file with its SHA-256, takes the place of what is deployed. A file
 * named by its content stays for a week after it left the releases, for readers who opened a page
 * before; all others go.
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
  return getStage(a) - getStage(b) || (a < b ? -1 : 1);
}

/**
 * When a file of a release is sent, as a number: files of a lower one are all there before those of
 * a higher one are begun. First what pages load, then the pages, those before that others lead to,
 * then what the search and the sitemap know of them. So nothing that a reader can meet on the way
 * leads to what is not there yet.
 */
export function getStage(path: string): number {
  if (isHashedFile(path)) return files;
  if (path.startsWith('pagefind/') || /^search\/(?:settings|emergency)\./.test(path)) return search;
  if (/\.html(?:\.(?:br|gz))?$/.test(path))
    return pages + deepest - Math.min(deepest, path.split('/').length);
  return /\.(?:xml|json|rss|atom|txt|md)(?:\.(?:br|gz))?$/.test(path) ? lists : files;
}

/** What a deploy did, in a sentence. */
export function formatDeployed(
  { sent, unchanged, kept, gone }: DeployPlan,
  target: string,
): string {
  if (sent.length === 0 && gone.length === 0)
    return `${target} has this release already; nothing was sent.`;
  const earlier =
    kept.size === 0
      ? ''
      : `, ${countFiles(kept.size)} of earlier releases kept for pages that are still open`;
  return `Deployed to ${target}: ${countFiles(sent.length)} sent, ${unchanged.length} unchanged${earlier}, ${gone.length} gone.`;
}

/** What a deploy would do: each file on a line of its own, but those that stay as they are. */
export function formatPlanned({ sent, unchanged, kept, gone }: DeployPlan, target: string): string {
  return [
    `Nothing was sent to ${target}; ${countFiles(unchanged.length)} would stay unchanged.`,
    ...formatList(`Would send ${countFiles(sent.length)}, in this order`, sent),
    ...formatList(
      `Would keep ${countFiles(kept.size)} of earlier releases`,
      [...kept].map(([path, left]) => `${path} (left on ${left.slice(0, 10)})`).sort(),
    ),
    ...formatList(`Would remove ${countFiles(gone.length)}`, gone),
  ].join('\n');
}

function formatList(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function countFiles(number: number): string {
  return number === 1 ? '1 file' : `${number} files`;
}
