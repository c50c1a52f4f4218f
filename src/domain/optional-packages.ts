/** The features that need optional packages, with the packages and their versions. */
const uses = [
  {
    use: 'Importing web pages',
    packages: { '@mozilla/readability': '0.6.0', linkedom: '0.18.15' },
  },
  { use: 'Importing CSV files', packages: { 'csv-parse': '7.0.3' } },
  {
    use: 'Reading BibTeX',
    packages: { '@citation-js/core': '0.8.2', '@citation-js/plugin-bibtex': '0.8.2' },
  },
  { use: 'Sending a release to a storage', packages: { '@aws-sdk/client-s3': '3.1175.0' } },
] as const;

/** The optional packages with the versions that this program was tested with. */
export const optionalPackages: ReadonlyMap<string, string> = new Map(
  uses.flatMap(({ packages }) => Object.entries(packages)),
);

/** A package is not installed; the message says what needs it and how to install it. */
export class MissingPackageError extends Error {
  override name = 'MissingPackageError';
}

/**
 * Loads a module that imports optional packages. Throws a `MissingPackageError` if one is not
 * installed.
 */
export async function loadOptional<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const message = describeMissingPackage(error);
    throw message === undefined ? error : new MissingPackageError(message, { cause: error });
  }
}

function describeMissingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'))
    return undefined;
  const missing = /^Cannot find package '([^']+)'/.exec(error.message)?.[1] ?? '';
  const found = uses.find(({ packages }) => Object.hasOwn(packages, missing));
  if (found === undefined) return undefined;
  const names = Object.keys(found.packages);
  const words = Object.entries(found.packages).map(([name, version]) => `${name}@${version}`);
  return `${found.use} needs ${names.join(' and ')}. Install ${names.length === 1 ? 'it' : 'them'}: npm install ${words.join(' ')}`;
}
