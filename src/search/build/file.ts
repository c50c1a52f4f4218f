/** A file of the search index, its path below the folder of the index. */
export interface IndexFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}
