import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { toCalendarDate, type CalendarDate } from '../domain/dates.ts';
import { imagePath } from '../schemas/image-path.ts';
import { toSiteSchema } from '../schemas/site.ts';

/** What site.yml decides about a build: the origin of the addresses, and the zone in which the day begins. */
export interface SiteFacts {
  readonly url: string | undefined;
  readonly timeZone: string;
}

/** Reads them; a site.yml with problems, which the check tells of, gives no origin and UTC. */
export async function readSiteFacts(contentFolder: string): Promise<SiteFacts> {
  try {
    const data: unknown = parse(await readFile(join(contentFolder, 'site.yml'), 'utf8'), { maxAliasCount: 0 });
    return toSiteSchema(imagePath).parse(data);
  } catch {
    return { url: undefined, timeZone: 'UTC' };
  }
}

/** The day of the option `--today`, or without it today in the time zone of the site. */
export async function getToday(contentFolder: string, today: CalendarDate | undefined): Promise<CalendarDate> {
  return today ?? toCalendarDate(new Date(), (await readSiteFacts(contentFolder)).timeZone);
}
