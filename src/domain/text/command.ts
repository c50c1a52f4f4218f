/** How a person starts a command of this program. */
export interface CommandStyle {
  /** What starts a script of package.json, such as `npm run`. */
  readonly run: string;
  /** What stands between a script and its arguments; empty if nothing has to. */
  readonly separator: string;
  /** The commands for which there is a script; without it, all. */
  readonly scripts?: readonly string[];
  /** What starts a command for which there is no script. */
  readonly program: string;
}

let style: CommandStyle = { run: 'npm run', separator: '--', program: 'npx answerable' };

/** Sets how commands are written from now on; the command line does so once, as it starts. */
export function setCommandStyle(next: CommandStyle): void {
  style = next;
}

/** How commands are written at this moment, for a process that this one starts. */
export function getCommandStyle(): CommandStyle {
  return style;
}

/**
 * A command with its arguments as the person would type it: `check --fix` becomes `npm run check --
 * --fix`.
 */
export function formatCommand(command: string): string {
  const [name = '', ...rest] = command.split(' ');
  if (style.scripts?.includes(name) === false) return `${style.program} ${command}`;
  const run = style.run === 'npm run' && name === 'start' ? 'npm' : style.run;
  const separator = rest.length > 0 && style.separator !== '' ? [style.separator] : [];
  return [run, name, ...separator, ...rest].join(' ');
}
