import type { CalendarDate } from '../domain/locale/index.ts';
import { mapCollections, ruleLevels } from '../schemas/index.ts';
import {
  parseContent,
  type AddressContext,
  type Content,
  type ContentFacts,
  type ContentReads,
  type LedgerSource,
} from './content.ts';
import type { ReportFile, ReportRange, Rule } from './define-rule.ts';
import { sortDiagnostics, type Diagnostic, type Severity } from './diagnostic.ts';
import {
  ChangedFileError,
  listEditorCopies,
  readContentFolder,
  type ContentFile,
} from './files/content-folder.ts';
import { findKnown, type Entry } from './entry.ts';
import { createLineIndex, type LineIndex } from './files/source-text.ts';
import type { FactStore, FileFacts } from './kept/file-facts.ts';
import { digest, identifyFile } from './kept/identity.ts';
import type { StatCache } from './kept/stat-cache.ts';
import { hasSameAnswers, recordReads } from './kept/record-reads.ts';
import { collectNotJudged, type NotJudged } from './not-judged.ts';
import { hasErrors, type CheckedEntry, type Report } from './report.ts';
import { rules } from './rules.ts';
import { entrySchemas } from './schemas.ts';
import type { Settings } from './settings.ts';
import { dropUnfinishedSources, isUnfinished } from './site/unfinished-sources.ts';
import { applySuppressions, type PlacedSuppression } from './suppressions.ts';

/** What a check needs to know besides the content. */
export interface CheckContext extends AddressContext {
  /**
   * Results of earlier checks for files that have not changed. They save time; the report is the
   * same without them.
   */
  readonly facts?: FactStore | undefined;
  readonly today: CalendarDate;
  /**
   * Whether the folder around the content is that of the site, so that its style sheet, pages and
   * fonts are checked, too.
   */
  readonly withDesign?: boolean;
}

/** The report of a check, and the files that it is of. */
interface CheckedFolder {
  readonly report: Report;
  readonly files: readonly ContentFile[];
  /** The ledger of published addresses; undefined if there is no readable file of it. */
  readonly ledger: LedgerSource | undefined;
}

/**
 * Checks everything in a content folder, as it will be on the day `today`. Returns every diagnostic
 * of every file; throws a `MissingFolderError` if there is no such folder. Astro is not started.
 */
export function checkContent(folder: string, context: CheckContext): Report {
  return checkFolder(folder, context).report;
}

/** Checks a content folder as `checkContent` does, and hands on what it has read. */
export function checkFolder(folder: string, context: CheckContext): CheckedFolder {
  const check = (statCache?: StatCache): CheckedFolder => {
    const files = readContentFolder(folder, { ...context, statCache });
    const { report, content } = runCheck(files, context.today, context, context.facts);
    return {
      report: { ...report, notJudged: [...report.notJudged, ...describeSkipped(folder)] },
      files,
      ledger: content.getLedger(),
    };
  };
  try {
    return check(context.facts?.statCache);
  } catch (error) {
    // Someone saved a file that this check had not read yet: now all are read at once.
    if (error instanceof ChangedFileError) return check();
    throw error;
  }
}

/** The files that are passed over although somebody may have meant them. */
function describeSkipped(folder: string): readonly NotJudged[] {
  const [first, ...others] = listEditorCopies(folder);
  if (first === undefined) return [];
  return [
    {
      what: others.length === 0 ? first : `${first} and ${others.length} more of its kind`,
      reason: 'an editor makes such copies, and the site does not read them',
    },
  ];
}

/** Checks files that were read; does no reading itself. */
export function checkFiles(
  files: readonly ContentFile[],
  today: CalendarDate,
  addresses: AddressContext = {},
  facts?: FactStore,
): Report {
  return runCheck(files, today, addresses, facts).report;
}

function runCheck(
  files: readonly ContentFile[],
  today: CalendarDate,
  addresses: AddressContext,
  facts: FactStore | undefined,
): { readonly report: Report; readonly content: ContentFacts } {
  const store = facts && memoizeFacts(facts);
  const content = parseContent(
    files,
    today,
    addresses,
    store && {
      identify: identifyFile,
      getEntry: (identity) => store.get(identity)?.entry,
    },
  );
  const { ids } = content;
  const found = dropUnfinishedSources(content, runRules(content, store));
  const { diagnostics: rest, suppressions } = applySuppressions(content.entries, found);
  const unused = checkSuppressions(suppressions, content.settings, found);
  const diagnostics = sortDiagnostics([...rest, ...unused]);
  const suppressed = suppressions
    .filter((each) => each.diagnostics.length > 0)
    .map(({ place: _place, ...each }) => each);
  const entries = content.entries.map((entry): CheckedEntry => ({
    collection: entry.collection,
    id: entry.id,
    published: entry.visibility === 'published' && !isUnfinished(entry),
    get body() {
      return entry.bodySource;
    },
  }));
  const report: Report = {
    diagnostics,
    suppressed,
    hasErrors: hasErrors(diagnostics),
    notJudged: collectNotJudged(content),
    fileCount: content.files.length,
    paths: content.files.map(({ path }) => path),
    texts: collectTexts(content, [
      ...diagnostics,
      ...suppressed.flatMap((each) => each.diagnostics),
    ]),
    counts: mapCollections((collection) => ids[collection].length),
    entries,
  };
  return { report, content };
}

/** The store, with the values already read held in memory. */
function memoizeFacts(store: FactStore): FactStore {
  const known = new Map<string, FileFacts | undefined>();
  return {
    get: (identity) => {
      if (!known.has(identity)) known.set(identity, store.get(identity));
      return known.get(identity);
    },
    set: store.set,
  };
}

