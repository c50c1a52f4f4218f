import type {
  Heading,
  Image,
  Link,
  LinkReference,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { formatReferenceAnchor, toAbsolute, toCanonical, toDownloadPath } from '../addresses/index.ts';
import { formatAuthors, type Source } from '../citations/index.ts';
import type { Site } from '../entries/index.ts';
import { formatDate, fill, type Labels } from '../locale/index.ts';
import { isBasis, parseCitations } from '../text/index.ts';
import { parseFaqIds, siteHandlers } from '../body/index.ts';

/**
 * An entry as it was written: its title, its body, and the address of each image in it as pages
 * name it, in order.
 */
export interface WrittenEntry {
  readonly title: string;
  readonly permalink: string;
  readonly collection: 'articles' | 'faq';
  /**
   * The body as Markdown, and the function that parses it: few bodies are needed at a time, and a
   * tree is large.
   */
  readonly source: string;
  readonly parse: () => Root;
  readonly images: readonly string[];
  /** Who reviewed it, in words, if that is to be said where it stands within another entry. */
  readonly review?: string | undefined;
}

/** What a body is written out with. */
export interface PlainContext {
  readonly siteUrl: string;
  readonly labels: Labels;
  /** The FAQ entries of the site by their id. */
  readonly answers: ReadonlyMap<string, WrittenEntry>;
  /** The Markdown for the mark of a source or a basis. */
  readonly toMark: (id: string) => string;
}

/**
 * The body of an entry as Markdown that any reader knows: addresses are absolute, marks of sources
 * are what the context makes of them, and components are what Markdown has for them. `level` is
 * that of the heading before it.
 */
export function formatPlainMarkdown(entry: WrittenEntry, context: PlainContext, level = 1): string {
  const body = entry.parse();
  const page = toCanonical(context.siteUrl, entry.permalink);
  const images = new Map(
    listNodes(body, 'image').map((image, index) => [image, entry.images[index]]),
  );
  const definitions = new Map(
    listNodes(body, 'definition').map((definition) => [definition.identifier, definition]),
  );
  const resolveAddress = (url: string) =>
    url.startsWith('#')
      ? new URL(url, page).href
      : url.startsWith('/')
        ? toCanonical(context.siteUrl, url)
        : url.startsWith('./')
          ? toCanonical(context.siteUrl, toDownloadPath(entry.collection, url.slice('./'.length)))
          : url;
  let depth = level;

  const link: Handle = (node: Link, parent, state, info) =>
    defaultHandlers.link({ ...node, url: resolveAddress(node.url) }, parent, state, info);
  const handlers: Record<string, Handle> = {
    ...siteHandlers,
    heading: (node: Heading, parent, state, info) => {
      depth = node.depth;
      return defaultHandlers.heading(node, parent, state, info);
    },
    text: (node: Text, _, state, info) => {
      const pieces: string[] = [];
      let end = 0;
      for (const mark of parseCitations(node.value)) {
        pieces.push(
          state.safe(node.value.slice(end, mark.start).trimEnd(), { ...info, after: '[' }),
          context.toMark(mark.id),
        );
        end = mark.end;
      }
      return [
        ...pieces,
        state.safe(node.value.slice(end), end === 0 ? info : { ...info, before: ']' }),
      ].join('');
    },
    link: Object.assign(link, { peek: defaultHandlers.link.peek }),
    linkReference: (node: LinkReference, parent, state, info) => {
      const { url, title } = definitions.get(node.identifier) ?? { url: '', title: null };
      return link(
        { type: 'link', url, title, children: node.children } satisfies Link,
        parent,
        state,
        info,
      );
    },
    image: (node: Image, parent, state, info) => {
      const address = images.get(node);
      // For an image without an address of its own, a link to the page that shows it.
      if (address === undefined)
        return link(
          {
            type: 'link',
            url: page,
            children: [{ type: 'text', value: node.alt ?? '' }],
          } satisfies Link,
          parent,
          state,
          info,
        );
      return defaultHandlers.image(
        { ...node, url: toAbsolute(context.siteUrl, address) },
        parent,
        state,
        info,
      );
    },
    mdxJsxFlowElement: (node: MdxJsxFlowElement, _, state, info) =>
      state.containerFlow(
        { type: 'root', children: createPlainNodes(node, context.labels) },
        info,
      ) || writeAnswers(node),
    mdxJsxTextElement: (node: MdxJsxTextElement, _, state, info) =>
      state.containerPhrasing({ type: 'paragraph', children: node.children }, info),
  };
  const writeAnswers = (node: MdxJsxFlowElement) =>
    parseFaqIds(readAttribute(node, 'ids'))
      .flatMap((id) => context.answers.get(id) ?? [])
      .map((answer) => formatPlainAnswer(answer, context, depth + 1))
      .join('\n\n');
  const visible: Root = {
    type: 'root',
    children: body.children.filter(({ type }) => type !== 'definition'),
  };
  return toMarkdown(visible, { ...style, extensions: [gfmToMarkdown(), { handlers }] }).trim();
}

/** A question as a heading of a level, and its answer. */
export function formatPlainAnswer(
  answer: WrittenEntry,
  context: PlainContext,
  level: number,
): string {
  const depth = level <= 2 ? 2 : level === 3 ? 3 : level === 4 ? 4 : level === 5 ? 5 : 6;
  const heading = toMarkdown(
    { type: 'heading', depth, children: [{ type: 'text', value: answer.title }] },
    style,
  ).trim();
  const review =
    answer.review === undefined
      ? []
      : [
          toMarkdown(
            {
              type: 'paragraph',
              children: [{ type: 'emphasis', children: [{ type: 'text', value: answer.review }] }],
            },
            style,
          ).trim(),
        ];
  return [heading, formatPlainMarkdown(answer, context, depth), ...review].join('\n\n');
}

/** How the Markdown is written where there is a choice. */
export const style: Options = { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one' };

/** What Markdown has for a component; nothing for `Faq`, which holds nothing itself. */
function createPlainNodes(node: MdxJsxFlowElement, labels: Labels): RootContent[] {
  const said = (text: string): Paragraph => ({
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: text }] }],
  });
  if (node.name === 'Callout') {
    const kind = readAttribute(node, 'kind');
    const title =
      readAttribute(node, 'title') ||
      (isCalloutKind(kind, labels) ? labels.calloutKinds[kind] : kind);
    return [{ type: 'blockquote', children: [said(title), ...node.children] }];
  }
  if (node.name === 'Details') return [said(readAttribute(node, 'summary')), ...node.children];
  const caption = readAttribute(node, 'caption');
  return caption === ''
    ? node.children
    : [
        ...node.children,
        {
          type: 'paragraph',
          children: [{ type: 'emphasis', children: [{ type: 'text', value: caption }] }],
        },
      ];
}

