import type { Answer } from '../query/answer.ts';
import type { SearchSettings } from '../query/settings.ts';
import { createElement } from './element.ts';
import { shorten, toMailAddress } from './mail.ts';
import type { Labels } from './words.ts';

/** As many topics as can be taken in. */
const mostTopics = 12;

/**
 * What helps where nothing surely answers: the topics that come nearest, or all, and how to ask a person, with a letter that holds the
 * question. Nothing is sent.
 */
export function createFallback(
  question: string,
  nearestTopics: readonly string[],
  settings: SearchSettings,
  words: Labels,
  heading: 'h2' | 'h3',
): HTMLElement {
  const near = nearestTopics.flatMap(
    (id) => settings.topics.find((topic) => topic.id === id) ?? [],
  );
  const topics = (near.length > 0 ? near : settings.topics)
    .slice(0, mostTopics)
    .map(({ label, permalink }) => createElement('a', { href: permalink }, label));
  const ways = createElement('div', { class: 'search-ways' });
  addList(ways, words.format(near.length > 0 ? 'nearestTopics' : 'topics'), topics, heading);
  addList(ways, words.format('contact'), toContactLinks(question, settings, words), heading);
  return ways;
}

function toContactLinks(
  question: string,
  { contact: { page, email, phone } }: SearchSettings,
  words: Labels,
): HTMLAnchorElement[] {
  const letter =
    email === undefined
      ? undefined
      : toMailAddress(
          email,
          words.format('mailSubject', { question }),
          words.format('mailBody', { question }),
        );
  return [
    ...(letter === undefined ? [] : [createElement('a', { href: letter }, words.format('ask'))]),
    ...(phone === undefined
      ? []
      : [createElement('a', { href: phone.address }, words.format('call', { phone: phone.text }))]),
    ...(page === undefined ? [] : [createElement('a', { href: page.to }, page.label)]),
  ];
}

function addList(
  host: HTMLElement,
  title: string,
  links: readonly HTMLAnchorElement[],
  heading: 'h2' | 'h3',
): void {
  if (links.length === 0) return;
  host.append(
    createElement(heading, { class: 'eyebrow' }, title),
    createElement('ul', { class: 'ways' }, ...links.map((link) => createElement('li', {}, link))),
  );
}

/** What is said above the nearest results, or if there are none, with as much of a long question as can be taken in. */
export function formatUnsure(question: string, { results }: Answer, words: Labels): string {
  return results.length > 0
    ? words.format('nearest')
    : words.format('nothing', { question: shorten(question.trim(), 120) });
}
