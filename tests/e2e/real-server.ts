import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { getFreePort } from '../build-release.ts';
import { get } from './get.ts';

/** A server that runs, and where it answers, without a slash at the end. */
export interface RealServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A server by the name of its program. */
export type ServerName = 'nginx' | 'caddy' | 'apache2';

/** Debian's package of a server whose own name is another. */
const packages: Partial<Readonly<Record<ServerName, string>>> = { nginx: 'nginx-light' };

/**
 * The path of a server's program; on Debian as root its package is installed where it is not there.
 * Else undefined, with a word that says what is skipped, or an error on CI, if nothing is.
 */
export function findServer(name: ServerName, isCi: boolean): string | undefined {
  const find = () =>
    [
      `/usr/sbin/${name}`,
      `/usr/bin/${name}`,
      `/usr/local/bin/${name}`,
      `/opt/homebrew/bin/${name}`,
    ].find((path) => existsSync(path));
  const found = find() ?? (install(name) ? find() : undefined);
  if (found !== undefined) return found;
  if (isCi)
    throw new Error(
      `The tests of the sealed release need ${name} on CI. Install it (Debian: apt-get install ${packages[name] ?? name}).`,
    );
  // oxlint-disable-next-line no-console -- whoever runs the tests is told what was left out
  console.warn(
    `SKIPPED: the sealed release was not read through ${name}, which is not installed here.`,
  );
  return undefined;
}

/** The paths of all servers that there are, each found as by `findServer`. */
export function findServers(isCi: boolean): Partial<Readonly<Record<ServerName, string>>> {
  const names = ['nginx', 'caddy', 'apache2'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const path = findServer(name, isCi);
      return path === undefined ? [] : [[name, path]];
    }),
  );
}

/**
 * Serves a release with nginx and the settings that it brings; `root` is the folder that answers
 * for `/`, of which the release may be a part.
 */
export async function startNginx(
  program: string,
  release: string,
  root = release,
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-nginx-'));
  const port = await getFreePort();
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((each) => `${each}_temp_path ${folder}/${each};`)
    .join(' ');
  const server = `server { listen 127.0.0.1:${port}; server_name localhost; root ${root}; include ${release}/_headers.nginx.conf; }`;
  await writeFile(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr warn;
events {} http { access_log off; ${scratch} ${server} }\n`,
  );
  return start(program, ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    folder,
    url: `http://localhost:${port}`,
  });
}

/**
 * Serves a release with Caddy, HTTPS and HTTP/2, and the settings that it brings; `root` as above.
 */
export async function startCaddy(
  program: string,
  release: string,
  root = release,
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-caddy-'));
  const port = await getFreePort();
  await writeFile(
    join(folder, 'Caddyfile'),
    `{
  admin off
  local_certs
  skip_install_trust
  auto_https disable_redirects
}
https://localhost:${port} {
  bind 127.0.0.1
  root * ${root}
  import ${release}/_headers.Caddyfile
}
`,
  );
  return start(program, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    folder,
    url: `https://localhost:${port}`,
  });
}

/** Modules of Apache that Debian switches on, and those that the settings of a release use. */
const modules = [
  'mpm_event',
  'authz_core',
  'authz_host',
  'dir',
  'mime',
  'negotiation',
  'autoindex',
  'alias',
  'env',
  'setenvif',
  'filter',
  'deflate',
  'headers',
  'rewrite',
];

/**
 * Serves a release with Apache, set up as Debian does, and the `.htaccess` that it brings;
 * `without` leaves modules out.
 */
export async function startApache(
  program: string,
  release: string,
  root = release,
  without: readonly string[] = [],
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-apache-'));
  const port = await getFreePort();
  const loaded = modules.filter((name) => !without.includes(name));
  const has = (name: string) => loaded.includes(name);
  await writeFile(
    join(folder, 'apache.conf'),
    `ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
${loaded.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
# As Debian's mime.conf: Breton, and archives.
AddType application/x-gzip .gz .tgz
AddLanguage br .br
${has('deflate') ? 'AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript application/javascript application/json' : ''}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
<FilesMatch "^\\.ht">
  Require all denied
</FilesMatch>
<Directory />
  Options FollowSymLinks
  AllowOverride None
</Directory>
DocumentRoot ${root}
<Directory ${release}>
  Options Indexes FollowSymLinks
  AllowOverride FileInfo
  Require all granted
</Directory>
`,
  );
  // Apache as root reads as another user, who must reach the release through the temporary folders
  // that it lies in.
  await chmod(folder, 0o755);
  for (let each = release; each.startsWith(tmpdir() + sep); each = dirname(each))
    await chmod(each, 0o755);
  return start(program, ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'], {
    folder,
    url: `http://localhost:${port}`,
  });
}

async function start(
  program: string,
  args: readonly string[],
  { folder, url }: { readonly folder: string; readonly url: string },
): Promise<RealServer> {
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const keep = (chunk: Buffer) => (printed += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'close');
  while (!(await isAnswering(url)))
    if ((child.exitCode ?? child.signalCode) !== null)
      throw new Error(`${program} ended:\n${printed}`);
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Whether a server answers a request. One that takes connections may still be making its
 * certificate, as Caddy does.
 */
async function isAnswering(url: string): Promise<boolean> {
  try {
    await get(url, '/');
    return true;
  } catch {
    await setTimeout(20);
    return false;
  }
}

function install(name: ServerName): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    run('update', '-qq') &&
    run('install', '-y', '-qq', '--no-install-recommends', packages[name] ?? name)
  );
}
