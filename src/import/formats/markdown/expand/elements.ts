import type { PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { type Construct, splitAtConstructs } from '../constructs/construct.ts';
import { createBox } from '../../box.ts';
import { isBlock, parseMarkdownLines } from '../parse.ts';
import {
  type ConstructHandler,
  dropUnused,
  type Expansion,
  getConstructPosition,
  getValue,
  resolveConstructsInUrl,
  shortenSource,
  toPassthroughParagraph,
} from './context.ts';

const embedUrls: ReadonlyMap<string, (id: string, construct: Construct) => string> = new Map(
  Object.entries<(id: string, construct: Construct) => string>({
    youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
    'youtube-lite': (id) => `https://www.youtube.com/watch?v=${id}`,
    youtubelite: (id) => `https://www.youtube.com/watch?v=${id}`,
    vimeo: (id) => `https://vimeo.com/${id}`,
    gist: (id, construct) =>
      `https://gist.github.com/${[id, ...construct.plain.slice(1, 2)].join('/')}`,
    tweet: (id, construct) =>
      `https://twitter.com/${getValue(construct, 'user') ?? 'i/web'}/status/${id}`,
    twitter: (id) => `https://twitter.com/i/web/status/${id}`,
    x: (id, construct) => `https://x.com/${getValue(construct, 'user') ?? 'i'}/status/${id}`,
    instagram: (id) => `https://www.instagram.com/p/${id}/`,
    video: (id) => id,
    audio: (id) => id,
    embed: (id) => id,
  }),
);

/** The names of constructs that embed another site. */
export const embedNames: readonly string[] = [...embedUrls.keys()];

/** A video, audio or post of another site as a link. */
const embedHandler: ConstructHandler = (construct, children, expansion) => {
  const id =
    getValue(construct, 'id', 'videoid', 'video-id', 'youtubeid', 'src', 'url') ??
    construct.plain[0];
  const site = construct.name.toLowerCase().replace(/^include /, '');
  const url =
    id === undefined
      ? undefined
      : /^https?:/.test(id)
        ? id
        : /^[\w/-]+$/.test(id)
          ? embedUrls.get(site)?.(id, construct)
          : undefined;
  if (url === undefined || !/^https?:/.test(url))
    return [toPassthroughParagraph(construct, expansion), ...children];
  const title = getValue(construct, 'title', 'caption', 'label', 'alt');
  dropUnused(
    construct,
    [
      id,
      title,
      getValue(construct, 'user'),
      ...construct.plain.filter((value) => !/\s/.test(value)),
    ],
    expansion,
  );
  expansion.log.info(
    construct.line,
    `What was shown here from another site (${shortenSource(construct.source)}) is now a link: ${url}`,
  );
  return [
    {
      type: 'paragraph',
      children: [
        {
          type: 'link',
          url,
          children: [{ type: 'text', value: title ?? url }],
          ...getConstructPosition(construct),
        },
      ],
      ...getConstructPosition(construct),
    },
    ...children,
  ];
};

/** The WordPress `[caption …]` around an image and its caption, which becomes a paragraph. */
const captionHandler: ConstructHandler = (construct, children, expansion) => {
  dropUnused(construct, [], expansion);
  expansion.log.info(construct.line, 'The words beneath an image became a paragraph of their own.');
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

/** A disclosure: a question with its answer, or a bold heading and the content. */
const disclosureHandler: ConstructHandler = (construct, children, expansion) => {
  const head =
    getValue(construct, 'title', 'summary', 'label', 'question', 'header', 'heading', 'trigger') ??
    construct.plain.find((value) => /\p{L}/u.test(value));
  dropUnused(construct, [head], expansion);
  if (head === undefined) return children;
  const answer = children.filter((node) => node.type !== 'listItem' && node.type !== 'tableRow');
  if (head.trim().endsWith('?') && answer.length > 0) {
    expansion.log.info(
      construct.line,
      `The part that folds away under "${head}" became a question with its answer.`,
    );
    return [
      {
        type: 'questionAndAnswer',
        question: head.trim(),
        children: answer.filter(isBlock),
        ...getConstructPosition(construct),
      },
    ];
  }
  return withHeading(construct, children, head);
};

/** A tab: its label in bold and its content. */
const tabHandler: ConstructHandler = (construct, children, expansion) => {
  const head =
    getValue(construct, 'label', 'title', 'name', 'header', 'value') ??
    construct.plain.find((value) => /\p{L}/u.test(value));
  dropUnused(construct, [head, construct.values.get('value')], expansion);
  expansion.log.info(
    construct.line,
    `The part "${head ?? ''}", which was shown by turns with others, stands in the text under its name.`,
  );
  return head === undefined ? children : withHeading(construct, children, head);
};

/** A construct for layout only. */
const layoutHandler: ConstructHandler = (construct, children, expansion) => {
  if (children.length === 0 && construct.values.size === 0) return [];
  if (children.length === 0 && construct.values.has('ids'))
    return [toPassthroughParagraph(construct, expansion)];
  const head = getValue(construct, 'title', 'heading', 'label');
  const words = getValue(construct, 'description', 'text');
  dropUnused(construct, [head, words], expansion);
  const inner: RootContent[] =
    words === undefined
      ? children
      : [
          {
            type: 'paragraph',
            children: [{ type: 'text', value: words }],
            ...getConstructPosition(construct),
          },
          ...children,
        ];
  if (head === undefined) return inner;
  const url = getValue(construct, 'href', 'link', 'to', 'url');
  if (url === undefined || url.startsWith('{')) return withHeading(construct, inner, head);
  return [
    {
      type: 'paragraph',
      children: [
        {
          type: 'link',
          url,
          children: [{ type: 'text', value: head }],
          ...getConstructPosition(construct),
        },
      ],
      ...getConstructPosition(construct),
    },
    ...inner,
  ];
};

const contentsHandler: ConstructHandler = (construct, children, { log }) => {
  log.info(construct.line, 'A table of contents stood here; the page shows its own.');
  return children;
};

function withHeading(
  construct: Construct,
  children: readonly RootContent[],
  head: string,
): RootContent[] {
  return [
    {
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'text', value: head }] }],
      ...getConstructPosition(construct),
    },
    ...children,
  ];
}

