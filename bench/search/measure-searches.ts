import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Cost } from './cost.ts';
import {
  countToldNo,
  measureFirst,
  measureRun,
  measureTyping,
  type Figures,
  type Judged,
  type Measured,
} from './measure.ts';
import type { Engine } from './search-session.ts';
import type { Subject } from './subject.ts';
import { serveWire, type Wire } from './wire.ts';

/** What was measured of one search. */
export interface SearchReport {
  readonly question: Figures;
  /** Missing where the queries have no messages. */
  readonly message?: Figures;
  readonly firstQuery: Cost;
  readonly nextQuery: Cost;
  /** The same on a site of 200 entries; missing where the site itself is small. */
  readonly smallSite?: { readonly firstQuery: Cost; readonly nextQuery: Cost };
  /** A first query that is typed letter by letter; missing for Pagefind, which has no interface here. */
  readonly typed?: { readonly firstQuery: Cost };
  /** The longest time for which the page could not answer its reader; 0 if it was under 50. */
  readonly longestTaskMs: number;
  /** The site's own scripts that the first query loads, compressed; Pagefind's are not among them. */
  readonly scriptBytes: number;
  /** How many texts got no result, of so many. */
  readonly toldNo: Readonly<Record<string, { readonly toldNo: number; readonly of: number }>>;
}

/** What was measured: Pagefind's own search on the same index stands beside the client. */
export interface Report {
  readonly client: SearchReport;
  readonly pagefind: SearchReport;
  /** What else the machine did meanwhile: the processes that wanted to run, on average over a quarter of an hour. Times mean little if there are more of them than cores. */
  readonly machine: { readonly cores: number; readonly load: number };
}

/** Texts that the corpus does not answer. */
const unanswerable = ['unanswerable', 'unanswerable-held-out'];

/** Serves the sites and measures both searches on them; `tell` hears what is under way. Throws if the site's own search does not work. */
export async function measureSearches(
  browser: Browser,
  subject: Subject,
  tell: (line: string) => void,
): Promise<Report> {
  const wires: Wire[] = [];
  const serve = async (folder: string) => {
    const wire = await serveWire(folder);
    wires.push(wire);
    return wire;
  };
  try {
    const wire = await serve(subject.site.folder);
    const smallWire =
      subject.small === undefined ? undefined : await serve(subject.small.site.folder);
    const measureEngine = (engine: Engine) =>
      measure({ browser, wire, engine }, smallWire, subject, tell);
    const reports = {
      client: await measureEngine('client'),
      pagefind: await measureEngine('pagefind'),
    };
    return { ...reports, machine: { cores: availableParallelism(), load: loadavg()[2] ?? 0 } };
  } finally {
    for (const wire of wires) await wire.close();
  }
}

async function measure(
  measured: Measured,
  smallWire: Wire | undefined,
  { site, queries, small }: Subject,
  tell: (line: string) => void,
): Promise<SearchReport> {
  const questions = queries.map(({ question, judgements }): Judged => ({
    text: question,
    judgements,
  }));
  const messages = queries.flatMap(({ message, judgements }): Judged[] =>
    message === undefined ? [] : [{ text: message, judgements }],
  );
  const texts = questions.map(({ text }) => text);
  const step = (what: string) => tell(`Measuring ${measured.engine}: ${what}.`);
  step(`${questions.length} questions and ${messages.length} messages`);
  const question = await measureRun(measured, questions, site.ids);
  const message =
    messages.length === 0 ? undefined : await measureRun(measured, messages, site.ids);
  step('first queries, each in a fresh profile');
  const { scriptBytes, ...costs } = await measureFirst(measured, texts);
  const smallCosts =
    small === undefined || smallWire === undefined
      ? undefined
      : await measureFirst({ ...measured, wire: smallWire }, small.questions);
  const typed = measured.engine === 'client' ? await measureTyping(measured, texts) : undefined;
  step('texts that nothing answers');
  const toldNo = await countAll(measured);
  return {
    question: question.figures,
    ...(message === undefined ? {} : { message: message.figures }),
    ...costs,
    ...(smallCosts === undefined
      ? {}
      : { smallSite: { firstQuery: smallCosts.firstQuery, nextQuery: smallCosts.nextQuery } }),
    ...(typed === undefined ? {} : { typed: { firstQuery: typed.firstQuery } }),
    longestTaskMs: Math.max(
      question.longestTaskMs,
      message?.longestTaskMs ?? 0,
      typed?.longestTaskMs ?? 0,
    ),
    scriptBytes,
    toldNo,
  };
}

async function countAll(measured: Measured): Promise<SearchReport['toldNo']> {
  const counted = [];
  for (const name of unanswerable) {
    const texts = readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    counted.push([name, { toldNo: await countToldNo(measured, texts), of: texts.length }] as const);
  }
  return Object.fromEntries(counted);
}