function isCalloutKind(kind: string, labels: Labels): kind is keyof Labels['calloutKinds'] {
  return Object.hasOwn(labels.calloutKinds, kind);
}

function readAttribute({ attributes }: MdxJsxFlowElement, name: string): string {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value : '';
}

function listNodes<Type extends Nodes['type']>(
  node: Nodes,
  type: Type,
): Extract<Nodes, { type: Type }>[] {
  const isWanted = (each: Nodes): each is Extract<Nodes, { type: Type }> => each.type === type;
  return isWanted(node)
    ? [node]
    : 'children' in node
      ? node.children.flatMap((child) => listNodes(child, type))
      : [];
}

/**
 * The marks of one text and the list of what they name; sources are numbered as they first appear.
 */
export interface PlainReferences {
  readonly toMark: (id: string) => string;
  /** The list in Markdown, for the end of the text; empty if nothing was cited. */
  readonly format: () => string;
}

/** What the references of a text are made with. */
interface ReferenceContext {
  readonly site: Pick<Site, 'labels' | 'language' | 'url'>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Marks as footnotes: `[^1]`, and `[^1]: …` in the list. */
export function createFootnotes({ site, sources }: ReferenceContext): PlainReferences {
  const numbers = createNumbers();
  return {
    toMark: (id) => (isBasis(id) ? ` *(${site.labels.bases[id]})*` : `[^${numbers.get(id)}]`),
    format: () =>
      numbers
        .list()
        .map((id, index) => `[^${index + 1}]: ${formatSource(id, sources.get(id), site)}`)
        .join('\n\n'),
  };
}

/**
 * Marks as links to the references of the page at `permalink`, and a numbered list under a heading.
 */
export function createReferenceLinks(
  { site, sources }: ReferenceContext,
  permalink: string,
): PlainReferences {
  const numbers = createNumbers();
  const { labels } = site;
  return {
    toMark: (id) =>
      isBasis(id)
        ? ` *(${labels.bases[id]})*`
        : ` [\\[${numbers.get(id)}\\]](${toCanonical(site.url, permalink)}#${formatReferenceAnchor(id)})`,
    format: () => {
      const cited = numbers
        .list()
        .map((id, index) => `${index + 1}. ${formatSource(id, sources.get(id), site)}`);
      return cited.length === 0 ? '' : [`## ${labels.references}`, cited.join('\n')].join('\n\n');
    },
  };
}

function createNumbers(): { get: (id: string) => number; list: () => string[] } {
  const numbers = new Map<string, number>();
  return {
    get: (id) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return number;
    },
    list: () => [...numbers.keys()],
  };
}

/**
 * A source on one line: what kind of evidence it is, who wrote it, what it is called and where it
 * is.
 */
function formatSource(
  id: string,
  source: Source | undefined,
  { labels, language }: ReferenceContext['site'],
): string {
  if (source === undefined) return id;
  const text = (value: string): PhrasingContent => ({ type: 'text', value });
  const authors = formatAuthors(source.authors);
  const title: PhrasingContent = { type: 'emphasis', children: [text(source.title)] };
  const { retracted } = source;
  const children: PhrasingContent[] = [
    text(`${labels.evidenceKinds[source.kind]}. ${authors}${authors.endsWith('.') ? '' : '.'} `),
    source.link === undefined ? title : { type: 'link', url: source.link, children: [title] },
    text(
      `. ${source.container} ${source.year}${source.locator === undefined ? '' : `;${source.locator}`}.`,
    ),
    ...(retracted === undefined
      ? []
      : [
          text(' '),
          {
            type: 'strong',
            children: [text(fill(labels.retracted, { date: formatDate(retracted.on, language) }))],
          } satisfies PhrasingContent,
        ]),
  ];
  return toMarkdown({ type: 'paragraph', children }, style).trim().replace(/\n/g, ' ');
}
