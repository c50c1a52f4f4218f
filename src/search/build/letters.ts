import { createHash } from 'node:crypto';
import type { IndexFile } from './file.ts';

/** Words that begin alike, as the lines of a file. */
interface Group {
  readonly beginning: string;
  readonly lines: string;
}

/**
 * From how many bytes on the words with one first letter are divided by their second letter. A misspelt second letter is then no
 * longer found, which of 30,000 words lost one repair in twenty; compressed these bytes are some 20,000.
 */
const splitFrom = 60_000;

/** Files are filled with neighbours up to so many bytes: a script with thousands of letters would have as many files. */
const packedTo = 8_000;

/**
 * Writes each word and on how many pages it stands into files by its beginning, sorted. `letters` says for each first letter,
 * or for the first two where one has many words, which file holds its words; small ones share a file. A file is named by its content.
 */
export function createLetterFiles(counts: ReadonlyMap<string, number>): {
  letters: Record<string, string>;
  files: IndexFile[];
} {
  const words = [...counts]
    .filter(([word, count]) => isWorthStoring(word, count))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const groups = toGroups(words, 1).flatMap((group) =>
    toSize(group) > splitFrom
      ? toGroups(
          words.filter(([word]) => word.startsWith(group.beginning)),
          2,
        )
      : [group],
  );
  const letters: Record<string, string> = {};
  const files = packGroups(groups).map((shelf) => {
    const content = shelf.map(({ lines }) => lines).join('');
    const path = `words/${createHash('sha256').update(content).digest('hex').slice(0, 10)}.txt`;
    for (const { beginning } of shelf) {
      letters[beginning] = path;
      // Who has typed one letter asks for it alone, also where its words are divided.
      letters[beginning.slice(0, 1)] ??= path;
    }
    return { path, content };
  });
  return { letters, files };
}

/** Numbers are no misspelt words, and neither is a code that only one page knows. */
function isWorthStoring(word: string, count: number): boolean {
  return /\p{L}/u.test(word) && (count > 1 || !/\p{N}/u.test(word));
}

function toGroups(words: readonly (readonly [string, number])[], length: number): Group[] {
  const groups = Map.groupBy(words, ([word]) => word.slice(0, length));
  return [...groups].map(([beginning, alike]) => ({
    beginning,
    lines: alike.map(([word, count]) => `${word} ${count}\n`).join(''),
  }));
}

/** Puts neighbours together until a file is full; a group is never divided between two. */
function packGroups(groups: readonly Group[]): Group[][] {
  const shelves: Group[][] = [];
  let size = Infinity;
  for (const group of groups) {
    if (size + toSize(group) > packedTo) {
      shelves.push([]);
      size = 0;
    }
    shelves.at(-1)?.push(group);
    size += toSize(group);
  }
  return shelves;
}

function toSize({ lines }: Group): number {
  return Buffer.byteLength(lines);
}
