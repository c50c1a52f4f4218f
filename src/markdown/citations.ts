import type { Link, PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { formatCitationAnchor, formatReferenceAnchor } from '../domain/addresses/index.ts';
import { formatPlaceholder } from '../domain/entries/index.ts';
import { isBasis, parseCitations } from '../domain/text/index.ts';

/**
 * Makes each `[@id]` a link to the list of references, or a label where it names a basis. Its
 * number is for the page to say.
 */
export function citations(document: PluginFactoryContext): MdastPluginDefinition {
  const entry = toEntryPlace(document.fileURL);
  const counts = new Map<string, number>();
  // How an attribute without a value is said to Astro, which renders MDX, and to Sätteri, which
  // renders Markdown.
  const ignored = document.sourceFormat === 'mdx' ? '' : true;

  function toMark(id: string): PhrasingContent {
    if (isBasis(id))
      return {
        type: 'emphasis',
        data: {
          hName: 'span',
          hProperties: {
            'data-cite': id,
            'data-pagefind-ignore': ignored,
            title: formatPlaceholder({ kind: 'basis-meaning', basis: id }),
          },
        },
        children: [
          // For who hears or copies the text; no line breaks between the word and its label.
          { type: 'text', value: '\u00a0' },
          {
            type: 'emphasis',
            data: { hName: 'span', hProperties: { className: ['basis'] } },
            children: [{ type: 'text', value: formatPlaceholder({ kind: 'basis', basis: id }) }],
          },
        ],
      };
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
 * The collection and the id of the file that is rendered, as its path says: `…/faq/is-it-safe.md`.
 */
export function toEntryPlace(fileURL: URL | undefined): { collection: string; id: string } {
  const [file = '', collection = ''] = decodeURIComponent(fileURL?.pathname ?? '')
    .split('/')
    .reverse();
  return { collection, id: file.replace(/\.[^.]*$/, '') };
}
