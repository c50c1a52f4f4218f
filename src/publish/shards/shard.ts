import { hashFile } from '../../store/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { useEdition } from '../edition.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { runStep } from '../files/failure.ts';
import { renderShard, type Shard } from '../render/render.ts';
import { writeShareImages } from '../render/share-images.ts';
import { type ShardPart, toObjectPath, toPartKey, toPartPath } from './part.ts';
import { formatRecord, getObject } from './records.ts';
import type { PartStore } from './store.ts';

/** What a shard renders, and where it leaves it. */
interface ShardPublication {
  readonly contentFolder: string;
  /** The day for which the site is built; without it, today in the site's time zone. */
  readonly today: CalendarDate | undefined;
  readonly shard: Shard;
  readonly store: PartStore;
}

const writtenAtOnce = 8;
/** So large is a list of records at least, but the last: whoever reads it holds one at a time. */
const listBytes = 8_000_000;

/**
 * Checks the content and renders the part of it that a shard has to; leaves it in the store, last
 * the part by which the others find it. Says what it does with `print`. Returns whether it did so:
 * where there are problems it prints them and writes nothing. Throws a `PublishError` where a step
 * fails; what is in the store then is found by nobody, and the next run uses it again.
 */
export async function publishShard(
  { contentFolder, today, shard, store }: ShardPublication,
  print: (line: string) => void,
): Promise<boolean> {
  const start = performance.now();
  const options = { contentFolder, today, isCold: false, before: undefined };
  return useEdition(options, runStep, print, async (prepared, workspace) => {
    const { edition, takeFiles, reading, threads } = prepared;
    const rendered = await runStep('rendering the pages of the shard', () =>
      renderShard(edition, workspace, reading, shard, { takeFiles, threads }),
    );
    const { files, pages } = rendered;
    await runStep('drawing the pictures for sharing', () =>
      writeShareImages(
        [...pages.values()].flatMap(({ shareImage }) => shareImage ?? []),
        files,
      ),
    );
    const name = { shard: shard.index + 1, shards: shard.shards };
    const { objects } = await runStep('writing the part of the shard', async () => {
      const written = await writeRecords(store, rendered.listRecords(), files.readObject);
      const inputs = await rendered.collectBuildInputs();
      const part: ShardPart = { form: 1, ...name, inputs, ...written.lists };
      const path = toPartPath(toPartKey(inputs), name.shard, name.shards);
      await store.write(path, Buffer.from(JSON.stringify(part)));
      return written;
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    print(
      `Shard ${name.shard} of ${name.shards}: rendered ${rendered.rendered} files and kept ${rendered.reused} of an earlier run, and wrote ${objects} objects, in ${seconds} s.`,
    );
    return true;
  });
}

/** Writes records as lists, and the objects that they need. */
async function writeRecords(
  store: PartStore,
  records: Iterable<Parameters<typeof formatRecord>[0]>,
  readObject: (hash: string) => Uint8Array,
): Promise<{ readonly objects: number; readonly lists: Pick<ShardPart, 'records' | 'lists'> }> {
  const hashes = new Set<string>();
  const lists: ShardPart['lists'] = [];
  let count = 0;
  let lines: string[] = [];
  let length = 0;
  const writeList = async () => {
    const bytes = Buffer.from(lines.join('\n'));
    const hash = hashFile(bytes);
    await store.write(toObjectPath(hash), bytes);
    lists.push({ hash, size: bytes.length });
    [lines, length] = [[], 0];
  };
  for (const record of records) {
    const object = getObject(record);
    if (object !== undefined) hashes.add(object.hash);
    const line = formatRecord(record);
    lines.push(line);
    length += line.length;
    count += 1;
    if (length >= listBytes) await writeList();
  }
  if (lines.length > 0) await writeList();
  await forEachAtOnce(hashes, writtenAtOnce, (hash) =>
    store.write(toObjectPath(hash), readObject(hash)),
  );
  return { objects: hashes.size + lists.length, lists: { records: count, lists } };
}
