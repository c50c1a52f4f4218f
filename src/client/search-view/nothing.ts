import type { Answer } from '../search/answer.ts';
import type { SearchSettings } from '../search/settings.ts';
import { createElement } from './element.ts';
import { shorten, toMailAddress } from './mail.ts';
import type { Words } from './words.ts';

/** What is said where nothing is about the question: that, the topics that come nearest, and how to ask a person. Nothing is sent. */
export function createNothing(question: string, { nearestTopics }: Answer, { topics, email }: SearchSettings, words: Words): HTMLElement {
  const nothing = createElement('div', { class: 'search-nothing' }, createElement('p', {}, sayNothing(question, words)));
  const near = nearestTopics.flatMap((id) => topics.find((topic) => topic.id === id) ?? []);
  if (near.length > 0) {
    const links = near.map(({ label, permalink }) => createElement('li', {}, createElement('a', { href: permalink }, label)));
    nothing.append(createElement('h2', { class: 'eyebrow' }, words.say('nearestTopics')), createElement('ul', { class: 'ways' }, ...links));
  }
  if (email !== undefined) {
    const letter = toMailAddress(email, words.say('mailSubject', { question }), words.say('mailBody', { question }));
    nothing.append(createElement('p', {}, createElement('a', { class: 'more', href: letter }, words.say('ask'))));
  }
  return nothing;
}

/** “Nothing here is about …”, with as much of a long question as can be taken in. */
export function sayNothing(question: string, words: Words): string {
  return words.say('nothing', { question: shorten(question.trim(), 120) });
}
