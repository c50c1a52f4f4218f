import type { Link, Nodes, PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import {
  formatBasisAnchor,
  formatCitationAnchor,
  formatReferenceAnchor,
} from '../domain/addresses/index.ts';
import { collectSentenceBlocks } from '../domain/body/index.ts';
import { hasOneBasis } from '../domain/citations/index.ts';
import { formatPlaceholder } from '../domain/entries/index.ts';
import { isBasis, parseCitations } from '../domain/text/index.ts';

/**
 * Makes each `[@id]` a link to the list of references, or to what its letter means where it names a
 * basis. Its number is for the page to say.
 */
export function citations(document: PluginFactoryContext): MdastPluginDefinition {
  const entry = toEntryPlace(document.fileURL);
  const counts = new Map<string, number>();
  /** Of each mark, in order, whether a later one of its paragraph says the same. */
  let saidLater: boolean[] = [];
  // How an attribute without a value is said to Astro, which renders MDX, and to Sätteri, which
  // renders Markdown.
  const ignored = document.sourceFormat === 'mdx' ? '' : true;

  function toMark(id: string): PhrasingContent {
    const isSaidLater = saidLater.shift() ?? false;
    if (isBasis(id)) {
      // Readers need no mark here; what reads pages finds the sentence and its basis all the same.
      if (isSaidLater)
        return {
          type: 'emphasis',
          data: { hName: 'span', hProperties: { 'data-cite': id } },
          children: [],
        };
      return {
        type: 'link',
        url: `#${formatBasisAnchor(id)}`,
        data: {
          hProperties: {
            className: ['basis'],
            'data-cite': id,
            'data-letter': formatPlaceholder({ kind: 'basis-letter', basis: id }),
            'data-pagefind-ignore': ignored,
          },
        },
        // The styles show the letter; the words are for who hears or copies the text.
        children: [
          {
            type: 'emphasis',
            data: { hName: 'span' },
            children: [
              {
                type: 'text',
                value: `\u00a0(${formatPlaceholder({ kind: 'basis', basis: id })})`,
              },
            ],
          },
        ],
      };
    }
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    const anchor = formatCitationAnchor(entry, id, count);
    const properties = {
      className: ['citation'],
      id: anchor,
      role: 'doc-noteref',
      'data-cite': id,
      'data-pagefind-ignore': ignored,
      'aria-label': formatPlaceholder({ kind: 'reference', source: id, anchor }),
    };
    return {
      type: 'link',
      url: `#${formatReferenceAnchor(id)}`,
      data: { hProperties: properties },
      children: [{ type: 'text', value: formatPlaceholder({ kind: 'number', source: id }) }],
    } satisfies Link;
  }

  return defineMdastPlugin({
    name: 'citations',
    before(root) {
      saidLater = collectSaidLater(root);
    },
    text(node, context) {
      const marks = parseCitations(node.value);
      if (marks.length === 0) return;
      const parts: PhrasingContent[] = [];
      let end = 0;
      for (const mark of marks) {
        const before = node.value.slice(end, mark.start);
        if (before.trimEnd() !== '') parts.push({ type: 'text', value: before.trimEnd() });
        parts.push(toMark(mark.id));
        end = mark.end;
      }
      if (end < node.value.length) parts.push({ type: 'text', value: node.value.slice(end) });
      context.replaceNode(node, parts);
    },
  });
}

/**
 * Of each mark of a text, in order, whether its paragraph stands on one basis as a whole and has a
 * later mark. Sentences are told apart by the rules of English: those of other languages only leave
 * more marks in place.
 */
function collectSaidLater(node: Nodes): boolean[] {
  if (node.type === 'text') return parseCitations(node.value).map(() => false);
  if (!('children' in node)) return [];
  const marks = node.children.flatMap(collectSaidLater);
  return node.type === 'paragraph' &&
    marks.length > 1 &&
    hasOneBasis(collectSentenceBlocks(node).join(' '), 'en')
    ? marks.map((_, index) => index < marks.length - 1)
    : marks;
}

/**
 * The collection and the id of the file that is rendered, as its path says: `…/faq/is-it-safe.md`.
 */
export function toEntryPlace(fileURL: URL | undefined): { collection: string; id: string } {
  const [file = '', collection = ''] = decodeURIComponent(fileURL?.pathname ?? '')
    .split('/')
    .reverse();
  return { collection, id: file.replace(/\.[^.]*$/, '') };
}
