import { trimEndWhile } from '../domain/text/slug.ts';
import { sourceSchema } from '../schemas/source.ts';
import type { Retraction, SourceRecord } from './source-record.ts';

type Field = keyof typeof sourceSchema.shape;

/** The text of a source, and the fields that a person has to fill in. */
export interface SourceText {
  readonly text: string;
  readonly open: readonly Field[];
}

/**
 * Writes a record as the text of a source. What the record does not say is a placeholder, which the check refuses
 * until a person has filled it in; what belongs there stands above it.
 */
export function toSourceText(record: SourceRecord): SourceText {
  const open: Field[] = [];
  const given = (name: Field, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name}: ${value}`];
  const needed = (name: Field, value: string | undefined, placeholder: string): string[] => {
    if (value !== undefined) return given(name, value);
    open.push(name);
    return [`# ${sourceSchema.shape[name].description ?? ''}`, `${name}: ${placeholder}`];
  };
  const { kind, authors, title, container, year, locator, doi, pmid, url, retracted } = record;
  const lines = [
    ...needed('kind', kind, 'TODO'),
    ...needed(
      'authors',
      authors.length === 0 ? undefined : `\n${toItems(authors.map(toScalar))}`,
      `\n${toItems(['TODO name of the author'])}`,
    ),
    ...needed('title', title === '' ? undefined : toScalar(title), 'TODO title of the work'),
    ...needed(
      'container',
      container === undefined ? undefined : toScalar(container),
      'TODO name of the journal, book or site',
    ),
    ...needed('year', year?.toString(), 'TODO'),
    ...given('locator', locator === undefined ? undefined : JSON.stringify(locator)),
    ...given('doi', doi === undefined ? undefined : toScalar(doi)),
    ...given('pmid', pmid?.toString()),
    ...given('url', url === undefined ? undefined : JSON.stringify(url)),
    ...needed('population', undefined, 'TODO who or what was studied, and how many'),
    ...needed('finding', undefined, 'TODO what was found, in one sentence'),
    ...(typeof retracted === 'object' ? toRetractedLines(retracted) : []),
  ];
  if (retracted === 'undated') {
    open.push('retracted');
    lines.push(
      '# This work was withdrawn. Write the day, and where that is announced.',
      'retracted:',
      '  on: TODO',
      '  notice: TODO',
    );
  }
  return {
    text: `${lines
      .join('\n')
      .split('\n')
      .map((line) => trimEndWhile(line, (sign) => sign === ' '))
      .join('\n')}\n`,
    open,
  };
}

/** The field `retracted` as lines of YAML. */
export function toRetractedLines({ on, notice }: Retraction): string[] {
  return ['retracted:', `  on: ${on}`, `  notice: ${JSON.stringify(notice)}`];
}

function toItems(items: readonly string[]): string {
  return items.map((item) => `  - ${item}`).join('\n');
}

/** A line of text as YAML reads it: in quotation marks unless it is plain words, or a DOI without signs that mean something in YAML. */
function toScalar(text: string): string {
  const isWords =
    /^\p{L}[\p{L}\p{M}\p{N} ,'’()?!./–-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isWords || /^10\.\d+\/[\w./()-]+$/.test(text) ? text : JSON.stringify(text);
}
