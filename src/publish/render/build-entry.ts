import type { CollectionName } from '../../schemas/index.ts';

/** An entry of the content as it is rendered, in a form that can be handed to another thread. */
export interface BuildEntry {
  readonly collection: CollectionName;
  readonly id: string;
  /** The path of the file below the content folder. */
  readonly path: string;
  /** After the schema; an image is a `BuildImage`. */
  readonly data: unknown;
  /** The SHA-256 of its path and body in base64, by which its body is found; '' if it has none. */
  readonly bodyHash: string;
}

/** An entry that has a body. */
type EntryWithBody = BuildEntry & { readonly collection: 'articles' | 'faq' | 'pages' };

/** Whether entries like it have a body. */
export function hasBody(entry: BuildEntry): entry is EntryWithBody {
  return ['articles', 'faq', 'pages'].includes(entry.collection);
}
