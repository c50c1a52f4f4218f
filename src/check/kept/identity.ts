import { createHash, hash } from 'node:crypto';

/** 128 bits as text: enough that no two contents of a site collide by accident, and short. */
const length = 22;

/** What the identity of a file is made of. */
interface IdentifiedFile {
  readonly path: string;
  readonly form: string;
  readonly size: number;
  readonly failure?: string;
  readonly bytes: Buffer;
}

const identities = new WeakMap<IdentifiedFile, string>();

/** The identity of a file in the store: a hash of its path, form and bytes, computed once. */
export function identifyFile(file: IdentifiedFile): string {
  const known = identities.get(file);
  if (known !== undefined) return known;
  const { path, form, size, failure = '', bytes } = file;
  const identity = createHash('sha256')
    .update(JSON.stringify([path, form, size, failure]))
    .update(bytes)
    .digest('base64url')
    .slice(0, length);
  identities.set(file, identity);
  return identity;
}

/** Gives a file the identity that it is known to have, so that its bytes need not be read for it. */
export function setIdentity(file: IdentifiedFile, identity: string): void {
  identities.set(file, identity);
}

/** The identity of a list of texts. */
export function digest(texts: readonly string[]): string {
  return hash('sha256', JSON.stringify(texts), 'base64url').slice(0, length);
}
