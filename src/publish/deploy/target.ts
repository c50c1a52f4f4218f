import { formatCommand } from '../../domain/text/index.ts';

/** Where in a storage a release goes. */
export interface S3Place {
  readonly bucket: string;
  /** What every key begins with: nothing, or a path that ends with a slash. */
  readonly prefix: string;
}

/** A folder on another computer that is reached by ssh. */
interface RemotePlace {
  readonly user: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  readonly path: string;
}

/** What no shell, no ssh and no rsync takes for anything else than a name. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

const plainHost = /^(?:[a-z\d_][a-z\d_.-]*|\[[\da-f:.]+\])$/i;

const plainPath = /^[\p{L}\p{N}_./+,@-]*$/u;

/**
 * Where a release goes, as a word on the command line says; or why it cannot go there, and what to
 * do.
 */
export type DeployTarget =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 's3'; readonly place: S3Place }
  | { readonly kind: 'refused'; readonly message: string };

interface TargetContext {
  /** The release that would be sent, as it was written on the command line. */
  readonly from: string;
  readonly isWindows: boolean;
}

/**
 * Reads the target of a deploy. As with rsync and scp, a word with a colon before its first slash
 * is no path of this computer: it names a storage, a server or a drive, and never makes a folder. A
 * folder with such a name is written with `./` before.
 */
export function parseTarget(word: string, { from, isWindows }: TargetContext): DeployTarget {
  const place = parseS3Place(word);
  if (place !== undefined) return { kind: 's3', place };
  const reason = describeElsewhere(word, from, isWindows);
  return reason === undefined
    ? { kind: 'folder', path: word }
    : { kind: 'refused', message: reason };
}

const describeLocal = () =>
  `${formatCommand('deploy')} writes to a folder on this computer, or to s3://BUCKET/PREFIX.`;

/** Says why a word is no folder on this computer; undefined if it is one. */
function describeElsewhere(word: string, from: string, isWindows: boolean): string | undefined {
  if (word.trim() === '') return 'The target is empty. Write a folder, or s3://BUCKET/PREFIX.';
  if (hasControlCharacter(word))
    return `The target ${JSON.stringify(word)} holds a character that no path should. Write the path without it.`;
  if (isWindows && isDrivePath(word)) return undefined;
  const first = word.slice(0, findEndOfFirst(word, isWindows));
  if (first.includes(':')) return describeColon(word.trim(), from);
  if (!isWindows && (word.trimStart().startsWith('//') || word.includes('\\')))
    return `"${word}" is written as a path of Windows or of a network drive, and this computer would make a folder of that name. Write the path under which this computer knows that folder, such as /mnt/site.`;
  if (first.startsWith('~'))
    return `"${word}" begins with ~, which your shell has not replaced. Write it without quotes, or the whole path; a folder of that name is ./${word}.`;
  if (first.includes('@')) return describeMissingColon(word, first, from);
  return undefined;
}

function findEndOfFirst(word: string, isWindows: boolean): number {
  const found = [word.indexOf('/'), isWindows ? word.indexOf('\\') : -1].filter((at) => at >= 0);
  return found.length === 0 ? word.length : Math.min(...found);
}

/** A word whose first colon comes before its first slash. */
function describeColon(word: string, from: string): string {
  const colon = word.indexOf(':');
  const [before, after] = [word.slice(0, colon), word.slice(colon + 1)];
  if (isLetter(before))
    return `"${word}" is a path of Windows. ${describeLocal()} Write the path of the folder as this computer knows it.`;
  if (isScheme(before) && (after.startsWith('//') || knownSchemes.has(before.toLowerCase())))
    return describeAddress(word, before.toLowerCase(), from);
  return `"${word}" is a place on another computer. ${describeRsync(from, parseRemote(word))} A folder of that name is "./${word}".`;
}

const remoteSchemes = new Set(['ssh', 'sftp', 'scp', 'rsync', 'fish']);
const webSchemes = new Set(['http', 'https', 'ws', 'wss']);
const ftpSchemes = new Set(['ftp', 'ftps', 'ftpes']);
const speaksS3 =
  'Where that storage speaks S3, as most do, write s3://BUCKET and set AWS_ENDPOINT_URL_S3 to its address.';

const knownSchemes = new Set(['s3', 'gs', 'file', ...remoteSchemes, ...webSchemes, ...ftpSchemes]);

/** A word that begins with a scheme. */
function describeAddress(address: string, scheme: string, from: string): string {
  const word = hidePassword(address);
  if (scheme === 's3')
    return `"${word}" names no bucket: its name has 3 to 63 letters, digits, dots and hyphens. Write s3://BUCKET or s3://BUCKET/PREFIX.`;
  if (scheme === 'file')
    return `"${word}" is an address. Write the path of the folder alone, such as /var/www/site.`;
  if (remoteSchemes.has(scheme))
    return `"${word}" is a place on another computer. ${describeRsync(from, scheme === 'rsync' ? undefined : parseRemoteAddress(address))}`;
  if (webSchemes.has(scheme))
    return `"${word}" is where readers find the site, not where its files go. ${describeLocal()} ${describeRsync(from, undefined)}`;
  if (ftpSchemes.has(scheme))
    return `"${word}" is a place on another computer, and ${formatCommand('deploy')} speaks no FTP. Send what is in ${from} with a program that does, such as lftp with its "mirror --reverse --delete"; or, over ssh, which hides the password too: ${formatRsync(from, undefined)}`;
  if (scheme === 'gs')
    return `"${word}" is a bucket of Google. Write s3:// in its place and set AWS_ENDPOINT_URL_S3=https://storage.googleapis.com, with HMAC keys of the bucket's project; or use gcloud storage rsync.`;
  return `"${word}" is neither a folder nor a bucket. ${describeLocal()} ${speaksS3}`;
}

