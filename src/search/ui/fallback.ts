import { searchClient } from '../query/search-client.ts';
import type { SearchSettings } from '../settings.ts';
import { createElement, LabelFormatter } from './element.ts';

/** The level of the headings within an answer. */
export type HeadingLevel = 'h2' | 'h3';

/** No reader takes in more. */
export const mostTopics = 12;

/**
 * What helps if nothing surely answers: the topics that come nearest, or all, and how to ask a
 * person, with a letter that contains the question. Nothing is sent.
 */
export function createFallback(
  question: string,
  nearestTopics: readonly string[],
  settings: SearchSettings,
  heading: HeadingLevel,
): HTMLElement {
  const labels = new LabelFormatter(settings);
  const { page, email, phone } = settings.contact;
  const link = (href: string, label: string) => createElement('a', { href }, label);
  const near = nearestTopics.flatMap(
    (id) => settings.topics.find((topic) => topic.id === id) ?? [],
  );
  const topics = (near.length > 0 ? near : settings.topics)
    .slice(0, mostTopics)
    .map(({ label, permalink }) => link(permalink, label));
  const contact: HTMLElement[] = [];
  if (email !== undefined) {
    const subject = labels.format('mailSubject', { question });
    const body = labels.format('mailBody', { question });
    contact.push(link(formatMailAddress(email, subject, body), labels.format('ask')));
  }
  if (phone !== undefined)
    contact.push(link(phone.address, labels.format('call', { phone: phone.text })));
  if (page !== undefined) contact.push(link(page.to, page.label));
  const fallback = createElement('div', { class: 'search-ways' });
  for (const [name, links] of [
    [near.length > 0 ? 'nearestTopics' : 'topics', topics],
    ['contact', contact],
  ] as const) {
    if (links.length === 0) continue;
    const items = links.map((each) => createElement('li', {}, each));
    fallback.append(
      createElement(heading, { class: 'eyebrow' }, labels.format(name)),
      createElement('ul', { class: 'ways' }, ...items),
    );
  }
  return fallback;
}

/** What an address may hold so that mail programs still take it. */
const longestSubject = 80;
const longestBody = 1500;

/**
 * The address that opens a letter with its subject and text ready:
 * https://www.rfc-editor.org/rfc/rfc6068.
 */
export function formatMailAddress(email: string, subject: string, body: string): string {
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

/**
 * Lines of a letter end as in all mail: https://www.rfc-editor.org/rfc/rfc6068#section-5. Half a
 * letter of two code units cannot be written.
 */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));
}

/**
 * Lets what a failed search offers load it again: each press starts it anew. After one in vain the
 * page itself may be of an older release, whose scripts are gone; it is reloaded if the host
 * answers.
 */
export class Retry {
  #presses = 0;

  constructor(form: HTMLFormElement, restart: () => void, reload: () => void) {
    const press = async () => {
      this.#presses += 1;
      if (this.#presses > 1 && (await isReachable(location.pathname))) return reload();
      searchClient.restart();
      restart();
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // The panel around it takes a submit for a question.
      event.stopPropagation();
      void press();
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
