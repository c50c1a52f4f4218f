import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { describeFormats, findFormat, type Format } from './formats.ts';
import type { FoundAbove, Input } from './input.ts';
import type { SiteClock } from './moment.ts';

/** A file to be imported, before it is read. */
export interface InputFile {
  /** Its path below the given folder, with `/` as separator; its file name if a file was given. */
  readonly name: string;
  /** Its absolute path. */
  readonly path: string;
  /** The folder outside which nothing is read. */
  readonly folder: string;
  /** The system of the files around it, once that is known. */
  readonly systemAround?: string | undefined;
}

/** An input that is not imported, and the reason. */
export interface InputFailure {
  readonly name: string;
  readonly failure: string;
  /** Whether it holds nothing to import, so that no action is required. */
  readonly isEmpty?: true;
}

/** A file to be imported with its format, or the reason why it is not. */
export type FoundInput = (InputFile & { readonly format: Format }) | InputFailure;

/** In bytes. Larger files beside an input are ignored: no image of a page is that large. */
const maxBesideBytes = 30_000_000;
/** In bytes. Larger files are not offered for download. */
const maxDownloadBytes = 50_000_000;

/** Finds the files for paths, those of folders sorted by name. Their bytes are read on demand. */
export function findInputs(paths: readonly string[]): FoundInput[] {
  return paths.flatMap((path): FoundInput[] => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined)
      return [{ name: path, failure: 'There is no file or folder of this name.' }];
    if (!found.isDirectory())
      return [resolveInput(resolve(path), basename(path), dirname(resolve(path)))];
    const folder = resolve(path);
    const { files: all, failures } = listFiles(folder);
    const files = all.filter((file) => findFormat(file) !== undefined);
    const unread = failures.map(({ path: inner, failure }) => ({
      name: relative(folder, inner) || path,
      failure,
    }));
    if (files.length === 0)
      return unread.length > 0
        ? unread
        : [{ name: path, failure: 'No file in this folder is of a format that can be imported.' }];
    return [
      ...files.map((file) =>
        resolveInput(file, relative(folder, file).split(sep).join('/'), folder),
      ),
      ...unread,
    ];
  });
}

function resolveInput(file: string, name: string, folder: string): FoundInput {
  const [, opened] = /^~\$(.*)$/s.exec(basename(file)) ?? [];
  if (opened !== undefined)
    return {
      name,
      failure: `Passed over: Word and Excel make this file while a document is open (its name ends in “${opened}”), and it holds none of its text. If the document was changed since, save it, close it, and import it again.`,
      isEmpty: true,
    };
  const format = findFormat(file);
  if (format === undefined) return { name, failure: formatUnknownFormat(file) };
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true)
    return {
      name,
      failure:
        found === undefined
          ? 'The file is not there any more.'
          : 'This is no file, but a device or the like. Save what it holds as a file.',
    };
  const { size } = found;
  if (size > format.largest)
    return {
      name,
      failure: `The file has ${Math.ceil(size / 1_000_000)} MB; a file of this format (${format.name}) may have ${format.largest / 1_000_000}. Take it apart, and import its parts.`,
    };
  return { name, path: file, folder, format };
}

/** The input for a file; its bytes are read on demand. */
export function openInput(
  { name, path, folder, systemAround }: InputFile,
  clock: SiteClock,
): Input {
  return {
    name,
    get bytes() {
      return readFileSync(path);
    },
    readBeside: (beside) => readWithin(folder, join(dirname(path), beside)),
    findBeside: (beside) => findWithin(folder, join(dirname(path), beside), maxDownloadBytes),
    findAbove: (names) => findAbove(path, folder, names),
    systemAround,
    clock,
  };
}

/** How many folders above the given one may be that of the site. */
const maxAbove = 3;
/** In bytes; no configuration that people write is larger. */
const maxConfigurationBytes = 500_000;

