import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLineIndex, type LineIndex } from '../files/source-text.ts';
import type { Fix, Place, Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';
import { findRule } from '../rules.ts';
import { findUnmentionedSuggestion, formatFilePath } from './terminal.ts';

/** What a log needs beside the report. */
interface SarifFacts {
  /**
   * The content folder as seen from the working folder, which counts as the root of the repository.
   */
  readonly folder: string;
  /** The page of a rule in Markdown. */
  readonly getPage: (rule: string) => string;
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * Writes a report as a log in SARIF 2.1.0
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): the rules that found
 * something with their pages, and a result for each diagnostic; suppressed ones with their reason.
 */
export function formatSarif(report: Report, facts: SarifFacts): string {
  const suppressed = report.suppressed.flatMap(({ reason, diagnostics }) =>
    diagnostics.map((diagnostic) => ({ diagnostic, reason })),
  );
  const getLines = createLineIndexes(report.texts);
  const rules = [
    ...new Set(
      [...report.diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)].map(
        ({ rule }) => rule,
      ),
    ),
  ].sort();
  const createEach = (diagnostic: Diagnostic, suppressions: readonly object[]) => ({
    ...createResult(facts, diagnostic, getLines),
    ruleIndex: rules.indexOf(diagnostic.rule),
    suppressions,
  });
  const run = {
    tool: {
      driver: { name: 'Answerable', rules: rules.map((rule) => createDescriptor(rule, facts)) },
    },
    columnKind: 'utf16CodeUnits',
    results: [
      ...report.diagnostics.map((diagnostic) => createEach(diagnostic, [])),
      ...suppressed.map(({ diagnostic, reason }) =>
        createEach(diagnostic, [{ kind: 'inSource', status: 'accepted', justification: reason }]),
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

function createDescriptor(rule: string, { getPage }: SarifFacts) {
  const page = getPage(rule);
  return {
    id: rule,
    shortDescription: { text: findRule(rule)?.summary ?? '' },
    help: { text: page, markdown: page },
  };
}

function createResult(
  { folder }: SarifFacts,
  diagnostic: Diagnostic,
  getLines: (path: string) => LineIndex,
) {
  const { path, severity, rule, message, fix, related } = diagnostic;
  const suggestion = findUnmentionedSuggestion(diagnostic);
  return {
    ruleId: rule,
    level: levels[severity],
    message: {
      text: escapeMessage(suggestion === undefined ? message : `${message} Write: ${suggestion}`),
    },
    locations: [{ physicalLocation: createLocation(folder, path, diagnostic) }],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((each) => ({
            physicalLocation: createLocation(folder, each.path, each),
            message: { text: escapeMessage(each.message) },
          })),
        }),
    ...(fix === undefined
      ? {}
      : { fixes: [createFix(fix, formatUri(folder, path), getLines(path).toPlace)] }),
  };
}

/**
 * A message as the standard wants it: braces are doubled, since single ones stand for arguments
 * (3.11.5), and what would be a link, such as the advice to write `[words](address)`, is escaped,
 * since a viewer would hide half of it (3.11.6).
 */
function escapeMessage(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replace(/\[([^[\]]*)\]\(/g, '\\[$1\\](');
}

/** The index of each text, created once and only if a fix asks for it. */
function createLineIndexes(texts: ReadonlyMap<string, string>): (path: string) => LineIndex {
  const indexes = new Map<string, LineIndex>();
  return (path) => {
    const index = indexes.get(path) ?? createLineIndex(texts.get(path) ?? '');
    indexes.set(path, index);
    return index;
  };
}

function createFix(
  { describe, edits }: Fix,
  uri: string,
  toPlace: (start: number, end: number) => Place,
) {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: createRegion(toPlace(start, end)),
    insertedContent: { text },
  }));
  return {
    description: { text: describe },
    artifactChanges: [{ artifactLocation: { uri }, replacements }],
  };
}

function createLocation(folder: string, path: string, place: Partial<Place>) {
  const artifactLocation = { uri: formatUri(folder, path) };
  return place.line === undefined
    ? { artifactLocation }
    : { artifactLocation, region: createRegion(place) };
}

function createRegion({ line, column, endLine, endColumn }: Partial<Place>) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/**
 * A path below the working folder as a relative address; one elsewhere in full, since `..` is not
 * allowed here.
 */
function formatUri(folder: string, path: string): string {
  const file = formatFilePath(folder, path);
  return file.startsWith('..') || file.startsWith('/')
    ? pathToFileURL(resolve(file)).href
    : file.split('/').map(encodeURIComponent).join('/');
}
