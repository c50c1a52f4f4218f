import type { Nodes, Root } from 'mdast';
// Adds the nodes of MDX to the types of mdast.
import type {} from 'satteri';

/** The text of an entry that a reviewer vouches for. */
interface ReviewedText {
  /** The title of an article, the question of an FAQ entry. */
  readonly title: string;
  /** '' if the entry has none. */
  readonly description: string;
  readonly body: Root;
}

/** A node with its own facts, then what it holds; neighbouring texts are one. */
type Part = string | readonly Part[];

/**
 * 64 bits: enough that no two texts of a site collide by accident, and short in front matter. It
 * does not protect against forgery.
 */
const hashLength = 16;

/**
 * The hash of a text with its citations, as 16 hexadecimal digits. Words, numbers, headings,
 * addresses of links and images, citations and the attributes of components change it; line breaks,
 * white space and the marks that Markdown leaves a choice of do not. Another form of it would make
 * every review that was ever written look edited.
 */
export function hashReviewedText({ title, description, body }: ReviewedText): string {
  const parts: Part = [
    normalizeWords(title).trim(),
    normalizeWords(description).trim(),
    ...createParts(body),
  ];
  // Loaded only here, since most checks meet no stamp.
  return process
    .getBuiltinModule('node:crypto')
    .createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, hashLength);
}

function createParts(node: Nodes): Part[] {
  const children = 'children' in node ? joinTexts(node.children.map(createPart)) : [];
  return ['paragraph', 'heading', 'tableCell', 'descriptionTerm'].includes(node.type)
    ? trimParts(children)
    : children;
}

function createPart(node: Nodes): Part {
  switch (node.type) {
    case 'text':
      return normalizeWords(node.value);
    case 'break':
      return ' ';
    case 'code':
      return [node.type, ...collectFacts(node), normalizeCode(node.value)];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [
        node.type,
        ...collectFacts(node),
        collectAttributes(node.attributes),
        ...createParts(node),
      ];
    default:
      return [
        node.type,
        ...collectFacts(node),
        ...('value' in node ? [normalizeWords(node.value)] : []),
        ...createParts(node),
      ];
  }
}

/**
 * The attributes of a node that count as content. Notation (`*` or `_`, wrapped or not, loose or
 * tight) does not count.
 */
function collectFacts(node: Nodes): Part[] {
  switch (node.type) {
    case 'heading':
      return [String(node.depth)];
    case 'list':
      return [node.ordered === true ? String(node.start ?? 1) : ''];
    case 'listItem':
      return [String(node.checked ?? '')];
    case 'link':
      return [node.url, normalizeWords(node.title ?? '')];
    case 'image':
      return [node.url, normalizeWords(node.title ?? ''), normalizeWords(node.alt ?? '')];
    case 'definition':
      return [node.identifier, node.url, normalizeWords(node.title ?? '')];
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [node.identifier];
    case 'code':
      return [node.lang ?? '', normalizeWords(node.meta ?? '')];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [node.name ?? ''];
    default:
      return [];
  }
}

function collectAttributes(
  attributes: Extract<Nodes, { type: 'mdxJsxFlowElement' }>['attributes'],
): Part[] {
  const pairs = attributes.map((each) =>
    'name' in each
      ? [
          each.name,
          normalizeWords(typeof each.value === 'string' ? each.value : JSON.stringify(each.value)),
        ]
      : [normalizeWords(each.value)],
  );
  return pairs.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

function joinTexts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string')
      joined.splice(-1, 1, normalizeWords(last + part));
    else joined.push(part);
  }
  return joined;
}

/** The parts of a block without the blanks at its ends. */
export function trimParts<Other>(parts: readonly (string | Other)[]): (string | Other)[] {
  return parts
    .map((part, index) => {
      if (typeof part !== 'string') return part;
      const head = index === 0 ? part.trimStart() : part;
      return index === parts.length - 1 ? head.trimEnd() : head;
    })
    .filter((part) => part !== '');
}

/** A quick test for most texts, which need no change. */
const isPlain = /^(?:[\x21-\x7e]| (?! ))*$/;

/** A letter with an accent can be one character or two; NFC makes them one. */
function normalizeWords(text: string): string {
  return isPlain.test(text) ? text : text.normalize('NFC').replace(/\s+/g, ' ');
}

function normalizeCode(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]*(?:\r\n?|\n|$)/g, '\n')
    .trimEnd();
}
