import type { PhrasingContent } from 'mdast';

const address =
  /https?:\/\/[^\s<>"“”„]{1,2000}|www\.[a-z0-9-]{1,63}\.[^\s<>"“”„]{1,2000}|[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}/gi;
const strong = /\*\*([^*]+)\*\*/g;

/** A text with its web and e-mail addresses as links, and what stands between two pairs of asterisks as strong. */
export function toPhrases(text: string): PhrasingContent[] {
  const phrases: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.includes('**') ? text.matchAll(strong) : []) {
    const words = match[1] ?? '';
    if (words.trim() !== words) continue;
    for (const phrase of toLinked(text.slice(end, match.index))) phrases.push(phrase);
    phrases.push({ type: 'strong', children: toLinked(words) });
    end = match.index + match[0].length;
  }
  return [...phrases, ...toLinked(text.slice(end))];
}

function toLinked(text: string): PhrasingContent[] {
  if (!/[@]|:\/\/|www\./i.test(text)) return text === '' ? [] : [{ type: 'text', value: text }];
  const phrases: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const words = trimAddress(match[0]);
    const isAngled = text[match.index - 1] === '<' && text[match.index + words.length] === '>';
    const before = text.slice(end, match.index - (isAngled ? 1 : 0));
    if (before !== '') phrases.push({ type: 'text', value: before });
    phrases.push({ type: 'link', url: toUrl(words), children: [{ type: 'text', value: words }] });
    end = match.index + words.length + (isAngled ? 1 : 0);
  }
  const rest = text.slice(end);
  return rest === '' ? phrases : [...phrases, { type: 'text', value: rest }];
}

/** An address without the signs that end the sentence around it; a bracket that it opens belongs to it. */
function trimAddress(words: string): string {
  let end = words.length;
  while (end > 0 && /[.,;:!?'’*_)\]}»…]/.test(words[end - 1] ?? '')) {
    if (
      words[end - 1] === ')' &&
      words.slice(0, end).split('(').length > words.slice(0, end - 1).split(')').length
    )
      break;
    end -= 1;
  }
  return words.slice(0, end);
}

function toUrl(words: string): string {
  if (words.includes('@') && !words.includes('://')) return `mailto:${words}`;
  return /^www\./i.test(words) ? `https://${words}` : words;
}