function collectTexts(
  { getText, getLedger }: Content,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, string> {
  return new Map(
    [...new Set(diagnostics.map(({ path }) => path))].flatMap((path): [string, string][] => {
      const source = getText(path) ?? getLedger()?.files.find((file) => file.path === path);
      return source === undefined ? [] : [[path, source.text]];
    }),
  );
}

/** A rule that is not off, bound to a content. */
interface ActiveRule {
  readonly rule: Rule;
  readonly level: Severity;
  readonly report: ReportFile;
}

/** Creates for each rule that is not off the function by which it reports into `found`. */
function activateRules({ levels }: Settings, found: Diagnostic[]): ActiveRule[] {
  return rules.flatMap((rule) => {
    const { name, defaultLevel } = rule;
    const level = rule.level ?? levels.get(name) ?? rule.defaultLevel;
    if (level === 'off') return [];
    const report: ReportFile = (
      path,
      place,
      message,
      { severity: own = level, ...details } = {},
    ) => {
      // If a site may set the level of the rule, no finding is more severe than that level.
      const isRaised = ruleLevels.indexOf(own) > ruleLevels.indexOf(level);
      const severity = isRaised && defaultLevel !== undefined ? level : own;
      found.push({ path, ...place, severity, rule: name, message, ...details });
    };
    return [{ rule, level, report }];
  });
}

/**
 * Runs the rules on files, entries and the site. Results for a file are taken from `store` if all
 * queries that its rules made still have the same answers. The body of an entry is released as soon
 * as its rules have run, since it is large.
 */
function runRules(content: Content, store: FactStore | undefined): Diagnostic[] {
  const found: Diagnostic[] = [];
  const active = activateRules(content.settings, found);
  const fileRules = active
    .filter(({ rule }) => rule.checkFile !== undefined)
    .sort((a, b) => Number(b.rule.endsFile ?? false) - Number(a.rule.endsFile ?? false));
  const entryRules = active.filter(({ rule }) => rule.checkEntry !== undefined);
  const entries = new Map(content.entries.map((entry) => [entry.path, entry]));

  function runOn(file: ContentFile, entry: Entry | undefined, reads: ContentReads): void {
    const source = content.getText(file.path);
    const lines = createLineIndex(source?.text ?? '');
    for (const { rule, report } of fileRules) {
      const before = found.length;
      rule.checkFile?.(file, {
        content: reads,
        source,
        report: reportWithin(report, file.path, lines),
      });
      if (rule.endsFile === true && found.length > before) return;
    }
    if (entry === undefined) return;
    for (const { rule, report } of entryRules)
      rule.checkEntry?.(entry, {
        content: reads,
        schemas: entrySchemas,
        report: reportWithin(report, entry.path, entry.lines),
      });
  }

  for (const file of content.files) {
    const entry = entries.get(file.path);
    const identity = content.identify(file.path);
    if (store === undefined || identity === undefined) runOn(file, entry, content);
    else {
      const known = store.get(identity);
      if (known?.visibility === entry?.visibility && known && hasSameAnswers(content, known.reads))
        found.push(...known.found);
      else {
        const before = found.length;
        const { reads, getRecord } = recordReads(content);
        // Recorded for every file, since which rules run depends on the settings.
        void reads.settings;
        runOn(file, entry, reads);
        const recorded = getRecord();
        if (recorded !== undefined)
          store.set(identity, {
            path: file.path,
            entry: entry && findKnown(entry),
            visibility: entry?.visibility,
            found: found.slice(before),
            reads: recorded,
          });
      }
    }
    entry?.releaseBody();
  }
  for (const { rule, level, report } of active) {
    const read = store && rule.readSite?.(content);
    const identity = read && digest([rule.name, level, ...read]);
    const known = identity === undefined ? undefined : store?.get(identity);
    const before = found.length;
    if (known === undefined) rule.checkSite?.(content, report);
    else found.push(...known.found);
    if (identity !== undefined && known === undefined)
      store?.set(identity, { ...factsOfNoFile, found: found.slice(before) });
  }
  return keepEnding(content, found);
}

/** Of a file in which a rule found what ends all else, only that. */
function keepEnding({ getFile }: Content, found: Diagnostic[]): Diagnostic[] {
  const ending = new Set(rules.flatMap(({ name, endsFile }) => (endsFile === true ? [name] : [])));
  const ended = new Set(
    found.flatMap(({ path, rule }) => {
      const role = getFile(path)?.role;
      // What is said of the site names the file as it should be called.
      const right = role?.kind === 'entry' ? role.rightPath : undefined;
      return ending.has(rule) ? [path, ...(right === undefined ? [] : [right])] : [];
    }),
  );
  return ended.size === 0
    ? found
    : found.filter(({ path, rule }) => ending.has(rule) || !ended.has(path));
}

/** What a rule on the site found is kept under what it read. */
const factsOfNoFile = {
  path: '',
  entry: undefined,
  visibility: undefined,
  reads: { places: '', answers: '' },
} as const;

function reportWithin(report: ReportFile, path: string, lines: LineIndex): ReportRange {
  return (range, message, details) =>
    report(path, range && lines.toPlace(range.start, range.end), message, details);
}

function checkSuppressions(
  suppressions: readonly PlacedSuppression[],
  settings: Settings,
  found: readonly Diagnostic[],
): Diagnostic[] {
  const unused: Diagnostic[] = [];
  for (const { rule, report } of activateRules(settings, unused))
    for (const { path, place, diagnostics, rule: suppressed } of suppressions)
      rule.checkSuppression?.(
        { rule: suppressed, count: diagnostics.length, hasErrors: hasErrors(found) },
        (message) => report(path, place, message),
      );
  return unused;
}
