/** A row of a table. */
export interface Row {
  /** Its first line in a text, or its number in a sheet. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a file, or of one of its sheets, that hold something. */
export interface Table {
  /** The name of the sheet where a file has several. */
  readonly name: string | undefined;
  readonly rows: readonly Row[];
}
