import type { CalendarDate } from '../../domain/locale/dates.ts';
import { checkFiles } from '../check.ts';
import type { AddressContext } from '../content.ts';
import type { ContentFile } from '../files/content-folder.ts';
import { fixFiles, type AppliedFix } from './fix.ts';
import type { Report } from '../report.ts';

/** What mending came to: the files as they are to be written, what was done, and the report of what is left. */
export interface FixedContent {
  readonly changed: readonly ContentFile[];
  readonly fixes: readonly AppliedFix[];
  readonly report: Report;
}

/** A mend can bring another to light, such as a date within a field that was misspelt. */
const mostRounds = 20;

/**
 * Mends files and checks them again until no mend is left, so that a second run changes nothing. `isMeant` says which
 * files may be changed. Writes nothing.
 */
export function fixContent(
  files: readonly ContentFile[],
  today: CalendarDate,
  isMeant: (path: string) => boolean = () => true,
  addresses: AddressContext = {},
): FixedContent {
  const changed = new Map<string, ContentFile>();
  const mends: AppliedFix[] = [];
  let current = files;
  let report = checkFiles(current, today, addresses);
  for (let round = 0; round < mostRounds; round += 1) {
    const mended = fixFiles(
      current,
      report.diagnostics.filter(({ path }) => isMeant(path)),
    );
    if (mended.fixes.length === 0) break;
    for (const file of mended.changed) changed.set(file.path, file);
    mends.push(...mended.fixes);
    current = current.map((file) => changed.get(file.path) ?? file);
    report = checkFiles(current, today, addresses);
  }
  return { changed: [...changed.values()], fixes: mends, report };
}
