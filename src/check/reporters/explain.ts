import { readFileSync } from 'node:fs';
import { createPaint } from './terminal.ts';

/** The page of a rule in Markdown: why there is such a rule, a wrong example and a right one. */
export function readRulePage(rule: string): string {
  return readFileSync(new URL(`../../../docs/rules/${rule}.md`, import.meta.url), 'utf8');
}

/**
 * Writes the page of a rule for a terminal: headings without their signs, and each example indented
 * below the path of its file. There is colour only if `hasColour` says so.
 */
export function formatRulePage(
  markdown: string,
  { hasColour = false }: { readonly hasColour?: boolean } = {},
): string {
  const paint = createPaint(hasColour);
  let fence: string | undefined;
  const lines = markdown
    .trim()
    .split('\n')
    .map((line) => {
      const [, marks, info = ''] = /^(`{3,})(.*)$/.exec(line) ?? [];
      if (fence !== undefined && marks === fence && info === '') {
        fence = undefined;
        return '';
      }
      if (fence !== undefined) return `    ${line}`.trimEnd();
      if (marks === undefined) return formatProse(line, paint.bold);
      fence = marks;
      return `  ${paint.dim(formatInfo(info))}\n`;
    });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}

/** The path of an example; `none` says that there is no such file, `size` how large it is. */
function formatInfo(info: string): string {
  const [, language, path = '', size] = /^(\S+)\s+(.*?)(?:\s+size=(\d+))?$/.exec(info) ?? [];
  const more =
    language === 'none' ? ' (is not there)' : size === undefined ? '' : ` (${size} bytes)`;
  return path.replaceAll('"', '') + more;
}

function formatProse(line: string, toBold: (text: string) => string): string {
  const heading = /^#+ (.*)$/.exec(line)?.[1];
  return heading === undefined ? line.replace(/\[([^\]]+)\]\([^)]*\.md\)/g, '$1') : toBold(heading);
}
