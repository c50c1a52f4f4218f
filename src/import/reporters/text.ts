import { createTwoFilesPatch } from 'diff';
import type { DroppedText, ImportMessage } from '../document.ts';
import type { ImportPlan } from '../import-documents.ts';
import type { InputPlan } from '../write/plan.ts';
import { type PlannedFile, type PlannedKind, resolveState } from '../write/planned-file.ts';

/** Options of the report. */
interface ReportStyle {
  readonly isDryRun: boolean;
  /** Formats a path below the content folder. */
  readonly show: (path: string) => string;
}

/**
 * The report of an import for people: for each input its files, the decisions, the dropped text,
 * and what is left to do.
 */
export function formatImport(
  { inputs, redirects, failures }: ImportPlan,
  style: ReportStyle,
): string {
  const parts = inputs.map((plan) => formatInput(plan, style));
  if (redirects.size > 0)
    parts.push(
      [
        `${style.isDryRun ? 'Would redirect' : 'Redirected'} in ${style.show('permalinks.json')}:`,
        ...[...redirects].map(([from, { to }]) => `  ${from} to ${to ?? ''}`),
      ].join('\n'),
    );
  return [...parts, ...failures.map(({ name, failure }) => `${name}: ${failure}`)].join('\n\n');
}

function formatInput(
  { input, files, messages, dropped, accounting }: InputPlan,
  style: ReportStyle,
): string {
  const sections = [
    `${input.name} (${input.format})`,
    ...kinds
      .flatMap((kind) => files.filter((file) => file.kind === kind))
      .map((file) => formatFile(file, style)),
    ...(files.length === 0 ? ['  Nothing became of it.'] : []),
    ...formatSection(
      'Decided',
      messages.filter(({ requiresAction }) => !requiresAction),
      input.unit,
    ),
    ...formatLeftOut(dropped, input.unit),
    ...formatSection(
      'For you to decide',
      messages.filter(({ requiresAction }) => requiresAction),
      input.unit,
    ),
    `  Words: ${count(accounting.total)}, of which ${count(accounting.kept)} stand in entries, ${count(accounting.dropped)} were left out as named above, and ${accounting.missing.length === 0 ? 'none' : count(accounting.total - accounting.kept - accounting.dropped)} ${accounting.total - accounting.kept - accounting.dropped === 1 ? 'is' : 'are'} missing.`,
    ...accounting.missing
      .slice(0, maxMissing)
      .map(
        ({ line, words }) =>
          `    ${input.unit} ${line}: ${quote(words)} is in no entry. This is a fault of the import: copy it by hand.`,
      ),
    ...(accounting.missing.length > maxMissing
      ? [`    and ${accounting.missing.length - maxMissing} more places`]
      : []),
  ];
  return sections.join('\n');
}

/** In the order of importance to readers. */
const kinds: readonly PlannedKind[] = [
  'article',
  'page',
  'FAQ entry',
  'person',
  'topic',
  'source',
  'image',
  'download',
];
const maxMissing = 20;
const verbs = {
  new: ['wrote', 'would write'],
  same: ['is there already:', 'is there already:'],
  differs: [
    'not written, since another text stands there:',
    'not to be written, since another text stands there:',
  ],
  unwritable: ['not written:', 'cannot be written:'],
} as const;

function formatFile(file: PlannedFile, { isDryRun, show }: ReportStyle): string {
  const state = resolveState(file);
  const line = `  ${verbs[state][isDryRun ? 1 : 0]} ${show(file.path)} (${file.kind}: ${file.title})`;
  if (state === 'unwritable') return `${line}: ${file.obstacle ?? ''}`;
  if (state === 'same' || (!isDryRun && state === 'new')) return line;
  if (isDryRun) return `${line}\n${formatDifference(file)}`;
  return `${line}\n    Compare them with --dry-run; keep the one that you want, or give it another file name.`;
}

/**
 * Of more than three messages that differ only in quoted text, the first is shown, with the lines
 * of the others.
 */
function formatSection(title: string, messages: readonly ImportMessage[], unit: string): string[] {
  const groups = [
    ...Map.groupBy(messages, ({ message }) =>
      message.replace(/"[^"]*"|“[^”]*”|https?:\S+/g, '…'),
    ).values(),
  ];
  const lines = groups.flatMap((group) => {
    const [first] = group;
    if (group.length <= 3 || first === undefined)
      return group.map(({ line, message }) => ({ line, text: `    ${unit} ${line}: ${message}` }));
    const places = [...new Set(group.slice(1).map(({ line }) => line))];
    return [
      {
        line: first.line,
        text: `    ${unit} ${first.line}: ${first.message} And ${group.length - 1} more like it, in ${unit} ${places.slice(0, 12).join(', ')}${places.length > 12 ? ' …' : ''}.`,
      },
    ];
  });
  return lines.length === 0
    ? []
    : [`  ${title}:`, ...lines.sort((a, b) => a.line - b.line).map(({ text }) => text)];
}

/** Dropped markers such as "Q:" are frequent, so equal ones with the same reason share a line. */
function formatLeftOut(dropped: readonly DroppedText[], unit: string): string[] {
  const groups = [
    ...Map.groupBy(dropped, ({ reason, words }) =>
      JSON.stringify([reason, words.length <= 3 ? '' : words]),
    ).values(),
  ];
  const lines = groups.map((group) => {
    const [first] = group;
    const all =
      group
        .slice(0, 12)
        .map(({ line }) => line)
        .join(', ') + (group.length > 12 ? ' …' : '');
    const words = [...new Set(group.map((each) => each.words))].slice(0, 12).map(quote).join(', ');
    return `    ${unit} ${all}: ${words}: ${first?.reason ?? ''}`;
  });
  return lines.length === 0 ? [] : ['  Left out:', ...lines];
}

function quote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `“${line.length > 160 ? `${line.slice(0, 120)} … ${line.slice(-30)}` : line}”`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

/** Nobody compares more lines, and finding all differences is quadratic. */
const maxEdits = 2000;

/** The changes of a file like `diff -u`; for an image its size, for a copy its original. */
function formatDifference({ path, kind, bytes, existing, copyOf }: PlannedFile): string {
  if (copyOf !== undefined)
    return `    a copy of ${copyOf}${existing === undefined ? '' : ', in place of another file'}`;
  if (kind === 'image')
    return `    ${bytes.length} bytes${existing === undefined ? '' : `, in place of ${existing.length}`}`;
  const patch = createTwoFilesPatch(
    existing === undefined ? '/dev/null' : path,
    path,
    existing?.toString('utf8') ?? '',
    bytes.toString('utf8'),
    '',
    '',
    { context: 2, maxEditLength: existing === undefined ? Number.POSITIVE_INFINITY : maxEdits },
  );
  if (patch === undefined) return `    more than ${maxEdits.toLocaleString('en')} lines are others`;
  return patch
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => `    ${line.trimEnd()}`)
    .join('\n');
}