/** An image and its caption, which becomes a paragraph. */
const figureHandler: ConstructHandler = (construct, children, expansion) => {
  const image = createImage(construct, expansion);
  if (image === undefined) return [toPassthroughParagraph(construct, expansion), ...children];
  const blocks: RootContent[] = [
    { type: 'paragraph', children: [image.node], ...getConstructPosition(construct) },
  ];
  if (image.caption !== undefined) {
    blocks.push({
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [{ type: 'text', value: image.caption }] }],
      ...getConstructPosition(construct),
    });
    expansion.log.info(
      construct.line,
      'The words beneath an image became a paragraph of their own.',
    );
  }
  return [...blocks, ...children];
};

/** The image of a construct; undefined if it has no source. */
export function createImage(
  construct: Construct,
  expansion: Expansion,
): { readonly node: PhrasingContent; readonly caption: string | undefined } | undefined {
  const isWiki = construct.kind === 'wiki';
  const named =
    getValue(construct, 'src', 'url', 'path', 'image', 'image_path', 'file', 'name') ??
    construct.plain[0];
  const src =
    named === undefined
      ? undefined
      : (expansion.imports.get(named) ??
        resolveConstructsInUrl(named, expansion) ??
        withoutConstructs(named, expansion));
  if (named === undefined || src === undefined || src === '') return undefined;
  const caption = isWiki
    ? undefined
    : getValue(construct, 'caption', 'figcaption', 'title', 'attr');
  const alt = isWiki
    ? (construct.plain[1] ?? '').replace(/^\d+(?:x\d+)?$/, '')
    : getValue(construct, 'alt', 'image_alt', 'description');
  dropUnused(construct, [named, caption, alt, ...(isWiki ? construct.plain : [])], expansion);
  return {
    node: {
      type: 'image',
      url: isWiki ? encodeURI(src) : src,
      alt: alt ?? '',
      title: null,
      ...getConstructPosition(construct),
    },
    caption: caption === alt ? undefined : caption,
  };
}

function withoutConstructs(text: string, { constructs }: Expansion): string {
  return splitAtConstructs(text, constructs)
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

/** An admonition as a box. */
const admonitionHandler: ConstructHandler = (construct, children, expansion) => {
  const sentence = construct.plain.find((value) => /\s/.test(value));
  const content =
    getValue(construct, 'content', 'text', 'message') ??
    (children.length === 0 ? sentence : undefined);
  const title =
    getValue(construct, 'title', 'header', 'heading', 'label') ??
    (sentence === content ? undefined : sentence);
  dropUnused(construct, [content, title], expansion);
  if (construct.name === 'details' && title?.trim().endsWith('?') === true)
    return [
      {
        type: 'questionAndAnswer',
        question: title.trim(),
        children: children.filter(isBlock),
        ...getConstructPosition(construct),
      },
    ];
  const inner: RootContent[] =
    content === undefined
      ? children
      : [
          {
            type: 'paragraph',
            children: [{ type: 'text', value: content }],
            ...getConstructPosition(construct),
          },
          ...children,
        ];
  const head = title && toTitleWords(title);
  return [createBox(getBoxName(construct), head, inner, construct.line, expansion.log)];
};

/** The words of a title without their marks, since the whole of it is bold. */
function toTitleWords(title: string): string {
  if (!/[[*_`]/.test(title)) return title;
  const [only, ...others] = parseMarkdownLines(title, [1]).children;
  return only?.type === 'paragraph' && others.length === 0 ? toString(only) : title;
}

/** The name of the kind of a box. */
function getBoxName(construct: Construct): string {
  const name = construct.name.toLowerCase().replace(/^include /, '');
  return plainNames.has(name)
    ? (getValue(construct, 'type', 'kind', 'variant', 'context') ??
        construct.plain.find((value) => /^[a-z]+$/i.test(value)) ??
        'note')
    : name;
}

/** The handlers by name in lower case; the names mean the same in most systems. */
const handlers: ReadonlyMap<string, ConstructHandler> = new Map([
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
  ].map((name) => [name, figureHandler] as const),
  ...embedNames.flatMap((name) => [
    [name, embedHandler] as const,
    [`include ${name}`, embedHandler] as const,
  ]),
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
  ].map((name) => [name, admonitionHandler] as const),
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
  ].map((name) => [name, disclosureHandler] as const),
  ...['tab', 'tabitem', 'tabpanel'].map((name) => [name, tabHandler] as const),
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
  ].map((name) => [name, layoutHandler] as const),
  ['caption', captionHandler],
  ...['toc', '_toc_', 'tocinline', 'tableofcontents', 'include toc', 'table-of-contents'].map(
    (name) => [name, contentsHandler] as const,
  ),
]);

/** The handler of a construct; undefined if Markdown cannot express it. */
export function findHandler(construct: Construct): ConstructHandler | undefined {
  if (construct.kind === 'math' || construct.kind === 'output' || construct.kind === 'code')
    return undefined;
  if (construct.kind === 'wiki')
    return /\.(?:png|jpe?g|webp|avif|gif|svg)$/i.test(construct.plain[0] ?? '')
      ? figureHandler
      : undefined;
  return (
    handlers.get(construct.name.toLowerCase()) ??
    (construct.kind === 'admonition' ? admonitionHandler : undefined)
  );
}
