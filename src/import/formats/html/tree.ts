import { toFragment } from '../../../domain/text/index.ts';
import type {
  ImageFile,
  ImportTree,
  DroppedText,
  VisibleText,
  ImportMessage,
} from '../../document.ts';
import { toBlocks } from './blocks.ts';
import { createConversion, type HtmlOptions } from './conversion.ts';
import {
  attribute,
  eachElement,
  findElement,
  type HtmlElement,
  fillPositions,
  getTextContent,
} from './element.ts';
import { parseHtml } from './parse.ts';
import { collectVisibleText } from './visible-text.ts';
import { prune } from './prune.ts';
import { markQuestions } from './questions.ts';

/** The result of parsing a piece of HTML: everything of `ParsedInput` but the fields. */
export interface HtmlTree {
  readonly tree: ImportTree;
  readonly images: readonly ImageFile[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

/**
 * Converts a piece of HTML, such as a table cell or the body of a post, that begins on the given
 * `line` of the input. The attribute `data-import-line="12"` sets the line of an element and its
 * descendants. `<import-mark>…</import-mark>` becomes a passthrough node; `<import-slot name="x">`
 * (block) and `<import-span name="x">` (inline) become the nodes in `options.slots`, for Markdown
 * around HTML. Questions in the markup become `questionAndAnswer` nodes. Throws
 * UnreadableInputError if the HTML is too deep or too large.
 */
export function parseHtmlFragment(
  html: string,
  options: HtmlOptions & { readonly line?: number } = {},
): HtmlTree {
  const root = parseHtml(html, 'piece', options.line);
  return { ...toTree(root, options), visibleText: collectVisibleText([root]) };
}

/**
 * Converts a parsed element. The visible text is that of the whole input and therefore not
 * included.
 */
export function toTree(
  root: HtmlElement,
  options: HtmlOptions = {},
): Omit<HtmlTree, 'visibleText'> {
  const conversion = createConversion(options, findFragments(root));
  const children = toBlocks(prune(markQuestions(root), conversion).children, conversion);
  const byLine = (one: { line: number }, other: { line: number }): number => one.line - other.line;
  return {
    tree: { type: 'root', children: fillPositions(children, root.line) },
    images: conversion.images.files,
    dropped: conversion.dropped.toSorted(byLine),
    messages: conversion.messages.toSorted(byLine),
  };
}

/** The fragment of each heading on this site, by the ids of the heading and of anchors in it. */
function findFragments(root: HtmlElement): Map<string, string> {
  const fragments = new Map<string, string>();
  eachElement(root, (heading) => {
    if (!/^h[1-6]$/.test(heading.name)) return;
    const named = findElement(
      heading,
      (each) =>
        attribute(each, 'id') !== '' || (each.name === 'a' && attribute(each, 'name') !== ''),
    );
    const words = getTextContent(heading)
      .replace(/[#¶§]$/, '')
      .trim();
    for (const element of [heading, ...(named === undefined ? [] : [named])]) {
      for (const name of [attribute(element, 'id'), attribute(element, 'name')])
        if (name !== '' && !fragments.has(name)) fragments.set(name, toFragment(words));
    }
  });
  return fragments;
}
