import type { DeployPlan } from './plan.ts';

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
