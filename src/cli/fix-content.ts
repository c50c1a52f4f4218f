import { relative } from 'node:path';
import type { CheckContext } from '../check/check.ts';
import { besideContent } from '../domain/design/beside-content.ts';
import { readContentFolder } from '../check/files/content-folder.ts';
import { fixContent } from '../check/fixes/fix.ts';
import { formatFilePath, formatPrintable } from '../check/reporters/terminal.ts';
import type { Report } from '../check/report.ts';
import { writeContent } from '../publish/content/write-content.ts';

/**
 * Mends in the content folder what can only be meant in one way, and says of each mend where and what it was. `choose`
 * picks the files that may be changed. Returns the report of what is left.
 */
export async function fixFolder(
  folder: string,
  { today, withDesign = false, ...addresses }: CheckContext,
  choose: (paths: readonly string[]) => ReadonlySet<string>,
  print: (line: string) => void,
): Promise<Report> {
  const files = readContentFolder(folder, { withDesign });
  const chosen = choose(files.map(({ path }) => path));
  const {
    changed,
    fixes: mends,
    report,
  } = fixContent(
    files,
    today,
    (path) => chosen.has(path) && !path.startsWith(besideContent),
    addresses,
  );
  await writeContent(folder, changed);
  for (const { path, line, column, describe } of mends)
    print(
      formatPrintable(
        `${formatFilePath(relative('', folder), path)}${line === undefined ? '' : `:${line}:${column}`} ${describe}`,
      ),
    );
  return report;
}
