import type { RootContent } from 'mdast';
import { isBlock } from '../block-content.ts';
import type { Mark } from '../marks/mark.ts';
import { leaveOutOthers, placeOf, valueOf, type ToBlocks } from './context.ts';
import { toFigure } from './figure.ts';
import { toFilm, filmSites } from './film.ts';
import { toForeignParagraph } from './foreign.ts';
import { toCaptioned } from './captioned.ts';
import { toNotice } from './notice.ts';

/** A part that folds away: a question with its answer, or its head in bold and what it holds. */
const toFolded: ToBlocks = (mark, children, expansion) => {
  const head =
    valueOf(mark, 'title', 'summary', 'label', 'question', 'header', 'heading', 'trigger') ??
    mark.plain.find((value) => /\p{L}/u.test(value));
  leaveOutOthers(mark, [head], expansion);
  if (head === undefined) return children;
  const answer = children.filter((node) => node.type !== 'listItem' && node.type !== 'tableRow');
  if (head.trim().endsWith('?') && answer.length > 0) {
    expansion.notes.decide(
      mark.line,
      `The part that folds away under "${head}" became a question with its answer.`,
    );
    return [
      {
        type: 'questionAndAnswer',
        question: head.trim(),
        children: answer.filter(isBlock),
        ...placeOf(mark),
      },
    ];
  }
  return toHeaded(mark, children, head);
};

/** One of several parts of which the page shows one: its name in bold and what it holds. */
const toTab: ToBlocks = (mark, children, expansion) => {
  const head =
    valueOf(mark, 'label', 'title', 'name', 'header', 'value') ??
    mark.plain.find((value) => /\p{L}/u.test(value));
  leaveOutOthers(mark, [head, mark.values.get('value')], expansion);
  expansion.notes.decide(
    mark.line,
    `The part "${head ?? ''}", which was shown by turns with others, stands in the text under its name.`,
  );
  return head === undefined ? children : toHeaded(mark, children, head);
};

/** What only lays out its inside. */
const toInside: ToBlocks = (mark, children, expansion) => {
  if (children.length === 0 && mark.values.size === 0) return [];
  if (children.length === 0 && mark.values.has('ids')) return [toForeignParagraph(mark, expansion)];
  const head = valueOf(mark, 'title', 'heading', 'label');
  const words = valueOf(mark, 'description', 'text');
  leaveOutOthers(mark, [head, words], expansion);
  const inner: RootContent[] =
    words === undefined
      ? children
      : [
          { type: 'paragraph', children: [{ type: 'text', value: words }], ...placeOf(mark) },
          ...children,
        ];
  if (head === undefined) return inner;
  const url = valueOf(mark, 'href', 'link', 'to', 'url');
  if (url === undefined || url.startsWith('{')) return toHeaded(mark, inner, head);
  return [
    {
      type: 'paragraph',
      children: [
        { type: 'link', url, children: [{ type: 'text', value: head }], ...placeOf(mark) },
      ],
      ...placeOf(mark),
    },
    ...inner,
  ];
};

const toNothing: ToBlocks = (mark, children, { notes }) => {
  notes.decide(mark.line, 'A table of contents stood here; the page shows its own.');
  return children;
};

function toHeaded(mark: Mark, children: readonly RootContent[], head: string): RootContent[] {
  return [
    {
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'text', value: head }] }],
      ...placeOf(mark),
    },
    ...children,
  ];
}

/** What marks mean, by their names in small letters; the same names mean the same in most systems. */
const meanings: ReadonlyMap<string, ToBlocks> = new Map([
  ...[
    'figure',
    'img',
    'image',
    'picture',
    'imgproc',
    'responsive-image',
    'responsive_image',
    'themedimage',
    'nextimage',
    'include figure',
    'include image',
    'include img',
    'include picture',
    'include responsive-image',
  ].map((name) => [name, toFigure] as const),
  ...filmSites.flatMap((name) => [[name, toFilm] as const, [`include ${name}`, toFilm] as const]),
  ...[
    'notice',
    'note',
    'tip',
    'info',
    'warning',
    'caution',
    'danger',
    'important',
    'hint',
    'alert',
    'admonition',
    'callout',
    'aside',
    'success',
    'error',
    'attention',
    'secondary',
    'box',
    'include note',
    'include tip',
    'include warning',
    'include important',
    'include callout',
    'include alert',
  ].map((name) => [name, toNotice] as const),
  ...[
    'details',
    'expand',
    'collapse',
    'collapsible',
    'spoiler',
    'accordion',
    'accordionitem',
    'accordion-item',
    'disclosure',
    'expander',
    'faq-item',
    'faqitem',
    'question',
    'include details',
    'include faq',
  ].map((name) => [name, toFolded] as const),
  ...['tab', 'tabitem', 'tabpanel'].map((name) => [name, toTab] as const),
  ...[
    'tabs',
    'tabgroup',
    'codegroup',
    'code-group',
    'tabpane',
    'steps',
    'step',
    'cardgrid',
    'cardgroup',
    'cards',
    'card',
    'linkcard',
    'grid',
    'row',
    'column',
    'columns',
    'col',
    'fragment',
    'center',
    'accordiongroup',
    'accordions',
    'md',
    'markdown',
    'div',
    'section',
    'container',
    'wrap',
    'filetree',
    'faq',
    'faqs',
    'faqlist',
  ].map((name) => [name, toInside] as const),
  ['caption', toCaptioned],
  ...['toc', 'tocinline', 'tableofcontents', 'include toc', 'table-of-contents'].map(
    (name) => [name, toNothing] as const,
  ),
]);

/** What the mark becomes as a block; undefined where Markdown has nothing for it. */
export function findMeaning(mark: Mark): ToBlocks | undefined {
  if (mark.kind === 'math' || mark.kind === 'output' || mark.kind === 'code') return undefined;
  if (mark.kind === 'wiki')
    return /\.(?:png|jpe?g|webp|avif|gif|svg)$/i.test(mark.plain[0] ?? '') ? toFigure : undefined;
  return (
    meanings.get(mark.name.toLowerCase()) ?? (mark.kind === 'admonition' ? toNotice : undefined)
  );
}
