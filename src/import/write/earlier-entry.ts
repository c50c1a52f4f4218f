import { parse } from 'yaml';
import { z } from 'astro/zod';
import { isCalendarDate, type CalendarDate } from '../../domain/locale/dates.ts';
import { readThere } from './planned-file.ts';

/** What an entry says that was imported before, or written by a person since, where its input is silent. */
export interface EarlierEntry {
  readonly published: CalendarDate | undefined;
  readonly topics: readonly string[];
  readonly authors: readonly string[];
}

const fields = z
  .looseObject({
    published: z.string().refine(isCalendarDate).optional().catch(undefined),
    topic: z.string().catch(''),
    topics: z.array(z.string()).catch([]),
    authors: z.array(z.string()).catch([]),
  })
  .catch({ published: undefined, topic: '', topics: [], authors: [] });

/** Reads the entry that stands at a path, so that a second import says what the first one said; undefined where there is none. */
export async function readEarlier(folder: string, path: string): Promise<EarlierEntry | undefined> {
  const text = (await readThere(folder, path)).there?.toString('utf8');
  if (text === undefined) return undefined;
  const { published, topic, topics, authors } = fields.parse(parseFront(text));
  return { published, topics: [topic, ...topics].filter((id) => id !== ''), authors };
}

function parseFront(text: string): unknown {
  try {
    return parse(/^---\r?\n([\s\S]*?\n)---/.exec(text)?.[1] ?? '', {
      maxAliasCount: 0,
      logLevel: 'error',
    });
  } catch {
    return undefined;
  }
}
