/**
 * A record of a file of tagged lines, as RIS and PubMed write them: the values of each tag, in
 * order.
 */
export interface TaggedRecord {
  /** The line that it begins in, from 1. */
  readonly line: number;
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** How records stand in such a file. */
interface TaggedForm {
  /** Finds the tag and the value of a line; a line without a tag continues the value above it. */
  readonly line: RegExp;
  readonly begins: string;
  /** The tag of a record's last line, if there is one. */
  readonly ends?: string;
}

/** The text does not have the form; `line` is the first line that does not. */
export class TaggedLinesError extends Error {
  override name = 'TaggedLinesError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/**
 * Reads records of tagged lines. Throws a `TaggedLinesError` if a tagged line stands outside of
 * every record.
 */
export function readTaggedLines(text: string, form: TaggedForm): TaggedRecord[] {
  const records: { readonly line: number; readonly values: Value[] }[] = [];
  let values: Value[] | undefined;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [, tag, value = ''] = form.line.exec(line.trimEnd()) ?? [];
    if (tag === undefined) {
      values?.at(-1)?.lines.push(line.trim());
      continue;
    }
    if (tag === form.begins) records.push({ line: index + 1, values: (values = []) });
    if (values === undefined)
      throw new TaggedLinesError(
        index + 1,
        `"${tag}" stands before a record begins. Each record begins with a line "${form.begins}".`,
      );
    values.push({ tag, lines: [value.trim()] });
    if (tag === form.ends) values = undefined;
  }
  return records.map((record) => ({ line: record.line, fields: parseFields(record.values) }));
}

/** A tag with the lines of its value. */
interface Value {
  readonly tag: string;
  readonly lines: string[];
}

function parseFields(values: readonly Value[]): TaggedRecord['fields'] {
  const groups = Map.groupBy(values, ({ tag }) => tag);
  return new Map(
    [...groups].map(([tag, group]) => [tag, group.map(({ lines }) => lines.join(' ').trim())]),
  );
}
