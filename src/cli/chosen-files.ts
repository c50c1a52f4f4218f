import { join, relative, resolve, sep } from 'node:path';
import { findNearest } from '../domain/text/nearest.ts';
import { UsageError } from './arguments.ts';

/**
 * The files of the content that the words of a command name, as paths below the content folder. A word is a path from
 * the working folder or from the content folder; a folder stands for its files. Throws a `UsageError` where a word
 * names none of `paths`.
 */
export function toChosenFiles(
  words: readonly string[],
  folder: string,
  paths: readonly string[],
): ReadonlySet<string> {
  return new Set(words.flatMap((word) => toFiles(word, folder, paths)));
}

function toFiles(word: string, folder: string, paths: readonly string[]): readonly string[] {
  for (const start of ['.', folder]) {
    const path = relative(folder, resolve(start, word)).split(sep).join('/');
    const found =
      path === '' ? paths : paths.filter((each) => each === path || each.startsWith(`${path}/`));
    if (found.length > 0) return found;
  }
  const shown = paths.map((path) => relative('', join(folder, path)));
  const nearest = findNearest(word, [...shown, ...paths]);
  throw new UsageError(
    `"${word}" is no file of the content in ${relative('', folder) || 'this folder'}. ${nearest === undefined ? 'Write the path of a file in it, such as faq/is-it-safe.md.' : `Did you mean ${nearest}?`}`,
  );
}