function findAbove(path: string, given: string, names: readonly string[]): FoundAbove[] {
  const all: FoundAbove[] = [];
  let folder = dirname(path);
  for (let above = 0; above <= maxAbove; folder = dirname(folder)) {
    for (const found of findIn(folder, path, names)) all.push(found);
    if (dirname(folder) === folder) break;
    if (folder === given || above > 0) above += 1;
  }
  return all;
}

function findIn(folder: string, path: string, names: readonly string[]): FoundAbove[] {
  const there = listNames(folder);
  return names.flatMap((name) => {
    if (!there.has(name.split('/', 1)[0] ?? '')) return [];
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? Infinity;
    const bytes =
      size <= maxConfigurationBytes ? readWithin(folder, join(folder, name)) : undefined;
    if (bytes === undefined) return [];
    const read = (inner: string) => readWithin(folder, join(folder, inner));
    const find = (inner: string) => findWithin(folder, join(folder, inner), maxDownloadBytes);
    return [{ name, bytes, path: relative(folder, path).split(sep).join('/'), read, find }];
  });
}

function listNames(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

/**
 * The real path of a file within a folder; undefined if a path or a symbolic link leads out of it,
 * or if it is empty or too large.
 */
function findWithin(folder: string, file: string, maxBytes: number): string | undefined {
  try {
    const real = realpathSync(file);
    if (!real.startsWith(`${realpathSync(folder)}${sep}`)) return undefined;
    const found = statSync(real);
    return found.isFile() && found.size > 0 && found.size <= maxBytes ? real : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of such a file. */
function readWithin(folder: string, file: string): Uint8Array | undefined {
  const found = findWithin(folder, file, maxBesideBytes);
  try {
    return found === undefined ? undefined : readFileSync(found);
  } catch {
    return undefined;
  }
}

/** The files below a folder, and the folders that cannot be read. */
function listFiles(folder: string): {
  files: string[];
  failures: { path: string; failure: string }[];
} {
  const files: string[] = [];
  const failures: { path: string; failure: string }[] = [];
  const list = (at: string): void => {
    const found = readFolder(at);
    if (typeof found === 'string') return void failures.push({ path: at, failure: found });
    const names = new Set(found.map(({ name }) => name));
    // The folder that a browser saves beside a page belongs to it, including frames with
    // advertisements.
    const isOfPage = (name: string) =>
      name.endsWith('_files') &&
      ['.html', '.htm'].some((ending) => names.has(name.replace(/_files$/, ending)));
    const entries = found.filter(
      ({ name }) => !name.startsWith('.') && name !== 'node_modules' && !isOfPage(name),
    );
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) list(join(at, entry.name));
      else if (entry.isFile()) files.push(join(at, entry.name));
    }
  };
  list(folder);
  return { files, failures };
}

function readFolder(folder: string): Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return `The folder cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)}). Look who may read it.`;
  }
}

const conversionAdvice: Readonly<Record<string, string>> = {
  doc: 'Open it in Word or LibreOffice, and save it as .docx.',
  odt: 'Open it in LibreOffice, and save it as .docx.',
  rtf: 'Open it in Word or LibreOffice, and save it as .docx.',
  pages: 'Open it in Pages, and export it as Word (.docx).',
  pdf: 'A PDF holds no headings and paragraphs. Import the document of which it was made, or copy its text into a .txt file.',
  xls: 'Open it in Excel or LibreOffice, and save it as .xlsx.',
  ods: 'Open it in LibreOffice, and save it as .xlsx.',
  json: 'Save its questions and answers as .csv, one row each.',
};

function formatUnknownFormat(file: string): string {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const advice = Object.hasOwn(conversionAdvice, ending)
    ? conversionAdvice[ending]
    : `These can be: ${describeFormats()}.`;
  return `Files that end in "${ending === '' ? basename(file) : `.${ending}`}" cannot be imported. ${advice}`;
}
