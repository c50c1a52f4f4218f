import { searchClient } from '../query/search-client.ts';
import type { SearchSettings } from '../settings.ts';
import { createElement, type Labels } from './element.ts';

/** The level of the headings within an answer. */
export type HeadingLevel = 'h2' | 'h3';

/** No reader takes in more. */
const mostTopics = 12;

/**
 * What helps if nothing surely answers: the topics that come nearest, or all, and how to ask a person, with a letter that contains the
 * question. Nothing is sent.
 */
export function createFallback(
  question: string,
  nearestTopics: readonly string[],
  settings: SearchSettings,
  labels: Labels,
  heading: HeadingLevel,
): HTMLElement {
  const near = nearestTopics.flatMap(
    (id) => settings.topics.find((topic) => topic.id === id) ?? [],
  );
  const topics = (near.length > 0 ? near : settings.topics)
    .slice(0, mostTopics)
    .map(({ label, permalink }) => createElement('a', { href: permalink }, label));
  const ways = createElement('div', { class: 'search-ways' });
  addList(ways, labels.format(near.length > 0 ? 'nearestTopics' : 'topics'), topics, heading);
  addList(ways, labels.format('contact'), toContactLinks(question, settings, labels), heading);
  return ways;
}

function toContactLinks(
  question: string,
  { contact: { page, email, phone } }: SearchSettings,
  labels: Labels,
): HTMLAnchorElement[] {
  const links: HTMLAnchorElement[] = [];
  const add = (href: string, label: string) => links.push(createElement('a', { href }, label));
  if (email !== undefined) {
    const [subject, body] = [
      labels.format('mailSubject', { question }),
      labels.format('mailBody', { question }),
    ];
    add(toMailAddress(email, subject, body), labels.format('ask'));
  }
  if (phone !== undefined) add(phone.address, labels.format('call', { phone: phone.text }));
  if (page !== undefined) add(page.to, page.label);
  return links;
}

function addList(
  host: HTMLElement,
  title: string,
  links: readonly HTMLAnchorElement[],
  heading: HeadingLevel,
): void {
  if (links.length === 0) return;
  host.append(
    createElement(heading, { class: 'eyebrow' }, title),
    createElement('ul', { class: 'ways' }, ...links.map((link) => createElement('li', {}, link))),
  );
}

/** What an address may hold so that mail programs still take it. */
const longestSubject = 80;
const longestBody = 1500;

/** The address that opens a letter with its subject and text ready: https://www.rfc-editor.org/rfc/rfc6068. */
export function toMailAddress(email: string, subject: string, body: string): string {
  const to = encodeURIComponent(email).replaceAll('%40', '@');
  return `mailto:${to}?subject=${encode(shorten(subject.replace(/\s+/g, ' ').trim(), longestSubject))}&body=${encode(shorten(body, longestBody))}`;
}

/** The text, or as much of it as `longest` letters hold, with an ellipsis. */
export function shorten(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** Lines of a letter end as in all mail: https://www.rfc-editor.org/rfc/rfc6068#section-5. Half a letter of two code units cannot be written. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));
}

/**
 * Lets what a failed search offers load it again: each press starts it anew. After one in vain the page itself may be of an older
 * release, whose scripts are gone; it is reloaded if the host answers.
 */
export class Retry {
  #presses = 0;

  constructor(form: HTMLFormElement, restart: () => void, reload: () => void) {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      // The panel around it takes a submit for a question.
      event.stopPropagation();
      this.#presses += 1;
      if (this.#presses > 1 && (await isReachable(location.pathname))) return reload();
      searchClient.restart();
      restart();
    });
  }

  /** The search works. */
  reset(): void {
    this.#presses = 0;
  }
}

async function isReachable(path: string): Promise<boolean> {
  return fetch(path, { cache: 'reload' }).then(
    ({ ok }) => ok,
    () => false,
  );
}
