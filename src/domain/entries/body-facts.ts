import type { Nodes, Root } from 'mdast';
import {
  collectEmbeddedFaqIds,
  countWords,
  toBodyExcerpt,
  parseMarkdown,
  toPlainText,
} from '../body/index.ts';
import { type CitedSentence, collectCitedIds, collectCitedSentences } from '../citations/index.ts';
import type { PageCollection } from '../../schemas/index.ts';
import { normalizeLetters, parseCitations } from '../text/index.ts';
import { collectHeadings, type Heading } from './headings.ts';

/**
 * What pages need to know of a body besides its text. It follows from the body, its entry and the
 * language alone, and can be kept.
 */
export interface BodyFacts {
  /** The number of its words. */
  readonly wordCount: number;
  /** The body as text, blocks on lines of their own; '' if it is no answer. */
  readonly plainText: string;
  /** The beginning of the body on one line, at most 160 characters; '' if it is no answer. */
  readonly excerpt: string;
  readonly headings: readonly Heading[];
  /** The ids of the FAQ entries that stand within the body, in order. */
  readonly embeddedFaq: readonly string[];
  /** The ids of the sources and bases that the body cites, in order. */
  readonly cited: readonly string[];
  readonly citedSentences: readonly CitedSentence[];
  readonly hasImages: boolean;
  /** The first and the last run of its words, down to letters and digits: its page must hold them. None if it has no words. */
  readonly outerTexts: readonly string[];
}

const longestExcerpt = 160;

/** Names an entry whose body is read, and says how it is written. */
export interface BodyEntry {
  readonly collection: Extract<PageCollection, 'articles' | 'faq' | 'pages'>;
  readonly id: string;
  readonly body: string;
}

/** Parses the body of an entry: Markdown for FAQ entries, MDX for articles and pages. */
export function parseEntryBody({ collection, body }: BodyEntry): Root {
  return parseMarkdown(body, collection === 'faq' ? 'markdown' : 'mdx');
}

/** Parses a body and collects its facts. */
export function collectBodyFacts(entry: BodyEntry, language: string): BodyFacts {
  const tree = parseEntryBody(entry);
  const text = toPlainText(tree);
  return {
    wordCount: countWords(text, language),
    plainText: entry.collection === 'faq' ? text : '',
    excerpt: entry.collection === 'faq' ? toBodyExcerpt(tree, longestExcerpt) : '',
    headings: collectHeadings(tree),
    embeddedFaq: collectEmbeddedFaqIds(tree),
    cited: collectCitedIds(tree),
    citedSentences: collectCitedSentences(tree, entry, language),
    hasImages: hasImage(tree),
    outerTexts: collectOuterTexts(tree),
  };
}

function hasImage(node: Nodes): boolean {
  return (
    node.type === 'image' ||
    node.type === 'imageReference' ||
    ('children' in node && node.children.some(hasImage))
  );
}

function collectOuterTexts(tree: Root): string[] {
  const texts = collectTexts(tree)
    .map(normalizeLetters)
    .filter((text) => text !== '');
  return [...texts.slice(0, 1), ...texts.slice(-1)];
}

/** The pieces of text of a tree, cut where a citation stands. */
function collectTexts(node: Nodes): string[] {
  if (node.type === 'text') return cutAtCitations(node.value);
  return 'children' in node ? node.children.flatMap(collectTexts) : [];
}

function cutAtCitations(text: string): string[] {
  let end = 0;
  const pieces = parseCitations(text).map((mark) => {
    const piece = text.slice(end, mark.start);
    end = mark.end;
    return piece;
  });
  return [...pieces, text.slice(end)];
}
