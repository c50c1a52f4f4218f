import { parseArgs } from 'node:util';
import { isCalendarDate, type CalendarDate } from '../domain/locale/index.ts';
import { formatCommand, findNearest } from '../domain/text/index.ts';

/**
 * An option of a command; `--help` shows `describe`. A `string` without a default may be left out.
 */
export type Option =
  | {
      readonly kind: 'string';
      readonly placeholder: string;
      readonly describe: string;
      readonly default?: string;
    }
  | {
      readonly kind: 'number';
      readonly placeholder: string;
      readonly describe: string;
      readonly default?: number;
    }
  | {
      readonly kind: 'choice';
      readonly of: readonly string[];
      readonly describe: string;
      readonly default?: string;
    }
  | { readonly kind: 'date'; readonly describe: string }
  | { readonly kind: 'boolean'; readonly describe: string };

/** The declaration of a command: its options, and the texts for `--help`. */
export interface Command<Options extends Readonly<Record<string, Option>>> {
  readonly name: string;
  readonly describe: string;
  readonly options: Options;
  /** The positional arguments; a command without this takes none. */
  readonly positionals?: {
    readonly placeholder: string;
    readonly describe: string;
    readonly min: number;
    readonly max: number;
  };
}

type Given<Each extends Option> = Each extends { kind: 'boolean' }
  ? boolean
  : Each extends { kind: 'date' }
    ? CalendarDate | undefined
    : Each extends { kind: 'choice'; of: readonly (infer Word)[] }
      ? Word | (Each extends { default: string } ? never : undefined)
      : | (Each extends { kind: 'number' } ? number : string)
        | (Each extends { default: string | number } ? never : undefined);

/** The value of each option, by its name, and the positional arguments. */
export interface Arguments<Options extends Readonly<Record<string, Option>>> {
  readonly values: { readonly [Name in keyof Options]: Given<Options[Name]> };
  readonly positionals: readonly string[];
}

/** Wrong arguments; the message is one line that says what to write. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Parses the arguments of a command. Returns 'help' for `--help`; throws a `UsageError`. */
export function parseArguments<const Options extends Readonly<Record<string, Option>>>(
  command: Command<Options>,
  words: readonly string[],
): Arguments<Options> | 'help' {
  const values: Record<string, string | number | boolean | undefined> = {};
  for (const [name, option] of Object.entries(command.options)) {
    values[name] =
      option.kind === 'boolean' ? false : 'default' in option ? option.default : undefined;
  }
  const types = Object.entries(command.options).map(
    ([name, { kind }]) => [name, { type: kind === 'boolean' ? 'boolean' : 'string' }] as const,
  );
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (
    tokens.some(
      (token) => token.kind === 'option' && (token.rawName === '--help' || token.rawName === '-h'),
    )
  )
    return 'help';
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(command.options, token.name)
      ? command.options[token.name]
      : undefined;
    if (option === undefined) throw new UsageError(describeUnknown(token.rawName, command));
    values[token.name] = parseValue(token.rawName, option, token.value, token.inlineValue === true);
  }
  const { min, max } = command.positionals ?? { min: 0, max: 0 };
  if (positionals.length < min)
    throw new UsageError(`Write ${command.positionals?.placeholder}: ${formatUsage(command)}`);
  if (positionals.length > max)
    throw new UsageError(
      `"${positionals[max]}" is not expected here. Write ${formatUsage(command)}`,
    );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loops above give each name of the table a value of its kind, which the type of a built object cannot say
  return { values: values as Arguments<Options>['values'], positionals };
}

/** What `--help` prints: the usage, what the command does, and a line for each option. */
export function formatHelp(command: Command<Readonly<Record<string, Option>>>): string {
  const rows = Object.entries(command.options).map(
    ([name, option]) => [formatOption(name, option), describe(option)] as const,
  );
  if (command.positionals)
    rows.unshift([command.positionals.placeholder, command.positionals.describe]);
  rows.push(['--help', 'Shows this text.']);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `Usage: ${formatUsage(command)}`,
    '',
    command.describe,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
  ].join('\n');
}

function parseValue(
  name: string,
  option: Option,
  value: string | undefined,
  isInline: boolean,
): string | number | boolean {
  if (option.kind === 'boolean') {
    if (isInline) throw new UsageError(`${name} takes no value. Write ${name} alone.`);
    return true;
  }
  const placeholder = formatPlaceholder(option);
  if (value === undefined || value === '' || (!isInline && value.startsWith('-')))
    throw new UsageError(`${name} needs a value. Write ${name} ${placeholder}.`);
  if (option.kind === 'date' && !isCalendarDate(value))
    throw new UsageError(
      `${name} takes a day of the calendar as year-month-day, such as 2026-03-31; found "${value}".`,
    );
  if (option.kind === 'choice' && !option.of.includes(value))
    throw new UsageError(`${name} takes one of ${option.of.join(', ')}; found "${value}".`);
  if (option.kind !== 'number') return value;
  if (!/^\d+$/.test(value)) throw new UsageError(`${name} takes a whole number; found "${value}".`);
  return Number(value);
}

function describeUnknown(name: string, command: Command<Readonly<Record<string, Option>>>): string {
  const names = [...Object.keys(command.options), 'help'].map((each) => `--${each}`);
  const nearest = findNearest(name, names);
  return `There is no option ${name}. ${nearest === undefined ? `Write one of ${names.join(', ')}.` : `Did you mean ${nearest}?`}`;
}

function formatUsage({
  name,
  options,
  positionals,
}: Command<Readonly<Record<string, Option>>>): string {
  const words = Object.entries(options).map(([each, option]) => `[${formatOption(each, option)}]`);
  if (positionals)
    words.unshift(positionals.min > 0 ? positionals.placeholder : `[${positionals.placeholder}]`);
  return formatCommand([name, ...words].join(' '));
}

function formatOption(name: string, option: Option): string {
  return option.kind === 'boolean' ? `--${name}` : `--${name} ${formatPlaceholder(option)}`;
}

function formatPlaceholder(option: Exclude<Option, { kind: 'boolean' }>): string {
  if (option.kind === 'date') return 'YYYY-MM-DD';
  return option.kind === 'choice' ? option.of.join('|') : option.placeholder;
}

function describe(option: Option): string {
  return 'default' in option && option.default !== undefined
    ? `${option.describe} Default: ${option.default}.`
    : option.describe;
}
