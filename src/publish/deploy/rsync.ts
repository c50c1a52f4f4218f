/** A folder on another computer that is reached by ssh. */
export interface RemotePlace {
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
 * The command that sends a release to another computer, to be pasted into a shell: every part that a shell might read is
 * quoted. A place with parts that ssh or a shell elsewhere might take for an option or a command is left for the reader to
 * write, as `USER@HOST:/PATH/`.
 */
export function formatRsync(from: string, place: RemotePlace | undefined): string {
  const source = quote(toSource(from));
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

/** The slash at the end sends what is in the folder; `./` keeps a colon or a hyphen from meaning anything. */
function toSource(from: string): string {
  const folder = `${from.replace(/\/+$/, '')}/`;
  return /^[-~]|^[^/]*:/.test(folder) ? `./${folder}` : folder;
}

/** A text as one word of a POSIX shell. */
function quote(text: string): string {
  return plainPath.test(text.replace(':', '')) && !text.startsWith('-')
    ? text
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
