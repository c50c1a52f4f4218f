import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CommandStyle } from '../domain/text/index.ts';
import { packageRoot } from '../publish/project/index.ts';

/**
 * How each package manager runs a script of package.json and the program of a package. Only npm
 * needs `--` before options, which it would otherwise take itself.
 */
const npm: CommandStyle = { run: 'npm run', separator: '--', program: 'npx answerable' };
const managers = new Map<string, CommandStyle>([
  ['npm', npm],
  ['pnpm', { run: 'pnpm run', separator: '', program: 'pnpm exec answerable' }],
  ['yarn', { run: 'yarn run', separator: '', program: 'yarn answerable' }],
  ['bun', { run: 'bun run', separator: '', program: 'bunx answerable' }],
]);

/**
 * How the person started this program, so that what it prints can be typed: by a script of their
 * package.json, by the program of an installed package, or by one that lies in the PATH. Package
 * managers tell it in the environment, but tell it to all that they start, so that it counts only
 * if the script names this program. `file` is the program as Node was given it.
 */
export function findCommandStyle(
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
): CommandStyle {
  const { npm_config_user_agent: agent = '', npm_lifecycle_script: script = '' } = environment;
  const style = managers.get(agent.replace(/\/.*/, '')) ?? npm;
  const isScript = isOurs(script) && environment['npm_lifecycle_event'] !== 'npx';
  const isClone = existsSync(join(packageRoot, 'src/cli/main.ts'));
  if (isScript || isClone)
    return {
      ...style,
      scripts: readScripts(
        isScript
          ? (environment['npm_package_json'] ?? resolve('package.json'))
          : join(packageRoot, 'package.json'),
      ),
    };
  const isInPath = basename(file) === 'answerable' && !file.includes('node_modules');
  return { ...style, scripts: [], ...(isInPath ? { program: 'answerable' } : {}) };
}

function isOurs(script: string): boolean {
  return /\banswerable\b/.test(script);
}

/** The scripts of a package.json that start this program; none if it cannot be read. */
function readScripts(path: string): string[] {
  try {
    const { scripts = {} }: { readonly scripts?: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync(path, 'utf8'),
    );
    return Object.keys(scripts).filter((name) => isOurs(scripts[name] ?? ''));
  } catch {
    return [];
  }
}
