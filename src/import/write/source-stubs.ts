import { formatCommand, toFragment } from '../../domain/text/index.ts';
import {
  type SourceRecord,
  createIsSame,
  createSourceIds,
  createSourceIndex,
  collectIdentityKeys,
  type ShelvedSource,
  serializeSource,
} from '../../sources/index.ts';
import type { SourceStub } from '../document.ts';
import type { NewFile } from './named-files.ts';
import type { ImportLog } from '../import-log.ts';

/** Assigns an id to each source, and creates a stub for a new one. */
interface SourceStubs {
  readonly toId: (stub: SourceStub, line: number, log: ImportLog) => string;
  /** The stubs created since the last call. */
  readonly take: () => NewFile[];
}

/** Starts with the existing sources. */
export function createSourceStubs(shelf: readonly ShelvedSource[]): SourceStubs {
  const [bySame, byName] = [
    createSourceIndex(collectIdentityKeys),
    createSourceIndex(createMentionKeys),
  ];
  const toFreeId = createSourceIds(shelf.map(({ id }) => id));
  const add = (source: ShelvedSource) => {
    bySame.add(source);
    byName.add(source);
  };
  for (const source of shelf) add(source);
  let made: NewFile[] = [];
  return {
    toId: (stub, line, log) => {
      const record = createRecord(stub);
      const same =
        (record.title === '' ? undefined : bySame.find(record, createIsSame(record))) ??
        byName.find(record, createMentionTest(record));
      if (same !== undefined) return same.id;
      const id = toFreeId({
        ...record,
        title: record.title || record.container || record.doi || `pmid ${record.pmid ?? ''}`,
      });
      add({ ...record, id, file: '' });
      const { text, open } = serializeSource(record);
      const path = `sources/${id}.yml`;
      made.push({
        path,
        kind: 'source',
        title:
          record.title ||
          [record.container, record.year].filter((each) => each !== undefined).join(', ') ||
          id,
        bytes: Buffer.from(text),
      });
      log.requireAction(
        line,
        `Of the source cited as [@${id}] the text says not all. Fill in ${open.join(', ')} in ${path}; or add the work with ${formatCommand('sources add DOI')}, cite that, and delete the file.`,
      );
      return id;
    },
    take: () => {
      const taken = made;
      made = [];
      return taken;
    },
  };
}

/**
 * A test for sources with the same identifier, or, if a text gives no more, the same journal or
 * first author and year.
 */
function createMentionTest({
  doi,
  pmid,
  authors,
  container,
  year,
  title,
}: SourceRecord): (source: ShelvedSource) => boolean {
  if (doi !== undefined) return (source) => source.doi?.toLowerCase() === doi.toLowerCase();
  if (pmid !== undefined) return (source) => source.pmid === pmid;
  if (title !== '' || year === undefined) return () => false;
  const author = authors[0];
  return (source) => {
    if (source.year !== year) return false;
    if (author !== undefined)
      return source.authors?.[0] !== undefined && isSameName(source.authors[0], author);
    return (
      container !== undefined &&
      source.container !== undefined &&
      toFragment(source.container) === toFragment(container)
    );
  };
}

/** The keys by which a source may be mentioned. */
function createMentionKeys({
  doi,
  pmid,
  authors,
  container,
  year,
}: ShelvedSource | SourceRecord): readonly string[] {
  const [author] = authors ?? [];
  return [
    doi === undefined ? [] : [`doi ${doi.toLowerCase()}`],
    pmid === undefined ? [] : [`pmid ${pmid}`],
    author === undefined ? [] : [`by ${toFragment(author).split('-', 1).join()} ${year}`],
    container === undefined ? [] : [`in ${toFragment(container)} ${year}`],
  ].flat();
}

function isSameName(written: string, mentioned: string): boolean {
  return (
    toFragment(written) === toFragment(mentioned) ||
    toFragment(written).startsWith(`${toFragment(mentioned)}-`)
  );
}

function createRecord(stub: SourceStub): SourceRecord {
  return {
    kind: stub.kind,
    authors: stub.authors ?? [],
    title: stub.title ?? '',
    container: stub.container,
    year: stub.year,
    locator: stub.locator,
    doi: stub.doi,
    pmid: stub.pmid,
    url: stub.url,
    retracted: stub.retracted,
  };
}
