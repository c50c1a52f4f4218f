import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  type BigIntStats,
  type Dirent,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { isLedgerPath, ledgerFolder, toEntryId } from '../../domain/addresses/index.ts';
import {
  besideContent,
  designFolders,
  siteStyleSheet,
  toDesignPart,
  type DesignPart,
} from '../../domain/design/index.ts';
import { toSlug } from '../../domain/text/index.ts';
import { recordFolder } from '../../domain/reviews/index.ts';
import {
  collectionNames,
  collections,
  downloadKinds,
  type CollectionName,
} from '../../schemas/index.ts';
import { identifyFile, setIdentity } from '../kept/identity.ts';
import type { StatCache } from '../kept/stat-cache.ts';

/** What a file of the content folder is for, as its path says. */
type FileRole =
  | {
      readonly kind: 'entry';
      readonly collection: CollectionName;
      readonly id: string;
      readonly format: 'yaml' | 'markdown' | 'mdx';
      /** The path that the file should have, if its ending is another one of the same form. */
      readonly rightPath?: string;
    }
  | { readonly kind: 'image'; readonly format: string }
  /** A file that a text beside it may offer for download. */
  | { readonly kind: 'download'; readonly format: string }
  | { readonly kind: 'ledger' }
  /** A file beside the content folder, by which a publisher changes how the site looks. */
  | { readonly kind: 'beside'; readonly part: DesignPart }
  | { readonly kind: 'stray' };

/** The folders that hold entries, and the ending of their files, such as `.mdx`. */
export const entryFolders: ReadonlyMap<
  string,
  { readonly collection: CollectionName; readonly ending: string }
> = new Map(
  collectionNames.flatMap((collection) => {
    const [folder = '', pattern = ''] = collections[collection].pattern.split('/');
    return pattern === '' ? [] : [[folder, { collection, ending: pattern.slice(1) }] as const];
  }),
);

const formats = { '.yml': 'yaml', '.md': 'markdown', '.mdx': 'mdx' } as const;
const downloadEnding = new RegExp(String.raw`\.(${downloadKinds.join('|')})$`, 'i');
const image = /\.(png|jpe?g|webp|avif|gif|svg)$/i;

/** The role of a file at a path below the content folder, with `/` between folders. */
export function resolveFileRole(path: string): FileRole {
  if (path.startsWith(besideContent)) {
    const part = toDesignPart(path.slice(besideContent.length));
    return part === undefined ? { kind: 'stray' } : { kind: 'beside', part };
  }
  const parts = path.split('/');
  const [name = '', folder] = parts.toReversed();
  if (parts.length > 2) return { kind: 'stray' };
  if (isLedgerPath(path)) return { kind: 'ledger' };
  const settings = collectionNames.find((collection) =>
    [path, path.replace(/\.ya?ml$/i, '.yml')].includes(collections[collection].pattern),
  );
  if (settings !== undefined) {
    const { pattern } = collections[settings];
    const place = pattern === path ? {} : { rightPath: pattern };
    return {
      kind: 'entry',
      collection: settings,
      id: toEntryId(pattern),
      format: 'yaml',
      ...place,
    };
  }
  const place = folder === undefined ? undefined : entryFolders.get(folder);
  if (folder !== undefined && place === undefined) return { kind: 'stray' };
  const format = image.exec(name)?.[1];
  if (format !== undefined) return { kind: 'image', format: format.toLowerCase() };
  if (place === undefined || name.startsWith('.')) return { kind: 'stray' };
  const download = place.ending === '.yml' ? undefined : downloadEnding.exec(name)?.[1];
  if (download !== undefined) return { kind: 'download', format: download.toLowerCase() };
  const rightName = findRightName(name, place.ending);
  if (rightName === undefined) return { kind: 'stray' };
  return {
    kind: 'entry',
    collection: place.collection,
    id: toEntryId(rightName),
    format: resolveFormat(place.ending),
    ...(rightName === name ? {} : { rightPath: `${folder}/${rightName}` }),
  };
}

/** The name with the ending that it should have; undefined if the file is of another form. */
function findRightName(name: string, ending: string): string | undefined {
  if (name.endsWith(ending)) return name;
  const forms = ending === '.yml' ? /\.ya?ml$/i : /\.(?:mdx?|markdown)$/i;
  return forms.test(name) ? name.replace(forms, ending) : undefined;
}

function resolveFormat(ending: string): 'yaml' | 'markdown' | 'mdx' {
  const format = Object.entries(formats).find(([each]) => each === ending)?.[1];
  if (format === undefined) throw new Error(`No reader is known for files that end in ${ending}.`);
  return format;
}

