import type { Link, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'satteri';
import {
  formatFootnoteAnchor,
  formatReferenceAnchor,
  toAbsolute,
  toCanonical,
  toDownloadPath,
} from '../addresses/index.ts';
import { formatAuthors, type Source } from '../citations/index.ts';
import type { Site } from '../entries/index.ts';
import { formatDate, fill, type Labels } from '../locale/index.ts';
import { isBasis, parseCitations, toLetters } from '../text/index.ts';
import { parseFaqIds } from '../body/index.ts';

/**
 * An entry as it was written: its title, its body, and the address of each image in it as pages
 * name it, in order.
 */
export interface WrittenEntry {
  readonly title: string;
  readonly permalink: string;
  readonly collection: 'articles' | 'faq';
  /**
   * What names the body, and the function that parses it: few bodies are needed at a time, and a
   * tree is large.
   */
  readonly bodyHash: string;
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
  /** Whether notes are footnotes; else their marks lead to the page. */
  readonly hasFootnotes: boolean;
  /** What stands for the mark of a source or a basis. */
  readonly toMark: (id: string) => PhrasingContent[];
}

/**
 * The body of an entry as nodes of the Markdown that any reader knows: addresses are absolute,
 * marks of sources are what the context makes of them, and components are what Markdown has for
 * them. `level` is that of the heading before it.
 */
export function createPlainBody(
  entry: WrittenEntry,
  context: PlainContext,
  level = 1,
): RootContent[] {
  const body = entry.parse();
  const page = toCanonical(context.siteUrl, entry.permalink);
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
  let images = 0;
  const letters = new Map<string, string>();
  const notes: Nodes[] = [];

  function toNoteLink(identifier: string): Link {
    const letter = letters.get(identifier) ?? toLetters(letters.size + 1);
    letters.set(identifier, letter);
    return {
      type: 'link',
      url: `${page}#${formatFootnoteAnchor(identifier)}`,
      children: [{ type: 'text', value: `[${letter}]` }],
    };
  }

  function toNodes(node: Nodes): Nodes[] {
    switch (node.type) {
      case 'text':
        return toWords(node.value, context.toMark);
      case 'definition':
        return [];
      case 'link':
        return [withChildren({ ...node, url: resolveAddress(node.url) }, node.children)];
      case 'linkReference': {
        const url = resolveAddress(definitions.get(node.identifier)?.url ?? '');
        return [withChildren({ type: 'link', url, children: [] }, node.children)];
      }
      case 'image': {
        const address = entry.images[images];
        images += 1;
        // For an image without an address of its own, a link to the page that shows it.
        return address === undefined
          ? [{ type: 'link', url: page, children: [{ type: 'text', value: node.alt ?? '' }] }]
          : [{ ...node, url: toAbsolute(context.siteUrl, address) }];
      }
      // Numbers stand for sources.
      case 'footnoteReference':
        return context.hasFootnotes
          ? [{ type: 'footnoteReference', identifier: `note-${node.identifier}` }]
          : [{ type: 'text', value: ' ' }, toNoteLink(node.identifier)];
      case 'footnoteDefinition': {
        const { identifier, children } = node;
        if (context.hasFootnotes)
          return [
            withChildren(
              { type: 'footnoteDefinition', identifier: `note-${identifier}`, children: [] },
              children,
            ),
          ];
        notes.push(
          setChildren({ type: 'paragraph', children: [] }, [toNoteLink(identifier)]),
          ...toChildren(children),
        );
        return [];
      }
      case 'heading':
        depth = node.depth;
        return [withChildren(node, node.children)];
      case 'mdxJsxFlowElement':
        if (node.name === 'Video' || node.name === 'VideoLink') {
          const url = resolveAddress(readAttribute(node, 'src') || readAttribute(node, 'href'));
          const words: Nodes = { type: 'text', value: readAttribute(node, 'title') };
          const link = setChildren({ type: 'link', url, children: [] }, [words]);
          return [
            ...toChildren(node.children),
            setChildren({ type: 'paragraph', children: [] }, [link]),
          ];
        }
        return node.name === 'Faq'
          ? parseFaqIds(readAttribute(node, 'ids'))
              .flatMap((id) => context.answers.get(id) ?? [])
              .flatMap((answer) => createPlainAnswer(answer, context, depth + 1))
          : createPlainComponent(node, toChildren(node.children), context.labels);
      case 'mdxJsxTextElement':
        return toChildren(node.children);
      default:
        return 'children' in node ? [withChildren(node, node.children)] : [node];
    }
  }
  const toChildren = (nodes: readonly Nodes[]): Nodes[] => nodes.flatMap(toNodes);
  const withChildren = (node: Nodes, children: readonly Nodes[]): Nodes =>
    setChildren({ ...node }, toChildren(children));
  const shown = toChildren(body.children);
  const heading: Nodes[] =
    notes.length === 0
      ? []
      : [
          {
            type: 'heading',
            depth: 2,
            children: [{ type: 'text', value: context.labels.footnotes }],
          },
        ];
  return listChildren(
    setChildren({ type: 'root', children: [] }, [...shown, ...heading, ...notes]),
  );
}

/** A question as a heading of a level, its answer, and who reviewed it. */
export function createPlainAnswer(
  answer: WrittenEntry,
  context: PlainContext,
  level: number,
): RootContent[] {
  const depth = level <= 2 ? 2 : level === 3 ? 3 : level === 4 ? 4 : level === 5 ? 5 : 6;
  const review: RootContent[] =
    answer.review === undefined
      ? []
      : [
          {
            type: 'paragraph',
            children: [{ type: 'emphasis', children: [{ type: 'text', value: answer.review }] }],
          },
        ];
  return [
    { type: 'heading', depth, children: [{ type: 'text', value: answer.title }] },
    ...createPlainBody(answer, context, depth),
    ...review,
  ];
}

/** Words in which what stands for each mark is in its place. */
function toWords(value: string, toMark: PlainContext['toMark']): PhrasingContent[] {
  const words: PhrasingContent[] = [];
  let end = 0;
  for (const mark of parseCitations(value)) {
    const before = value.slice(end, mark.start).trimEnd();
    if (before !== '') words.push({ type: 'text', value: before });
    words.push(...toMark(mark.id));
    end = mark.end;
  }
  return end < value.length ? [...words, { type: 'text', value: value.slice(end) }] : words;
}

/** Gives a node, which is not used elsewhere, other children. */
function setChildren<Node extends Nodes>(node: Node, children: readonly Nodes[]): Node {
  if (!('children' in node)) return node;
  node.children = [];
  const list: Nodes[] = node.children;
  list.push(...children);
  return node;
}

function listChildren({ children }: Root): RootContent[] {
  return children;
}

/** What Markdown has for a component that holds these nodes. */
function createPlainComponent(
  node: MdxJsxFlowElement,
  children: readonly Nodes[],
  labels: Labels,
): Nodes[] {
  const said = (text: string): Paragraph => ({
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: text }] }],
  });
  if (node.name === 'Callout') {
    const kind = readAttribute(node, 'kind');
    const title =
      readAttribute(node, 'title') ||
      (isCalloutKind(kind, labels) ? labels.calloutKinds[kind] : kind);
    return [setChildren({ type: 'blockquote', children: [] }, [said(title), ...children])];
  }
  const name = readAttribute(node, node.name === 'Tab' ? 'label' : 'summary');
  if (name !== '') return [said(name), ...children];
  const caption = readAttribute(node, 'caption');
  return caption === ''
    ? [...children]
    : [
        ...children,
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
  readonly hasFootnotes: boolean;
  readonly toMark: PlainContext['toMark'];
  /** The list, for the end of the text; empty if nothing was cited. */
  readonly list: () => RootContent[];
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
    hasFootnotes: true,
    toMark: (id) =>
      isBasis(id)
        ? createBasisMark(site.labels.bases[id])
        : [{ type: 'footnoteReference', identifier: String(numbers.get(id)) }],
    list: () =>
      numbers.list().map((id, index) => ({
        type: 'footnoteDefinition',
        identifier: String(index + 1),
        children: [{ type: 'paragraph', children: describeSource(id, sources.get(id), site) }],
      })),
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
    hasFootnotes: false,
    toMark: (id) =>
      isBasis(id)
        ? createBasisMark(labels.bases[id])
        : [
            { type: 'text', value: ' ' },
            {
              type: 'link',
              url: `${toCanonical(site.url, permalink)}#${formatReferenceAnchor(id)}`,
              children: [{ type: 'text', value: `[${numbers.get(id)}]` }],
            },
          ],
    list: () => {
      const cited = numbers.list();
      if (cited.length === 0) return [];
      return [
        { type: 'heading', depth: 2, children: [{ type: 'text', value: labels.references }] },
        {
          type: 'list',
          ordered: true,
          start: 1,
          spread: false,
          children: cited.map((id) => ({
            type: 'listItem',
            spread: false,
            children: [{ type: 'paragraph', children: describeSource(id, sources.get(id), site) }],
          })),
        },
      ];
    },
  };
}

function createBasisMark(words: string): PhrasingContent[] {
  return [
    { type: 'text', value: ' ' },
    { type: 'emphasis', children: [{ type: 'text', value: `(${words})` }] },
  ];
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
function describeSource(
  id: string,
  source: Source | undefined,
  { labels, language }: ReferenceContext['site'],
): PhrasingContent[] {
  const text = (value: string): PhrasingContent => ({ type: 'text', value });
  if (source === undefined) return [text(id)];
  const authors = formatAuthors(source.authors);
  const title: PhrasingContent = { type: 'emphasis', children: [text(source.title)] };
  const { retracted } = source;
  return [
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
}
