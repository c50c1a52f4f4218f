import { toCertain } from '../../domain/nearest.ts';
import { toFragment, toSlug } from '../../domain/slug.ts';
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
  const taken = new Set(known.map(({ id }) => id));
  const all = [...known];
  return (name) => {
    const key = toKey(name);
    const id = ids.get(key);
    if (id !== undefined) return { id, isNew: false, near: undefined };
    const free = toFree(toSlug(name) || otherwise, taken);
    taken.add(free);
    ids.set(key, free);
    const near = findNear(name, all);
    all.push({ id: free, name });
    return { id: free, isNew: true, near };
  };
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function toFree(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** A name for comparing: without case, accents of its writing and the titles before it. */
function toKey(name: string): string {
  return toFragment(name.replace(/^(?:(?:dr|prof|professor|mr|mrs|ms|herr|frau)\b\.?\s*(?:med\.\s*)?)+/i, '') || name);
}

/** A name with other letters in a few places, or with the first name cut to its letter. */
function findNear(name: string, known: readonly KnownName[]): KnownName | undefined {
  const nearest = toCertain(name, known.map((each) => each.name));
  return known.find((each) => each.name === nearest) ?? known.find((each) => toShort(each.name) === toShort(name) && /^\p{L}\.? /u.test(/^\p{L}\.? /u.test(name) ? name : each.name));
}

function toShort(name: string): string {
  const words = toKey(name).split('-');
  return words.length < 2 ? '' : `${words[0]?.charAt(0)} ${words.at(-1)}`;
}
