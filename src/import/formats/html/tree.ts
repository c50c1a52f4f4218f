import { toFragment } from '../../../domain/text/slug.ts';
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
  getPlainText,
} from './element.ts';
import { parseHtml } from './parse.ts';
import { collectVisibleText } from './visible-text.ts';
import { prune } from './prune.ts';
import { markQuestions } from './questions.ts';

/** What a piece of HTML holds: all but its fields, in the form of a `Reading`. */
export interface HtmlTree {
  readonly tree: ImportTree;
  readonly images: readonly ImageFile[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

/**
 * Makes a tree of a piece of HTML, such as the answer of a spreadsheet or the text of a post. `line` is the line of the input on
 * which it begins. An attribute `data-import-line="12"` says the line of an element and of all within it, for formats that are first made
 * HTML. `<import-mark>…</import-mark>` becomes a foreign mark with its text; `<import-slot name="x">` (a block) and `<import-span name="x">`
 * (within a line) become the nodes that `options.slots` has under the name, with which Markdown around HTML can be kept.
 * Questions that HTML marks become `questionAndAnswer` nodes. Throws UnreadableInputError where the HTML is too deep or too large.
 */
export function parseHtmlFragment(
  html: string,
  options: HtmlOptions & { readonly line?: number } = {},
): HtmlTree {
  const root = parseHtml(html, 'piece', options.line);
  return { ...toTree(root, options), visibleText: collectVisibleText([root]) };
}

/** Makes a tree of an element that is read already; the passages are those of the whole input and so not given. */
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

/** The names of headings, and of what stands in them, with the fragments by which links lead to those headings here. */
function findFragments(root: HtmlElement): Map<string, string> {
  const fragments = new Map<string, string>();
  eachElement(root, (heading) => {
    if (!/^h[1-6]$/.test(heading.name)) return;
    const named = findElement(
      heading,
      (each) =>
        attribute(each, 'id') !== '' || (each.name === 'a' && attribute(each, 'name') !== ''),
    );
    const words = getPlainText(heading)
      .replace(/[#¶§]$/, '')
      .trim();
    for (const element of [heading, ...(named === undefined ? [] : [named])]) {
      for (const name of [attribute(element, 'id'), attribute(element, 'name')])
        if (name !== '' && !fragments.has(name)) fragments.set(name, toFragment(words));
    }
  });
  return fragments;
}
