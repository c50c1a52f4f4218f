import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { FaqEntry } from '../domain/faq.ts';
import type { Labels } from '../domain/labels.ts';

/** An FAQ entry with its rendered answer. */
export interface Answered {
  readonly entry: FaqEntry;
  readonly Answer: AstroComponentFactory;
}

/** What a page hands to its body, for each `<Faq ids="…" />` in it. */
export interface Answers {
  readonly labels: Labels;
  readonly byId: ReadonlyMap<string, Answered>;
}

/** Makes the answers that a body shows of those that the page has rendered. */
export function toAnswers(answered: readonly Answered[], labels: Labels): Answers {
  return { labels, byId: new Map(answered.map((each) => [each.entry.id, each])) };
}
