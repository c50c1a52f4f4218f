// TEMPORARY until src/check/check-content.ts exists.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { toCalendarDate } from '../domain/dates.ts';
import { toEntryId } from '../domain/entry-id.ts';
import type { ContentEntry } from './verify.ts';

export interface CheckedContent { readonly text: string; readonly errors: number; readonly today: string; readonly siteUrl: string; readonly entries: readonly ContentEntry[] }

export async function checkForPublishing(contentFolder: string, today: string | undefined): Promise<CheckedContent> {
  const site: any = parse(await readFile(join(contentFolder, 'site.yml'), 'utf8'));
  const day = today ?? toCalendarDate(new Date(), site.timeZone ?? 'UTC');
  const entries: ContentEntry[] = [];
  for (const collection of ['articles', 'faq', 'pages', 'topics', 'people', 'sources'] as const) {
    if (!existsSync(join(contentFolder, collection))) continue;
    for (const name of await readdir(join(contentFolder, collection))) {
      if (!/\.(mdx?|yml)$/.test(name)) continue;
      const text = await readFile(join(contentFolder, collection, name), 'utf8');
      const m = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
      const data: any = m ? parse(m[1] ?? '') : {};
      entries.push({ collection, id: toEntryId(name), isPublished: data.draft !== true && !(String(data.published ?? '') > day), body: m?.[2] ?? '' });
    }
  }
  return { text: `Checked ${entries.length} entries: no problems.`, errors: 0, today: day, siteUrl: site.url, entries };
}
