import { toEntryId } from '../../domain/entries/entry-id.ts';
import { ledgerFile } from '../../domain/addresses/ledger.ts';
import { collectionNames, filePatterns, type CollectionName } from '../../schemas/collections.ts';

/** What a file of the content folder is for, as its path says. */
export type FileRole =
  | {
      readonly kind: 'entry';
      readonly collection: CollectionName;
      readonly id: string;
      readonly format: 'yaml' | 'markdown' | 'mdx';
    }
  | { readonly kind: 'image'; readonly format: string }
  | { readonly kind: 'ledger' }
  | { readonly kind: 'stray' };

/** The folders that hold entries, and the ending of their files, such as `.mdx`. */
export const entryFolders: ReadonlyMap<
  string,
  { readonly collection: CollectionName; readonly ending: string }
> = new Map(
  collectionNames.flatMap((collection) => {
    const [folder = '', pattern = ''] = filePatterns[collection].split('/');
    return pattern === '' ? [] : [[folder, { collection, ending: pattern.slice(1) }] as const];
  }),
);

const formats = { '.yml': 'yaml', '.md': 'markdown', '.mdx': 'mdx' } as const;
const image = /\.(png|jpe?g|webp|avif|gif|svg)$/i;

/** The role of a file at a path below the content folder, with `/` between folders. */
export function toFileRole(path: string): FileRole {
  const parts = path.split('/');
  const [name = '', folder] = parts.toReversed();
  if (parts.length > 2) return { kind: 'stray' };
  if (path === ledgerFile) return { kind: 'ledger' };
  const settings = collectionNames.find((collection) => filePatterns[collection] === path);
  if (settings !== undefined)
    return { kind: 'entry', collection: settings, id: toEntryId(path), format: 'yaml' };
  const place = folder === undefined ? undefined : entryFolders.get(folder);
  if (folder !== undefined && place === undefined) return { kind: 'stray' };
  const format = image.exec(name)?.[1];
  if (format !== undefined) return { kind: 'image', format: format.toLowerCase() };
  if (place === undefined || name.startsWith('.') || !name.endsWith(place.ending))
    return { kind: 'stray' };
  return {
    kind: 'entry',
    collection: place.collection,
    id: toEntryId(name),
    format: toFormat(place.ending),
  };
}

function toFormat(ending: string): 'yaml' | 'markdown' | 'mdx' {
  const format = Object.entries(formats).find(([each]) => each === ending)?.[1];
  if (format === undefined) throw new Error(`No reader is known for files that end in ${ending}.`);
  return format;
}

const leftovers =
  /^(?:\.DS_Store|\.localized|Thumbs\.db|desktop\.ini|\.git(?:keep|ignore|attributes)?|\.obsidian|\.vscode|\.idea|\._.*|\.#.*|#.*#|.*~|\..*\.sw[a-p])$/i;

/** Whether a file or folder is the leftover of a system or an editor, which nobody means to publish and nothing does. */
export function isLeftover(name: string): boolean {
  return leftovers.test(name);
}
