import type { z } from 'astro/zod';
import type { EvidenceKind, sourceSchema } from '../../schemas/index.ts';
import { toPermalink } from '../addresses/index.ts';

export type { EvidenceKind };
export type SourceData = z.output<typeof sourceSchema>;

/** A piece of evidence, as the pages show it. */
export interface Source extends SourceData {
  readonly id: string;
  readonly permalink: string;
  /** Where the work can be read, or undefined if no address is known. */
  readonly link: string | undefined;
}

/** Makes a source of its data; a DOI is the most lasting link, then PubMed, then the address. */
export function createSource(id: string, data: SourceData): Source {
  return { ...data, id, permalink: toPermalink('sources', id), link: resolveLink(data) };
}

function resolveLink(data: SourceData): string | undefined {
  if (data.doi !== undefined) return formatDoiAddress(data.doi);
  if (data.pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${data.pmid}/`;
  return data.url;
}

/** Where a DOI leads; signs that an address cannot hold are written as it holds them. */
export function formatDoiAddress(doi: string): string {
  return `https://doi.org/${encodeURIComponent(doi).replaceAll('%2F', '/')}`;
}

/** The names of the authors on one line: all up to three, else the first and “et al.”. */
export function formatAuthors(authors: readonly string[]): string {
  const [first = ''] = authors;
  return authors.length <= 3 ? authors.join(', ') : `${first} et al.`;
}
