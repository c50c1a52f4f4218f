import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import { type Mark, splitAtMarks } from '../constructs/construct.ts';
import { isBlock } from '../parse.ts';
import {
  type Expansion,
  leaveOutOthers,
  placeOf,
  resolveAddress,
  shorten,
  type ToBlocks,
  toForeignParagraph,
  valueOf,
} from './context.ts';

const sites: ReadonlyMap<string, (id: string, mark: Mark) => string> = new Map(
  Object.entries<(id: string, mark: Mark) => string>({
    youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
    'youtube-lite': (id) => `https://www.youtube.com/watch?v=${id}`,
    youtubelite: (id) => `https://www.youtube.com/watch?v=${id}`,
    vimeo: (id) => `https://vimeo.com/${id}`,
    gist: (id, mark) => `https://gist.github.com/${[id, ...mark.plain.slice(1, 2)].join('/')}`,
    tweet: (id, mark) => `https://twitter.com/${valueOf(mark, 'user') ?? 'i/web'}/status/${id}`,
    twitter: (id) => `https://twitter.com/i/web/status/${id}`,
    x: (id, mark) => `https://x.com/${valueOf(mark, 'user') ?? 'i'}/status/${id}`,
    instagram: (id) => `https://www.instagram.com/p/${id}/`,
    video: (id) => id,
    audio: (id) => id,
    embed: (id) => id,
  }),
);

/** The names of marks that show something of another site. */
export const filmSites: readonly string[] = [...sites.keys()];

/** A film, sound or post of another site as a link to it. */
const toFilm: ToBlocks = (mark, children, expansion) => {
  const id = valueOf(mark, 'id', 'videoid', 'video-id', 'youtubeid', 'src', 'url') ?? mark.plain[0];
  const site = mark.name.toLowerCase().replace(/^include /, '');
  const url =
    id === undefined
      ? undefined
      : /^https?:/.test(id)
        ? id
        : /^[\w/-]+$/.test(id)
          ? sites.get(site)?.(id, mark)
          : undefined;
  if (url === undefined || !/^https?:/.test(url))
    return [toForeignParagraph(mark, expansion), ...children];
  const title = valueOf(mark, 'title', 'caption', 'label', 'alt');
  leaveOutOthers(
    mark,
    [id, title, valueOf(mark, 'user'), ...mark.plain.filter((value) => !/\s/.test(value))],
    expansion,
  );
  expansion.notes.decide(
    mark.line,
    `What was shown here from another site (${shorten(mark.source)}) is now a link: ${url}`,
  );
  return [
    {
      type: 'paragraph',
      children: [
        { type: 'link', url, children: [{ type: 'text', value: title ?? url }], ...placeOf(mark) },
      ],
      ...placeOf(mark),
    },
    ...children,
  ];
};

/** `[caption …]` of WordPress stands around an image and the words beneath it, which become a paragraph of their own. */
const toCaptioned: ToBlocks = (mark, children, expansion) => {
  leaveOutOthers(mark, [], expansion);
  expansion.notes.decide(mark.line, 'The words beneath an image became a paragraph of their own.');
  return children.flatMap((block): RootContent[] => {
    if (block.type !== 'paragraph') return [block];
    const at =
      block.children.findLastIndex(
        (child) =>
          child.type === 'image' ||
          (child.type === 'link' && child.children.some(({ type }) => type === 'image')),
      ) + 1;
    const words: PhrasingContent[] = trimStart(block.children.slice(at));
    if (at === 0 || words.length === 0) return [block];
    return [
      { ...block, children: block.children.slice(0, at) },
      { ...block, children: [{ type: 'emphasis', children: words }] },
    ];
  });
};

function trimStart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.trimStart();
  return value === '' ? trimStart(rest) : [{ ...first, value }, ...rest];
}

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

