import { relative } from 'node:path';
import { type CheckContext, readContentFolder, fixContent, type Report } from '../check/index.ts';
import { besideContent } from '../domain/design/index.ts';
import { formatFilePath, formatPrintable } from '../check/reporters/index.ts';
import { writeContent } from '../publish/journal/index.ts';

/**
 * Mends in the content folder what can only be meant in one way, and says of each mend where and
 * what it was. `choose` picks the files that may be changed. Returns the report of what is left.
 */
export async function fixFolder(
  folder: string,
  { today, withDesign = false, facts, ...addresses }: CheckContext,
  choose: (paths: readonly string[]) => ReadonlySet<string>,
  print: (line: string) => void,
): Promise<Report> {
  const files = readContentFolder(folder, { withDesign });
  const chosen = choose(files.map(({ path }) => path));
  const {
    changed,
    renamed,
    fixes: mends,
    refused,
    report,
  } = fixContent(
    files,
    today,
    (path) => chosen.has(path) && !path.startsWith(besideContent),
    addresses,
    facts,
  );
  const images = new Map(files.map((file) => [file.path, file.bytes]));
  await writeContent(folder, [
    ...changed,
    ...renamed.flatMap(({ from, to }) => [
      { path: to, bytes: images.get(from) },
      { path: from, bytes: undefined },
    ]),
  ]);
  for (const { from, to, texts } of renamed)
    print(
      formatPrintable(
        `${formatFilePath(relative('', folder), from)} Renamed to ${to}${texts.length === 0 ? '' : `, also in ${texts.map(({ path }) => path).join(', ')}`}`,
      ),
    );
  const tell = ({ path, line, column }: (typeof mends)[number], words: string) =>
    print(
      formatPrintable(
        `${formatFilePath(relative('', folder), path)}${line === undefined ? '' : `:${line}:${column}`} ${words}`,
      ),
    );
  for (const mend of mends) tell(mend, mend.describe);
  for (const mend of refused)
    tell(mend, `Not done, since more than that would change: ${mend.describe}. Change it by hand.`);
  return report;
}
