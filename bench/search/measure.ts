import type { Browser } from 'playwright-core';
import { toCost, toScriptBytes, type Cost } from './cost.ts';
import { toPercentile, toQuality, type Judgements, type Quality } from './measures.ts';
import { askInSession, typeQuestion, type Engine } from './search-session.ts';
import type { Wire } from './wire.ts';

/** A site that is served, and the search on it that is measured. */
export interface Measured {
  readonly browser: Browser;
  readonly wire: Wire;
  readonly engine: Engine;
}

/** Quality and speed over queries that are asked one after the other, the search being ready. */
export interface Figures extends Quality {
  /** Once the parts of the index that a query needs are loaded, as they are for who typed it. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Where a query loads them itself, as for who pastes it. */
  readonly loadingMedianMs: number;
  readonly loadingP95Ms: number;
}

/** What the first two queries of a reader cost. */
export interface FirstCosts {
  readonly firstQuery: Cost;
  readonly nextQuery: Cost;
  readonly scriptBytes: number;
}

/** A text that is asked, and how good the answers of these ids are. */
export interface Judged {
  readonly text: string;
  readonly judgements: Judgements;
}

/** The most readers of whom each asks first, and the most who type: each takes a fresh profile. */
const [mostFirst, mostTyping] = [12, 4];

/** Asks queries one after the other on one page, and then all of them again; `ids` tells which answer a permalink shows. */
export async function measureRun(
  { browser, wire, engine }: Measured,
  queries: readonly Judged[],
  ids: ReadonlyMap<string, string>,
): Promise<{ figures: Figures; longestTaskMs: number }> {
  const texts = queries.map(({ text }) => text);
  const { asked, longestTaskMs } = await askInSession(browser, wire, engine, [...texts, ...texts]);
  const judged = queries.map(({ judgements }, index) => ({
    judgements,
    ranking: (asked[index]?.addresses ?? []).map((address) => ids.get(toPath(address))),
  }));
  const times = asked.map(({ milliseconds }) => milliseconds);
  const [loading, loaded] = [times.slice(0, texts.length), times.slice(texts.length)];
  return {
    figures: {
      ...toQuality(judged),
      medianMs: toPercentile(loaded, 0.5),
      p95Ms: toPercentile(loaded, 0.95),
      loadingMedianMs: toPercentile(loading, 0.5),
      loadingP95Ms: toPercentile(loading, 0.95),
    },
    longestTaskMs,
  };
}

/** How many of these texts get no result. */
export async function countToldNo(
  { browser, wire, engine }: Measured,
  texts: readonly string[],
): Promise<number> {
  const { asked } = await askInSession(browser, wire, engine, texts);
  return asked.filter(({ addresses }) => addresses.length === 0).length;
}

/** What it costs to ask one of these texts first and another next, each pair in a fresh profile. */
export async function measureFirst(
  { browser, wire, engine }: Measured,
  texts: readonly string[],
): Promise<FirstCosts> {
  const first = [];
  const next = [];
  for (const text of toSome(texts, mostFirst)) {
    const other = texts[(texts.indexOf(text) + 1) % texts.length] ?? text;
    const { asked } = await askInSession(browser, wire, engine, [text, other]);
    first.push(asked[0]?.transfers ?? []);
    next.push(asked[1]?.transfers ?? []);
  }
  return {
    firstQuery: toCost(first),
    nextQuery: toCost(next),
    scriptBytes: Math.max(...first.map(toScriptBytes)),
  };
}

/** What it costs to type one of these texts first, letter by letter, and how long the page was blocked at most. */
export async function measureTyping(
  { browser, wire }: Measured,
  texts: readonly string[],
): Promise<{ firstQuery: Cost; longestTaskMs: number }> {
  const typed = [];
  for (const text of toSome(texts, mostTyping)) typed.push(await typeQuestion(browser, wire, text));
  return {
    firstQuery: toCost(typed.map(({ transfers }) => transfers)),
    longestTaskMs: Math.max(...typed.map(({ longestTaskMs }) => longestTaskMs)),
  };
}

/** At most so many texts, from all over the list. */
function toSome(texts: readonly string[], most: number): string[] {
  const step = Math.ceil(texts.length / most);
  return texts.filter((_, index) => index % step === 0);
}

/** The path of a result without its anchor. */
function toPath(address: string): string {
  return new URL(address, 'http://localhost').pathname;
}
