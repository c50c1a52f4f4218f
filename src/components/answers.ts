import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { FaqEntry, Person, Site } from '../domain/entries/index.ts';

/** An FAQ entry with its rendered answer. */
export interface Answered {
  readonly entry: FaqEntry;
  readonly Answer: AstroComponentFactory;
}

/** What a page hands to its body, for each `<Faq ids="…" />` in it. */
export interface Answers {
  readonly site: Site;
  /** Everyone of the site, among whom are those who reviewed the answers. */
  readonly people: readonly Person[];
  readonly byId: ReadonlyMap<string, Answered>;
}

/** Makes the answers that a body shows of those that the page has rendered. */
export function toAnswers(
  answered: readonly Answered[],
  { site, people }: Omit<Answers, 'byId'>,
): Answers {
  return { site, people, byId: new Map(answered.map((each) => [each.entry.id, each])) };
}
