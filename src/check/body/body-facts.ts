import { parseCitations } from '../../domain/text/citation.ts';
import { toEmbeddedFaqIds } from '../../domain/text/embedded-faq.ts';
import { toHeadings } from '../../domain/entries/headings.ts';
import type { Body } from './body.ts';

/** What the rest of a site needs to know of a body. It is small, so that the trees of thousands need not be kept. */
export interface BodyFacts {
  /** Whether the body could be read. */
  readonly isParsed: boolean;
  /** The ids of its headings on the page, without `#`, in order. */
  readonly headingAnchors: readonly string[];
  /** The FAQ entries that it shows. */
  readonly faqIds: readonly string[];
  /** What it cites, sources and bases, each once. */
  readonly citedIds: ReadonlySet<string>;
  /** The addresses of its links and of its images as they are written, each once. */
  readonly linkAddresses: ReadonlySet<string>;
  readonly imageAddresses: ReadonlySet<string>;
}

const none: BodyFacts = {
  isParsed: false,
  headingAnchors: [],
  faqIds: [],
  citedIds: new Set(),
  linkAddresses: new Set(),
  imageAddresses: new Set(),
};

/** The facts of a body; those of an empty one where there is none or it could not be read. */
export function collectBodyFacts(body: Body | undefined): BodyFacts {
  if (body?.tree === undefined) return none;
  const [citedIds, linkAddresses, imageAddresses] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  const kinds = new Set<string>();
  for (const { node } of body.nodes) {
    kinds.add(node.type);
    if (node.type === 'text' && node.value.includes('[@'))
      for (const { id } of parseCitations(node.value)) citedIds.add(id);
    if (node.type === 'link' || node.type === 'definition') linkAddresses.add(node.url);
    if (node.type === 'image') imageAddresses.add(node.url);
  }
  // Most answers have neither, and to walk each tree again takes time.
  const headingAnchors = kinds.has('heading')
    ? toHeadings(body.tree).map(({ anchor }) => anchor)
    : [];
  const faqIds =
    kinds.has('mdxJsxFlowElement') || kinds.has('mdxJsxTextElement')
      ? toEmbeddedFaqIds(body.tree)
      : [];
  return { isParsed: true, headingAnchors, faqIds, citedIds, linkAddresses, imageAddresses };
}
