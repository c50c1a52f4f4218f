import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock: { readonly packages: Readonly<Record<string, LockEntry>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const project: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const packages = Object.entries(lock.packages).filter(
  ([path, { link }]) => path !== '' && link !== true,
);

/**
 * The packages of the lock for which the registry tells no integrity; SECURITY.md names the same
 * ones.
 */
const withoutIntegrity: readonly string[] = [];

describe('the lock file', () => {
  it('says of every package by its hash what may be installed', () => {
    expect(packages.length).toBeGreaterThan(500);
    const missing = packages
      .filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
      .map(([path]) => path);
    expect(missing).toEqual(withoutIntegrity);
  });

  it('is read by npm ci as it is', () => {
    execFileSync('npm', ['ci', '--dry-run', '--ignore-scripts', '--offline'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  });
});

describe('package.json', () => {
  it('names every package at one exact version', () => {
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(project[kind] ?? {}),
    );
    // A package may have another name here than the registry knows it by.
    const exact = /^(?:npm:(?:@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+$/;
    expect(versions.filter(([, version]) => !exact.test(version))).toEqual([]);
  });

  it('brings the same Node to every system', () => {
    const versions = Object.entries(project['optionalDependencies'] ?? {}).filter(([name]) =>
      name.startsWith('node-'),
    );
    expect(versions.length).toBe(5);
    expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
  });
});

it('CI runs each action at one commit', () => {
  const uses = readdirSync('.github/workflows').flatMap((name) =>
    [...readFileSync(`.github/workflows/${name}`, 'utf8').matchAll(/^[ -]*uses: *(.*)$/gm)].map(
      ([, action = '']) => action,
    ),
  );
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d/.test(action))).toEqual([]);
});

it('npm sbom lists what is installed', () => {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  const { components }: { readonly components: readonly { readonly name: string }[] } =
    JSON.parse(text);
  const names = new Set(components.map(({ name }) => name));
  for (const name of Object.keys(project['dependencies'] ?? {}))
    expect(names, name).toContain(name);
});