/** An image and the words beneath it, which become a paragraph of their own. */
const toFigure: ToBlocks = (mark, children, expansion) => {
  const image = toImage(mark, expansion);
  if (image === undefined) return [toForeignParagraph(mark, expansion), ...children];
  const blocks: RootContent[] = [{ type: 'paragraph', children: [image.node], ...placeOf(mark) }];
  if (image.caption !== undefined) {
    blocks.push({
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [{ type: 'text', value: image.caption }] }],
      ...placeOf(mark),
    });
    expansion.notes.decide(
      mark.line,
      'The words beneath an image became a paragraph of their own.',
    );
  }
  return [...blocks, ...children];
};

/** The image that a mark shows; undefined where the mark does not say where it lies. */
export function toImage(
  mark: Mark,
  expansion: Expansion,
): { readonly node: PhrasingContent; readonly caption: string | undefined } | undefined {
  const isWiki = mark.kind === 'wiki';
  const named =
    valueOf(mark, 'src', 'url', 'path', 'image', 'image_path', 'file', 'name') ?? mark.plain[0];
  const src =
    named === undefined
      ? undefined
      : (expansion.imports.get(named) ??
        resolveAddress(named, expansion) ??
        toWritten(named, expansion));
  if (named === undefined || src === undefined || src === '') return undefined;
  const caption = isWiki ? undefined : valueOf(mark, 'caption', 'figcaption', 'title', 'attr');
  const alt = isWiki
    ? (mark.plain[1] ?? '').replace(/^\d+(?:x\d+)?$/, '')
    : valueOf(mark, 'alt', 'image_alt', 'description');
  leaveOutOthers(mark, [named, caption, alt, ...(isWiki ? mark.plain : [])], expansion);
  return {
    node: {
      type: 'image',
      url: isWiki ? encodeURI(src) : src,
      alt: alt ?? '',
      title: null,
      ...placeOf(mark),
    },
    caption: caption === alt ? undefined : caption,
  };
}

function toWritten(text: string, { marks }: Expansion): string {
  return splitAtMarks(text, marks)
    .map((part) => (typeof part === 'string' ? part : ''))
    .join('');
}

const plainNames = new Set([
  'notice',
  'alert',
  'admonition',
  'callout',
  'aside',
  'hint',
  'box',
  'details',
]);

/** A box that stands out of the text: a quote with its head in bold. */
const toNotice: ToBlocks = (mark, children, expansion) => {
  const sentence = mark.plain.find((value) => /\s/.test(value));
  const content =
    valueOf(mark, 'content', 'text', 'message') ?? (children.length === 0 ? sentence : undefined);
  const title =
    valueOf(mark, 'title', 'header', 'heading', 'label') ??
    (sentence === content ? undefined : sentence);
  leaveOutOthers(mark, [content, title], expansion);
  if (mark.name === 'details' && title?.trim().endsWith('?') === true)
    return [
      {
        type: 'questionAndAnswer',
        question: title.trim(),
        children: children.filter(isBlock),
        ...placeOf(mark),
      },
    ];
  const inner: RootContent[] =
    content === undefined
      ? children
      : [
          { type: 'paragraph', children: [{ type: 'text', value: content }], ...placeOf(mark) },
          ...children,
        ];
  return [toBox(title ?? toKind(mark), inner, mark.line, expansion.notes)];
};

function toKind(mark: Mark): string {
  const name = mark.name.toLowerCase().replace(/^include /, '');
  const kind = plainNames.has(name)
    ? (valueOf(mark, 'type', 'kind', 'variant', 'context') ??
      mark.plain.find((value) => /^[a-z]+$/i.test(value)) ??
      'note')
    : name;
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}

/** The quote that stands for a box. */
function toBox(
  head: string,
  children: readonly RootContent[],
  line: number,
  notes: { readonly decide: (line: number, says: string) => void },
): BlockContent {
  notes.decide(
    line,
    `The box "${head}" became a quote that begins with these words. In an article it may be a <Callout>.`,
  );
  const position = {
    start: { line, column: 1 },
    end: { line: children.at(-1)?.position?.end.line ?? line, column: 1 },
  };
  return {
    type: 'blockquote',
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'strong', children: [{ type: 'text', value: head }] }],
        position: { start: { line, column: 1 }, end: { line, column: 1 } },
      },
      ...children.filter(isBlock),
    ],
    position,
  };
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
