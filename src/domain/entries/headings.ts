import type { Heading as HeadingNode, Nodes } from 'mdast';
import { createHeadingAnchors } from '../addresses/index.ts';
import { toPlainText } from '../body/index.ts';

/** A heading of a text: its level from 1 to 6, its words, and its id on the page, without `#`. */
export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly anchor: string;
}

/**
 * The headings of a Markdown tree, in order. The check and the renderer both use this, so that
 * anchors agree.
 */
export function collectHeadings(tree: Nodes): Heading[] {
  const nodes = collectHeadingNodes(tree);
  const texts = nodes.map(toPlainText);
  const anchors = createHeadingAnchors(texts);
  return nodes.map((node, index) => ({
    depth: node.depth,
    text: texts[index] ?? '',
    anchor: anchors[index] ?? '',
  }));
}

function collectHeadingNodes(node: Nodes): HeadingNode[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap(collectHeadingNodes) : [];
}

/** A chapter of a text with the sections below it, for its table of contents. */
export interface Chapter {
  readonly heading: Heading;
  readonly sections: readonly Heading[];
}

/**
 * The headings of level 2 with those of level 3 below each; a level 3 before any level 2 is a
 * chapter of its own.
 */
export function createTableOfContents(headings: readonly Heading[]): Chapter[] {
  const chapters: { heading: Heading; sections: Heading[] }[] = [];
  for (const heading of headings) {
    const chapter = chapters.at(-1);
    if (heading.depth === 2 || (heading.depth === 3 && chapter === undefined))
      chapters.push({ heading, sections: [] });
    else if (heading.depth === 3) chapter?.sections.push(heading);
  }
  return chapters;
}
