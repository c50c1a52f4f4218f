import { findUnambiguous } from '../../domain/text/nearest.ts';
import { toFragment, toSlug } from '../../domain/text/slug.ts';
import type { KnownName } from './known-content.ts';

/** A name that entries use. */
export interface NameGiven {
  readonly id: string;
  /** Whether no entry had it before. */
  readonly isNew: boolean;
  /** The name that is nearly the same, of the content or of the same import, where the name is new. */
  readonly near: KnownName | undefined;
}

/** Gives an id for each name: that of the entry of this name, or a new one. */
export type Names = (name: string) => NameGiven;

/** Begins with the names that there are; `otherwise` is the id of a name without a Latin letter or digit. */
export function createNames(known: readonly KnownName[], otherwise: string): Names {
  const ids = new Map(known.map(({ id, name }) => [toKey(name), id]));
  const toFreeId = createFreeIds(known.map(({ id }) => id));
  const nearest = createNearest();
  for (const each of known) nearest.add(each);
  return (name) => {
    const key = toKey(name);
    const id = ids.get(key);
    if (id !== undefined) return { id, isNew: false, near: undefined };
    const free = toFreeId(toSlug(name) || otherwise);
    ids.set(key, free);
    const near = nearest.find(name);
    nearest.add({ id: free, name });
    return { id: free, isNew: true, near };
  };
}

/** Gives the first of `base`, `base-2`, `base-3` … that is not taken, and takes it. */
export type FreeIds = (base: string) => string;

/** Begins with the ids that are taken. */
export function createFreeIds(taken: Iterable<string>): FreeIds {
  const ids = new Set(taken);
  const nexts = new Map<string, number>();
  return (base) => {
    let number = nexts.get(base) ?? 2;
    let id = base;
    while (ids.has(id)) {
      id = `${base}-${number}`;
      number += 1;
    }
    nexts.set(base, number);
    ids.add(id);
    return id;
  };
}

/** A name for comparing: without case, accents of its writing and the titles before it. */
function toKey(name: string): string {
  return toFragment(
    name.replace(/^(?:(?:dr|prof|professor|mr|mrs|ms|herr|frau)\b\.?\s*(?:med\.\s*)?)+/i, '') ||
      name,
  );
}

/** As many names are compared letter by letter; beyond that a hint is not worth the time of all pairs. */
const mostCompared = 2000;

/** Finds a name with other letters in a few places, or with the first name cut to its letter. */
function createNearest(): {
  readonly add: (known: KnownName) => void;
  readonly find: (name: string) => KnownName | undefined;
} {
  const compared = new Map<string, KnownName>();
  const [byShort, byInitial] = [new Map<string, KnownName>(), new Map<string, KnownName>()];
  return {
    add: (known) => {
      if (compared.size < mostCompared && !compared.has(known.name))
        compared.set(known.name, known);
      const short = toShort(known.name);
      if (!byShort.has(short)) byShort.set(short, known);
      if (hasInitial(known.name) && !byInitial.has(short)) byInitial.set(short, known);
    },
    find: (name) =>
      compared.get(findUnambiguous(name, compared.keys()) ?? '') ??
      (hasInitial(name) ? byShort : byInitial).get(toShort(name)),
  };
}

function hasInitial(name: string): boolean {
  return /^\p{L}\.? /u.test(name);
}

function toShort(name: string): string {
  const words = toKey(name).split('-');
  return words.length < 2 ? '' : `${words[0]?.charAt(0)} ${words.at(-1)}`;
}
