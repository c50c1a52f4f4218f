import type { Content } from '../content.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import { findFormWords } from '../body/form-words.ts';
import { collectNamedLinks, type NamedLink } from '../body/named-links.ts';
import { findPageTitle } from '../site/page-title.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasWords, normalizeWords } from '../body/same-words.ts';

/** The words of a link say where it leads, and the same words lead to the same place. */
export const checkLinkText: Rule = (content) =>
  content.settings.getLevel('link-text') === 'off'
    ? []
    : content.entries.flatMap((entry) => checkEntry(content, entry));

function checkEntry(content: Content, entry: Entry): Diagnostic[] {
  const seen = new Map<string, NamedLink>();
  return collectNamedLinks(entry).flatMap((link) => {
    const tell = (message: string, more = {}) => [
      toFinding('link-text', entry.path, findBodyPlace(entry, link.node), message, more),
    ];
    const fault = judgeWords(content, link);
    if (fault !== undefined)
      return tell(`${fault} ${toAdvice(content, link)}`, toSuggestion(content, entry, link));
    const key = normalizeWords(link.words);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, link);
    if (first === undefined || first.address === link.address) return [];
    const related = [
      {
        path: entry.path,
        ...findBodyPlace(entry, first.node),
        message: `Here they lead to ${first.address}.`,
      },
    ];
    return tell(
      `The words "${link.words}" lead to ${link.address} here, and to ${first.address} above. Write in each where it leads.`,
      { related },
    );
  });
}

function judgeWords({ settings }: Content, { words }: NamedLink): string | undefined {
  if (/^(?:https?:\/\/|www\.|\/)\S+$/i.test(words))
    return 'The words of this link are an address, which is hard to read, and harder to listen to.';
  if (!hasWords(words)) return 'This link has no words, so nobody knows where it leads.';
  return findFormWords(settings.language)?.emptyLinks.has(normalizeWords(words)) === true
    ? `"${words}" does not say where this link leads; many readers hear links without the text around them.`
    : undefined;
}

function toAdvice(content: Content, { address }: NamedLink): string {
  const title = findPageTitle(content, address);
  return title === undefined
    ? `Write what ${address} is about.`
    : `The page is called "${title}"; write that, or what it is about.`;
}

/** The link with the title of its page for words, where that can stand in Markdown as it is. */
function toSuggestion(
  content: Content,
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