/** An address without the password that it may hold, since a message may end in a log. */
function hidePassword(address: string): string {
  const [start, end] = [address.indexOf('//') + 2, address.lastIndexOf('@')];
  const colon = address.indexOf(':', start);
  return start > 1 && colon >= 0 && colon < end
    ? `${address.slice(0, colon)}:…${address.slice(end)}`
    : address;
}

function describeMissingColon(word: string, first: string, from: string): string {
  const rest = word.slice(first.length);
  return `"${word}" looks like a place on another computer, without its colon. ${describeRsync(from, parseRemote(`${first}:${rest}`))} A folder of that name is "./${word}".`;
}

function describeRsync(from: string, place: RemotePlace | undefined): string {
  return `Send the release there with rsync: ${formatRsync(from, place)}`;
}

/** The parts of `user@host:path`; undefined if it has others. */
function parseRemote(word: string): RemotePlace | undefined {
  const { user, host, path } =
    /^(?:(?<user>[^@:/]+)@)?(?<host>\[[^\]]*\]|[^@:/[\]]+):(?<path>[^:].*)?$/.exec(word)?.groups ??
    {};
  return host === undefined ? undefined : { user, host, port: undefined, path: path ?? '' };
}

function parseRemoteAddress(word: string): RemotePlace | undefined {
  if (!URL.canParse(word)) return undefined;
  const { username, hostname, port, pathname } = new URL(word);
  try {
    return {
      user: username === '' ? undefined : decodeURIComponent(username),
      host: decodeURIComponent(hostname),
      port: port === '' ? undefined : Number(port),
      path: decodeURIComponent(pathname),
    };
  } catch {
    return undefined;
  }
}

function isDrivePath(word: string): boolean {
  return isLetter(word[0] ?? '') && word[1] === ':' && (word[2] === '\\' || word[2] === '/');
}

function isLetter(text: string): boolean {
  return /^[a-z]$/i.test(text);
}

function isScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]*$/i.test(text);
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/**
 * The command that sends a release to another computer, to be pasted into a shell: every part that
 * a shell might read is quoted. A place with parts that ssh or a shell elsewhere might take for an
 * option or a command is left for the reader to write, as `USER@HOST:/PATH/`.
 */
export function formatRsync(from: string, place: RemotePlace | undefined): string {
  const source = quote(formatSource(from));
  if (place === undefined || !isPlain(place)) return `rsync -a --delete ${source} USER@HOST:/PATH/`;
  const shell = place.port === undefined ? '' : ` -e 'ssh -p ${place.port}'`;
  const user = place.user === undefined ? '' : `${place.user}@`;
  const path = place.path === '' ? '' : `${place.path.replace(/\/+$/, '')}/`;
  // Without -s older versions let the shell of the other computer read the path.
  const protect = plainPath.test(place.path) ? '' : ' -s';
  return `rsync -a --delete${protect}${shell} ${source} ${quote(`${user}${place.host}:${path}`)}`;
}

function isPlain({ user, host, path }: RemotePlace): boolean {
  // Nothing is sent with --delete into a home folder or the whole disk, which it would empty.
  const isAll = path.replaceAll('/', '') === '';
  return (
    (user === undefined || plainName.test(user)) &&
    plainHost.test(host) &&
    !isAll &&
    !/^[-~]/.test(path) &&
    !/\p{C}/u.test(path)
  );
}

/**
 * The slash at the end sends what is in the folder; `./` keeps a colon or a hyphen from meaning
 * anything.
 */
function formatSource(from: string): string {
  const folder = `${from.replace(/\/+$/, '')}/`;
  return /^[-~]|^[^/]*:/.test(folder) ? `./${folder}` : folder;
}

/** A text as one word of a POSIX shell. */
function quote(text: string): string {
  return plainPath.test(text.replace(':', '')) && !text.startsWith('-')
    ? text
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Reads a target such as `s3://bucket/prefix`; undefined if it is none. */
function parseS3Place(target: string): S3Place | undefined {
  const { bucket, path } =
    /^s3:\/\/(?<bucket>[\w.-]{3,63})(?:\/(?<path>.*))?$/i.exec(target)?.groups ?? {};
  if (bucket === undefined) return undefined;
  const folders = (path ?? '').split('/').filter((each) => each !== '');
  return { bucket, prefix: folders.map((each) => `${each}/`).join('') };
}
