import type {
  ImageFile,
  ImportTree,
  DroppedText,
  VisibleText,
  ImportMessage,
} from '../../document.ts';
import { toBlocks } from './blocks.ts';
import { createConversion, type HtmlOptions } from './conversion.ts';
import { type HtmlElement, fillPositions } from './element.ts';
import { parseHtml } from './parse.ts';
import { collectVisibleText } from './visible-text.ts';
import { markPlaces } from './places.ts';
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
  const { root: marked, ids } = markPlaces(root);
  const conversion = createConversion(options, ids);
  const children = toBlocks(prune(markQuestions(marked), conversion).children, conversion);
  const byLine = (one: { line: number }, other: { line: number }): number => one.line - other.line;
  return {
    tree: { type: 'root', children: fillPositions(children, root.line) },
    images: conversion.images.files,
    dropped: conversion.dropped.toSorted(byLine),
    messages: conversion.messages.toSorted(byLine),
  };
}
