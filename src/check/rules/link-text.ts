import type { Link, LinkReference } from 'mdast';
import { toPlainText } from '../../domain/body/index.ts';
import { collections } from '../../schemas/index.ts';
import { findFormWords, hasWords, normalizeWords } from '../body/form-words.ts';
import type { ContentReads } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated, findBodyRange, type Entry } from '../entry.ts';
import { findNode } from '../yaml/data.ts';

/** The same words lead to the same place. */
export default defineRule({
  name: 'link-text',
  defaultLevel: 'warning',
  summary: 'A link whose words do not say where it leads.',
  checkEntry(entry, { content, report }) {
    const seen = new Map<string, NamedLink>();
    for (const link of collectNamedLinks(entry)) {
      const { node, words, address } = link;
      const found = checkWords(content, link);
      const key = normalizeWords(words);
      const first = seen.get(key);
      if (found !== undefined)
        report(
          findBodyRange(entry, node),
          `${found} ${describeBetterWords(content, link)}`,
          suggestTitle(content, entry, link),
        );
      else if (first === undefined) seen.set(key, link);
      else if (first.address !== address)
        report(
          findBodyRange(entry, node),
          `The words "${words}" lead to ${address} here, and to ${first.address} above. Write in each where it leads.`,
          {
            related: [
              createRelated(
                entry,
                findBodyRange(entry, first.node),
                `Here they lead to ${first.address}.`,
              ),
            ],
          },
        );
    }
  },
});

/** A link of a text, its words, and the address to which it leads. */
interface NamedLink {
  readonly node: Link | LinkReference;
  readonly words: string;
  readonly address: string;
}

/** The links of a text, but for those around an image, whose words the rules on images check. */
function collectNamedLinks({ body }: Entry): NamedLink[] {
  const select = body?.select ?? (() => []);
  const definitions = new Map(select('definition').map(({ node }) => [node.identifier, node.url]));
  return select('link', 'linkReference').flatMap(({ node }) => {
    if (node.children.some(({ type }) => type === 'image')) return [];
    const address = node.type === 'link' ? node.url : definitions.get(node.identifier);
    // Another rule reports what leads nowhere.
    return address === undefined || address === ''
      ? []
      : [{ node, address, words: toPlainText(node).replace(/\s+/g, ' ') }];
  });
}

/** What is wrong with the words of a link by themselves; undefined if nothing is. */
function checkWords({ settings }: ContentReads, { words }: NamedLink): string | undefined {
  if (/^(?:https?:\/\/|www\.|\/)\S+$/i.test(words))
    return 'The words of this link are an address, which is hard to read, and harder to listen to.';
  if (!hasWords(words)) return 'This link has no words, so nobody knows where it leads.';
  return findFormWords(settings.language)?.emptyLinks.has(normalizeWords(words)) === true
    ? `"${words}" does not say where this link leads; many readers hear links without the text around them.`
    : undefined;
}

function describeBetterWords(content: ContentReads, { address }: NamedLink): string {
  const title = findPageTitle(content, address);
  return title === undefined
    ? `Write what ${address} is about.`
    : `The page is called "${title}"; write that, or what it is about.`;
}

/** The link with the title of its page for words, if Markdown can hold that as it is. */
function suggestTitle(
  content: ContentReads,
  entry: Entry,
  { node, address }: NamedLink,
): { suggestion?: string } {
  const title = findPageTitle(content, address);
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  const [from, to] = [
    node.children[0]?.position?.start.offset,
    node.children.at(-1)?.position?.end.offset,
  ];
  if (
    title === undefined ||
    /[[\]\\{}<>*_`|]/.test(title) ||
    entry.body === undefined ||
    start === undefined ||
    end === undefined ||
    from === undefined ||
    to === undefined ||
    from === start
  )
    return {};
  return node.type === 'link'
    ? {
        suggestion: entry.body.source.slice(start, from) + title + entry.body.source.slice(to, end),
      }
    : {};
}

/**
 * What the page of an entry at an address such as `/faq/is-it-safe/` is called; undefined if the
 * address is none.
 */
function findPageTitle({ getEntry }: ContentReads, address: string): string | undefined {
  const [, folder, id] =
    /^\/(?:(articles|faq|topics|people)\/)?([a-z0-9-]+)\/$/.exec(address) ?? [];
  const collection =
    folder === 'articles' || folder === 'faq' || folder === 'topics' || folder === 'people'
      ? folder
      : 'pages';
  const { titleField } = collections[collection];
  if (id === undefined || titleField === undefined) return undefined;
  const title = findNode(getEntry(collection, id)?.yaml?.root, [titleField])?.value;
  return typeof title === 'string' ? title.trim() : undefined;
}
