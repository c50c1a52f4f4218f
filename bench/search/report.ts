import type { Cost } from './cost.ts';
import type { Figures } from './measure.ts';
import type { Report, SearchReport } from './measure-searches.ts';

/** Puts the goal behind a figure, or nothing if the figure has none. */
type Goal = (text: string) => string;

/** The report in words, a line at a time; behind each figure of the site’s own search stands what it is held against. */
export function formatReport({ client, pagefind, machine }: Report): string[] {
  return [
    'The site’s search (goals in brackets):',
    ...formatSearch(client, (text) => ` (${text})`),
    'Pagefind’s own search on the same index:',
    ...formatSearch(pagefind, () => ''),
    `Load of the machine over a quarter of an hour: ${machine.load.toFixed(1)} on ${machine.cores} cores; times mean little where it is far above them.`,
  ];
}

function formatSearch(report: SearchReport, goal: Goal): string[] {
  const {
    question,
    message,
    firstQuery,
    nextQuery,
    smallSite,
    typed,
    toldNo,
    scriptBytes,
    longestTaskMs,
  } = report;
  const lines = [
    `question: ${formatFigures(question, goal, { mrr10: goal('≥ 0.70'), ndcg10: goal('≥ 0.66'), success10: goal('≥ 0.95'), noResult: goal('0') })}`,
    message === undefined
      ? undefined
      : `message: ${formatFigures(message, goal, { mrr10: goal('≥ 0.57'), ndcg10: '', success10: '', noResult: '' })}`,
    ...Object.entries(toldNo).map(
      ([name, { toldNo: no, of }]) => `no result: ${no} of ${of} in ${name}.txt`,
    ),
    `first query: ${formatCost(firstQuery, goal('≤ 500000'))}`,
    smallSite === undefined
      ? undefined
      : `first query on a site of 200 entries: ${formatCost(smallSite.firstQuery, goal('≤ 140000'))}`,
    typed === undefined
      ? undefined
      : `first query, typed letter by letter: ${formatCost(typed.firstQuery, '')}`,
    `next query: ${formatCost(nextQuery, goal('≤ 200000'))}`,
    `scripts without Pagefind’s: ${scriptBytes} bytes${goal('≤ 12000')}`,
    `longest task on the page: ${longestTaskMs === 0 ? 'under 50' : longestTaskMs.toFixed(0)} ms`,
  ];
  return lines.flatMap((line) => (line === undefined ? [] : [`  ${line}`]));
}

function formatFigures(
  figures: Figures,
  goal: Goal,
  goals: Readonly<Record<'mrr10' | 'ndcg10' | 'success10' | 'noResult', string>>,
): string {
  const {
    mrr10,
    ndcg10,
    success1,
    success5,
    success10,
    noResult,
    medianMs,
    p95Ms,
    loadingMedianMs,
    loadingP95Ms,
  } = figures;
  return [
    `MRR@10 ${mrr10.toFixed(3)}${goals.mrr10}`,
    `nDCG@10 ${ndcg10.toFixed(3)}${goals.ndcg10}`,
    `success@1 ${success1.toFixed(3)}, @5 ${success5.toFixed(3)}, @10 ${success10.toFixed(3)}${goals.success10}`,
    `no result ${noResult}${goals.noResult}`,
    `median ${medianMs.toFixed(0)} ms${goal('≤ 80')}`,
    `95th percentile ${p95Ms.toFixed(0)} ms${goal('≤ 250')}`,
    `while it loads its parts of the index ${loadingMedianMs.toFixed(0)} and ${loadingP95Ms.toFixed(0)} ms`,
  ].join(', ');
}

function formatCost({ requests, bytes, largestBytes }: Cost, goal: string): string {
  return `${requests} requests, ${bytes} bytes${goal}, at most ${largestBytes}`;
}
