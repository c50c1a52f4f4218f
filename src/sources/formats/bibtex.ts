import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { readCslRecord } from '../csl-record.ts';
import type { RecordRead } from '../source-record.ts';

/**
 * Reads the records of a BibTeX or BibLaTeX file. Throws an error whose message names the line
 * where the text is not BibTeX. Each step names the type of its input: left to guess, the library
 * would load what looks like an address.
 */
export function readBibtex(text: string): RecordRead[] {
  const entries = plugins.input.data(text, '@biblatex/text');
  if (!Array.isArray(entries)) throw new Error('The reader of BibTeX returned no list.');
  return entries.map((entry: unknown) => readEntry(entry));
}

function readEntry(entry: unknown): RecordRead {
  const place = formatPlace(entry);
  try {
    const items = plugins.input.data([entry], '@biblatex/entries+list');
    return readCslRecord(Array.isArray(items) ? items[0] : undefined, place);
  } catch (error) {
    return {
      place,
      fault: `The record cannot be read: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}.`,
    };
  }
}

function formatPlace(entry: unknown): string {
  return typeof entry === 'object' && entry !== null && 'label' in entry
    ? `record "${String(entry.label)}"`
    : 'a record';
}
