import type { Said } from '../../../document.ts';
import type { FrontMatter } from '../front-matter.ts';

/** The fields of front matter, which knows what was taken of it. */
export interface Taken {
  /** The first of the fields that has a value, and its line. */
  readonly take: (
    names: readonly string[],
  ) => (Said<unknown> & { readonly key: string }) | undefined;
  /** All of the fields that have a value, in the order of the names. */
  readonly takeAll: (names: readonly string[]) => (Said<unknown> & { readonly key: string })[];
  /** The fields that nothing took. */
  readonly rest: () => (Said<unknown> & { readonly key: string })[];
}

export function createTaken({ values, lineOf }: FrontMatter): Taken {
  const taken = new Set<string>();
  const all = (names: readonly string[]) =>
    names.flatMap((key) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      return value === undefined || value === null || value === ''
        ? []
        : [{ key, value, line: lineOf(key) }];
    });
  return {
    take: (names) => {
      const [first] = all(names);
      if (first !== undefined) taken.add(first.key);
      return first;
    },
    takeAll: (names) => {
      const found = all(names);
      for (const { key } of found) taken.add(key);
      return found;
    },
    rest: () => all(Object.keys(values).filter((key) => !taken.has(key))),
  };
}
