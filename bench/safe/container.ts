import { spawnSync } from 'node:child_process';

const namespaces = ['--pid', '--fork', '--kill-child', '--mount-proc', '--uts'];
const hostName = 'build';

/**
 * What goes before a command so that it runs as in a container of its own, where the system lets
 * this user do that.
 */
const wrappers: readonly (readonly string[])[] = [
  ['unshare', ...namespaces],
  ['unshare', '--map-root-user', ...namespaces],
];

/**
 * A command that runs in process and host name namespaces of its own, with the same host name as
 * all others, so that two have the same process numbers, as in two containers of one image. On a
 * system without namespaces it is the command itself.
 */
export function toContainerCommand(command: readonly string[]): readonly string[] {
  const inside = ['sh', '-c', `hostname ${hostName} && exec "$@"`, 'sh'];
  const wrapper = wrappers.find(
    ([program = '', ...words]) => spawnSync(program, [...words, ...inside, 'true']).status === 0,
  );
  return wrapper === undefined ? command : [...wrapper, ...inside, ...command];
}
