import { readCslRecord } from '../csl-record.ts';
import type { RecordRead } from '../source-record.ts';

/**
 * Reads the records of a CSL-JSON file: a list of items, one item, or a list under `items` or
 * `message`, as Zotero and Crossref send them. Throws a `SyntaxError` if the text is not JSON.
 */
export function readCslJson(text: string): RecordRead[] {
  const data: unknown = JSON.parse(text);
  const items = parseItems(data);
  return items.map((item, index) =>
    readCslRecord(item, items.length === 1 ? 'the record' : `record ${index + 1}`),
  );
}

function parseItems(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data;
  if (typeof data !== 'object' || data === null) return [data];
  if ('items' in data && Array.isArray(data.items)) return data.items;
  return 'message' in data ? parseItems(data.message) : [data];
}
