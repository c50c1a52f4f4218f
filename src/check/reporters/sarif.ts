import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLineIndex, type LineIndex } from '../files/line-index.ts';
import type { Fix, Place, Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';
import { toFinds, type RuleName } from '../rule-names.ts';
import { formatFilePath } from './shown-path.ts';
import { findUnmentionedSuggestion } from './untold.ts';

/** What a log needs beside the report. */
export interface SarifFacts {
  /** The content folder as seen from the working folder, which counts as the root of the repository. */
  readonly folder: string;
  /** The page of a rule in Markdown. */
  readonly getPage: (rule: RuleName) => string;
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * Writes a report as a log in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): the rules
 * that found something with their pages, and a result for each problem; waived ones are suppressed with their reason.
 */
export function formatSarif(report: Report, facts: SarifFacts): string {
  const waived = report.suppressed.flatMap(({ reason, diagnostics: problems }) =>
    problems.map((problem) => ({ problem, reason })),
  );
  const getLines = createLineIndexes(report.texts);
  const rules = [
    ...new Set(
      [...report.diagnostics, ...waived.map(({ problem }) => problem)].map(({ rule }) => rule),
    ),
  ].sort();
  const toEach = (problem: Diagnostic, suppressions: readonly object[]) => ({
    ...toResult(facts, problem, getLines),
    ruleIndex: rules.indexOf(problem.rule),
    suppressions,
  });
  const run = {
    tool: { driver: { name: 'Answerable', rules: rules.map((rule) => toDescriptor(rule, facts)) } },
    columnKind: 'utf16CodeUnits',
    results: [
      ...report.diagnostics.map((problem) => toEach(problem, [])),
      ...waived.map(({ problem, reason }) =>
        toEach(problem, [{ kind: 'inSource', status: 'accepted', justification: reason }]),
      ),
    ],
  };
  return JSON.stringify(
    {
      $schema:
        'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [run],
    },
    undefined,
    2,
  );
}

function toDescriptor(rule: RuleName, { getPage }: SarifFacts) {
  const page = getPage(rule);
  return {
    id: rule,
    shortDescription: { text: toFinds(rule) },
    help: { text: page, markdown: page },
  };
}

function toResult(
  { folder }: SarifFacts,
  problem: Diagnostic,
  getLines: (path: string) => LineIndex,
) {
  const { path, severity, rule, message, fix, related } = problem;
  const suggestion = findUnmentionedSuggestion(problem);
  return {
    ruleId: rule,
    level: levels[severity],
    message: {
      text: toPlainMessage(suggestion === undefined ? message : `${message} Write: ${suggestion}`),
    },
    locations: [{ physicalLocation: toLocation(folder, path, problem) }],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((each) => ({
            physicalLocation: toLocation(folder, each.path, each),
            message: { text: toPlainMessage(each.message) },
          })),
        }),
    ...(fix === undefined
      ? {}
      : { fixes: [toFix(fix, toUri(folder, path), getLines(path).toPlace)] }),
  };
}

/**
 * A message as the standard wants it: braces are doubled, since single ones stand for arguments (3.11.5), and what would
 * be a link, such as the advice to write `[words](address)`, is escaped, since a viewer would hide half of it (3.11.6).
 */
function toPlainMessage(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replace(/\[([^[\]]*)\]\(/g, '\\[$1\\](');
}

/** The index of each text, made once and only where a mend asks for it. */
function createLineIndexes(texts: ReadonlyMap<string, string>): (path: string) => LineIndex {
  const indexes = new Map<string, LineIndex>();
  return (path) => {
    const index = indexes.get(path) ?? createLineIndex(texts.get(path) ?? '');
    indexes.set(path, index);
    return index;
  };
}

function toFix(
  { describe, edits }: Fix,
  uri: string,
  toPlace: (start: number, end: number) => Place,
) {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: toRegion(toPlace(start, end)),
    insertedContent: { text },
  }));
  return {
    description: { text: describe },
    artifactChanges: [{ artifactLocation: { uri }, replacements }],
  };
}

function toLocation(folder: string, path: string, place: Partial<Place>) {
  const artifactLocation = { uri: toUri(folder, path) };
  return place.line === undefined
    ? { artifactLocation }
    : { artifactLocation, region: toRegion(place) };
}

function toRegion({ line, column, endLine, endColumn }: Partial<Place>) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path below the working folder as a relative address; one elsewhere in full, since `..` is not allowed here. */
function toUri(folder: string, path: string): string {
  const file = formatFilePath(folder, path);
  return file.startsWith('..') || file.startsWith('/')
    ? pathToFileURL(resolve(file)).href
    : file.split('/').map(encodeURIComponent).join('/');
}
