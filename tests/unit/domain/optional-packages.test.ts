import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  loadOptional,
  MissingPackageError,
  optionalPackages,
} from '../../../src/domain/optional-packages.ts';

const { devDependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);

describe('an optional package', () => {
  it('has the version with which this program is tested, and need not be installed', () => {
    expect([...optionalPackages.keys()].sort()).toEqual(Object.keys(peerDependencies).sort());
    for (const [name, version] of optionalPackages) {
      expect([devDependencies[name], peerDependencies[name]]).toEqual([version, `^${version}`]);
      expect(peerDependenciesMeta[name]).toEqual({ optional: true });
    }
  });

  /** What Node throws if a module imports a package that is not installed. */
  const missing = (name: string) =>
    Object.assign(new Error(`Cannot find package '${name}' imported from /a/b.js`), {
      code: 'ERR_MODULE_NOT_FOUND',
    });

  it('that is missing is asked for by name', async () => {
    await expect(loadOptional(() => Promise.reject(missing('csv-parse')))).rejects.toThrow(
      new MissingPackageError(
        'Importing CSV files needs csv-parse. Install it: npm install csv-parse@7.0.3',
      ),
    );
    await expect(loadOptional(() => Promise.reject(missing('linkedom')))).rejects.toThrow(
      'Importing web pages needs @mozilla/readability and linkedom. Install them: npm install @mozilla/readability@0.6.0 linkedom@0.18.15',
    );
  });

  it('hides no other error', async () => {
    const other = missing('left-pad');
    await expect(loadOptional(() => Promise.reject(other))).rejects.toBe(other);
    expect(await loadOptional(async () => 'loaded')).toBe('loaded');
  });
});
