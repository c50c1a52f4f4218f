import type { BlockContent, List, Paragraph, PhrasingContent } from 'mdast';
import type { Conversion } from './conversion.ts';
import type { HtmlNode } from './element.ts';
import { toPhrasing } from './phrasing.ts';
import { findPlace } from './place.ts';

const bullet = /^[•·‣▪◦●○–—*-][ \u00a0\t]+(?=\S)|^[•‣▪◦●○](?=\S)/;

/** Nodes that stand in lines as paragraphs: two breaks in a row begin a new one, and lines that all begin with a bullet are a list. */
export function toParagraphs(nodes: readonly HtmlNode[], conversion: Conversion): BlockContent[] {
  const lines = toLines(toPhrasing(nodes, conversion));
  return groupLines(lines).map((group) => toList(group) ?? toParagraph(group));
}

/** A paragraph of what a line holds, with the lines of the input that it comes from. */
export function toParagraph(lines: readonly (readonly PhrasingContent[])[]): Paragraph {
  const children = lines.flatMap((line, index) =>
    index === 0 ? [...line] : [{ type: 'break' as const }, ...line],
  );
  return { type: 'paragraph', children, ...findPlace(children) };
}

function toLines(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

/** The lines between which no empty line stands. */
function groupLines(lines: readonly PhrasingContent[][]): PhrasingContent[][][] {
  const groups: PhrasingContent[][][] = [[]];
  for (const line of lines) {
    if (line.every((node) => node.type === 'text' && node.value.trim() === '')) groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

function toList(lines: readonly PhrasingContent[][]): List | undefined {
  if (
    lines.length < 2 ||
    !lines.every(([first]) => first?.type === 'text' && bullet.test(first.value))
  )
    return undefined;
  const items = lines.map((line) =>
    toParagraph([
      line.map((node, index) =>
        index === 0 && node.type === 'text'
          ? { ...node, value: node.value.replace(bullet, '') }
          : node,
      ),
    ]),
  );
  return {
    type: 'list',
    ordered: false,
    start: null,
    spread: false,
    children: items.map((paragraph) => ({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph],
      ...findPlace([paragraph]),
    })),
    ...findPlace(items),
  };
}