/** The name that an image should have. */
export function toImageName(name: string): string {
  const dot = name.lastIndexOf('.');
  return `${toSlug(name.slice(0, dot)) || 'image'}${name.slice(dot).toLowerCase()}`;
}

const leftovers =
  /^(?:\.DS_Store|\.localized|Thumbs\.db|desktop\.ini|\.git(?:keep|ignore|attributes)?|\.obsidian|\.vscode|\.idea|\._.*|\.#.*|#.*#|.*~|\..*\.sw[a-p])$/i;

/**
 * Whether a file or folder was left by an operating system or an editor, such as `.DS_Store`; it is
 * ignored.
 */
export function isLeftover(name: string): boolean {
  return leftovers.test(name);
}

/** Copies that editors make of a text while it is being written, or before it is saved. */
const copies = /^(?:\.#.*|#.*#|.*~|\..*\.sw[a-p])$/i;

/**
 * The copies of texts that an editor left in a content folder, as paths below it: they are passed
 * over, and may hold what someone takes for saved.
 */
export function listEditorCopies(folder: string): readonly string[] {
  const list = (below: string) =>
    readdirSync(join(folder, below))
      .filter((name) => copies.test(name))
      .map((name) => (below === '' ? name : `${below}/${name}`));
  const folders = [...entryFolders.keys()].filter((name) => existsSync(join(folder, name)));
  return ['', ...folders].flatMap(list).sort();
}

/**
 * Above these sizes in bytes a file is refused; a text of that size is not read. The ledger grows
 * with the site and has none.
 */
export const sizeLimits = {
  text: 1_000_000,
  image: 10_000_000,
  download: 50_000_000,
} as const;

/** A file of the content folder, or a folder that should not be there, as it was found. */
export interface ContentFile {
  /** The path below the content folder, with `/` between folders. */
  readonly path: string;
  readonly role: FileRole;
  readonly form: 'file' | 'folder' | 'link' | 'special' | 'unreadable';
  /** The size in bytes, 0 where it is not known. */
  readonly size: number;
  /**
   * The bytes; none of a stray file, of one that is too large, and of what is no file; of a download
   * the first, which tell its kind. Those of a file that has not changed since an earlier check are
   * read when they are asked for; throws a `ChangedFileError` if they are others by then.
   */
  readonly bytes: Buffer;
  /** Reads a download as a whole; undefined if that fails. Of other files `bytes` are all. */
  readonly readWhole?: () => Buffer | undefined;
  /** Why it could not be read. */
  readonly failure?: string;
}

/** There is no folder where the content should be. */
export class MissingFolderError extends Error {
  override name = 'MissingFolderError';
}

/** A file was changed while it was in use. */
export class ChangedFileError extends Error {
  override name = 'ChangedFileError';
}

interface ReadOptions {
  /** Whether the files beside the content folder are read, too, that change how the site looks. */
  readonly withDesign?: boolean;
  /** Tells which files need not be read. */
  readonly statCache?: StatCache | undefined;
}

/**
 * Reads every file of the content folder at most once, sorted by path. Throws a
 * `MissingFolderError`.
 */
export function readContentFolder(
  folder: string,
  { withDesign = false, statCache }: ReadOptions = {},
): ContentFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new MissingFolderError(`There is no folder ${folder}.`);
  return [
    ...(withDesign ? readDesign(folder, statCache) : []),
    ...readFolder(folder, '', statCache),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files beside the content folder that are part of the design. */
function readDesign(folder: string, statCache: StatCache | undefined): ContentFile[] {
  const read = (below: string): ContentFile[] =>
    readdirSync(join(folder, besideContent, below), { withFileTypes: true }).flatMap((child) => {
      const path = `${below}/${child.name}`;
      if (isLeftover(child.name)) return [];
      if (child.isDirectory()) return read(path);
      return toDesignPart(path) === undefined
        ? []
        : [readFile(folder, besideContent + path, child, statCache)];
    });
  return readdirSync(join(folder, besideContent), { withFileTypes: true }).flatMap((child) => {
    if (child.name === siteStyleSheet)
      return [readFile(folder, besideContent + child.name, child, statCache)];
    return child.isDirectory() && Object.hasOwn(designFolders, child.name) ? read(child.name) : [];
  });
}

function readFolder(
  folder: string,
  below: string,
  statCache: StatCache | undefined,
): ContentFile[] {
  let children: Dirent[];
  try {
    children = readdirSync(join(folder, below), { withFileTypes: true });
  } catch (error) {
    return [
      {
        ...nothing,
        path: below,
        role: { kind: 'stray' },
        form: 'unreadable',
        failure: describeFailure(error),
      },
    ];
  }
  return children.flatMap((child) => {
    if (isLeftover(child.name)) return [];
    const path = below === '' ? child.name : `${below}/${child.name}`;
    // The records of reviews are for the command that writes them.
    if (path === recordFolder && child.isDirectory()) return [];
    const isKnown = entryFolders.has(child.name) || child.name === ledgerFolder;
    return child.isDirectory() && below === '' && isKnown
      ? readFolder(folder, path, statCache)
      : readFile(folder, path, child, statCache);
  });
}

/**
 * Reads the file at a path below the content folder, as `readContentFolder` does; undefined if
 * there is none, or if its folder is none of the content.
 */
export function readContentFile(folder: string, path: string): ContentFile | undefined {
  const parts = path.split('/');
  const [below = ''] = parts;
  const isPlaced =
    parts.length === 1 ||
    (parts.length === 2 && entryFolders.has(below) && lstat(join(folder, below))?.isDirectory());
  const found = isPlaced === true ? lstat(join(folder, path)) : undefined;
  return found === undefined || parts.some(isLeftover) ? undefined : readFile(folder, path, found);
}

function lstat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

const downloadHead = 64;

const nothing = { size: 0, bytes: Buffer.alloc(0) } as const;

/**
 * Whether a file is not read for its size. Of a download only the head is, and a ledger grows with
 * the site.
 */
export function isTooLarge({ role, size }: Pick<ContentFile, 'role' | 'size'>): boolean {
  if (role.kind === 'ledger' || role.kind === 'download') return false;
  const isFont = role.kind === 'beside' && role.part === 'font';
  return size > (role.kind === 'image' || isFont ? sizeLimits.image : sizeLimits.text);
}

function readFile(
  folder: string,
  path: string,
  child: Dirent | Stats,
  statCache?: StatCache,
): ContentFile {
  const found = { ...nothing, path, role: resolveFileRole(path) };
  if (child.isSymbolicLink()) return { ...found, form: 'link' };
  if (child.isDirectory()) return { ...found, role: { kind: 'stray' }, form: 'folder' };
  if (!child.isFile()) return { ...found, form: 'special' };
  // Of these it is enough to know that they are there.
  const isNamed =
    found.role.kind === 'beside' && found.role.part !== 'style' && found.role.part !== 'font';
  if (found.role.kind === 'stray' || isNamed) return { ...found, form: 'file' };
  const where = join(folder, path);
  if (found.role.kind === 'download') return readDownload(where, found);
  const stats = statCache && statFile(where);
  const identity = stats && statCache.get(path, stats);
  if (identity !== undefined)
    return createUnreadFile(where, { ...found, size: Number(stats?.size) }, identity);
  const file = readBytes(where, found);
  if (stats !== undefined && file.form === 'file' && !isTooLarge(file))
    statCache?.set(path, stats, identifyFile(file));
  return file;
}

/** The metadata of a regular file; undefined if there is none, or none that may be looked at. */
function statFile(where: string): BigIntStats | undefined {
  try {
    const stats = lstatSync(where, { bigint: true });
    return stats.isFile() ? stats : undefined;
  } catch {
    return undefined;
  }
}

type FoundFile = Pick<ContentFile, 'path' | 'role' | 'size' | 'bytes'>;

/** A file that is known to be unchanged; its bytes are read and compared when they are asked for. */
function createUnreadFile(where: string, found: FoundFile, identity: string): ContentFile {
  const { path, role, size } = found;
  const file: ContentFile = {
    path,
    role,
    form: 'file',
    size,
    get bytes() {
      const now = readBytes(where, found);
      if (identifyFile(now) === identity) return now.bytes;
      throw new ChangedFileError(`${path} was changed while it was read. Try again.`);
    },
  };
  setIdentity(file, identity);
  return file;
}

function readBytes(where: string, found: FoundFile): ContentFile {
  return readOpened(where, found, (file, size) => {
    if (isTooLarge({ role: found.role, size })) return { size };
    const bytes = readFileSync(file);
    return { size: bytes.length, bytes };
  });
}

function readDownload(where: string, found: FoundFile): ContentFile {
  return readOpened(where, found, (file, size) => {
    const head = Buffer.alloc(downloadHead);
    const bytes = head.subarray(0, readSync(file, head));
    return { size, bytes, readWhole: () => readWhole(where) };
  });
}

/** Opens a file for `read`, which is given its descriptor and its size. */
function readOpened(
  where: string,
  found: FoundFile,
  read: (file: number, size: number) => Partial<ContentFile>,
): ContentFile {
  let file: number | undefined;
  try {
    file = openSync(where, 'r');
    return { ...found, form: 'file', ...read(file, fstatSync(file).size) };
  } catch (error) {
    return { ...found, form: 'unreadable', failure: describeFailure(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readWhole(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return error.code === 'EACCES' || error.code === 'EPERM'
    ? 'it is not allowed'
    : String(error.code);
}
