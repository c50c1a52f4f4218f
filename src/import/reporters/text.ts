import { createTwoFilesPatch } from 'diff';
import type { LeftOut, Remark } from '../document.ts';
import type { ImportPlan } from '../import-documents.ts';
import type { InputPlan } from '../write/plan.ts';
import { type PlannedFile, type PlannedKind, toState } from '../write/planned-file.ts';

/** How a report is written. */
interface ReportStyle {
  readonly isDryRun: boolean;
  /** Writes a path below the content folder as people read it. */
  readonly show: (path: string) => string;
}

/** The report of an import for people: for each input what became of it, what was decided, what was left out, and what is still to do. */
export function formatImport(
  { inputs, redirects, faults }: ImportPlan,
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
  return [...parts, ...faults.map(({ name, fault }) => `${name}: ${fault}`)].join('\n\n');
}

function formatInput(
  { input, files, remarks, leftOut, accounting }: InputPlan,
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
      remarks.filter(({ needsPerson }) => !needsPerson),
      input.unit,
    ),
    ...formatLeftOut(leftOut, input.unit),
    ...formatSection(
      'For you to decide',
      remarks.filter(({ needsPerson }) => needsPerson),
      input.unit,
    ),
    `  Words: ${count(accounting.total)}, of which ${count(accounting.kept)} stand in entries, ${count(accounting.leftOut)} were left out as named above, and ${accounting.missing.length === 0 ? 'none' : count(accounting.total - accounting.kept - accounting.leftOut)} ${accounting.total - accounting.kept - accounting.leftOut === 1 ? 'is' : 'are'} missing.`,
    ...accounting.missing
      .slice(0, mostMissing)
      .map(
        ({ line, words }) =>
          `    ${input.unit} ${line}: ${quote(words)} is in no entry. This is a fault of the import: copy it by hand.`,
      ),
    ...(accounting.missing.length > mostMissing
      ? [`    and ${accounting.missing.length - mostMissing} more places`]
      : []),
  ];
  return sections.join('\n');
}

/** What a reader sees first stands first. */
const kinds: readonly PlannedKind[] = [
  'article',
  'page',
  'FAQ entry',
  'person',
  'topic',
  'source',
  'image',
];
const mostMissing = 20;
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
  const state = toState(file);
  const line = `  ${verbs[state][isDryRun ? 1 : 0]} ${show(file.path)} (${file.kind}: ${file.title})`;
  if (state === 'unwritable') return `${line}: ${file.obstacle ?? ''}`;
  if (state === 'same' || (!isDryRun && state === 'new')) return line;
  if (isDryRun) return `${line}\n${formatDifference(file)}`;
  return `${line}\n    Compare them with --dry-run; keep the one that you want, or give it another file name.`;
}

/** Of more than three that differ only in the words that they quote, the first is told, and the places of the others. */
function formatSection(title: string, remarks: readonly Remark[], unit: string): string[] {
  const groups = [
    ...Map.groupBy(remarks, ({ says }) =>
      says.replace(/"[^"]*"|“[^”]*”|https?:\S+/g, '…'),
    ).values(),
  ];
  const lines = groups.flatMap((group) => {
    const [first] = group;
    if (group.length <= 3 || first === undefined)
      return group.map(({ line, says }) => ({ line, text: `    ${unit} ${line}: ${says}` }));
    const places = [...new Set(group.slice(1).map(({ line }) => line))];
    return [
      {
        line: first.line,
        text: `    ${unit} ${first.line}: ${first.says} And ${group.length - 1} more like it, in ${unit} ${places.slice(0, 12).join(', ')}${places.length > 12 ? ' …' : ''}.`,
      },
    ];
  });
  return lines.length === 0
    ? []
    : [`  ${title}:`, ...lines.sort((a, b) => a.line - b.line).map(({ text }) => text)];
}

/** Marks such as "Q:" are many and say the same, so that those of one reason and the same words stand on one line. */
function formatLeftOut(leftOut: readonly LeftOut[], unit: string): string[] {
  const groups = [
    ...Map.groupBy(leftOut, ({ reason, words }) =>
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

/** More lines than anybody compares; to find them all takes time by the square of their number. */
const mostEdits = 2000;

/** What a file would change, line by line, as `diff -u` writes it; an image is told by its size. */
function formatDifference({ path, kind, bytes, there }: PlannedFile): string {
  if (kind === 'image')
    return `    ${bytes.length} bytes${there === undefined ? '' : `, in place of ${there.length}`}`;
  const patch = createTwoFilesPatch(
    there === undefined ? '/dev/null' : path,
    path,
    there?.toString('utf8') ?? '',
    bytes.toString('utf8'),
    '',
    '',
    { context: 2, maxEditLength: there === undefined ? Number.POSITIVE_INFINITY : mostEdits },
  );
  if (patch === undefined)
    return `    more than ${mostEdits.toLocaleString('en')} lines are others`;
  return patch
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => `    ${line.trimEnd()}`)
    .join('\n');
}
