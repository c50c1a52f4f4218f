import { hashFile } from '../../store/index.ts';
import { formatCommand } from '../../domain/text/index.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { PublishError } from '../files/failure.ts';
import type { BuildInputs } from '../render/build-inputs.ts';
import type { RecordIntake, Shard, ShardSource } from '../render/render.ts';
import {
  mostPartBytes,
  mostShards,
  parseShardPart,
  parsePartPath,
  type ShardPart,
  partsFolder,
  toObjectPath,
  toPartKey,
  toPartPath,
} from './part.ts';
import { parseStoredRecord, type storedObject } from './records.ts';
import type { PartStore } from './store.ts';
import type { z } from 'astro/zod';

interface SourceOptions {
  /** Whether what cannot be taken is rendered here. */
  readonly rendersMissing: boolean;
  readonly print: (line: string) => void;
}

const readAtOnce = 16;

/** The parts of some shards cannot be taken. The message says which, why, and what to do. */
class ShardsError extends PublishError {
  override name = 'ShardsError';

  constructor(message: string) {
    super('taking the parts of the shards', new Error(message));
    this.message = message;
  }
}

/** Parses which shard is meant, such as `3/16`; undefined if that is none. */
export function parseShard(text: string): Shard | undefined {
  const { shard, shards } = /^(?<shard>\d{1,5})\/(?<shards>\d{1,5})$/.exec(text)?.groups ?? {};
  const [number, all] = [Number(shard), Number(shards)];
  return number >= 1 && number <= all && all <= mostShards
    ? { index: number - 1, shards: all }
    : undefined;
}

/**
 * The parts that shards have left in a store. What is taken has the hash that its part names; a
 * part that is missing, damaged or made of anything else is not taken, and its pages are rendered
 * here if the options say so, else nothing is published.
 */
export function createShardSource(
  store: PartStore,
  { rendersMissing, print }: SourceOptions,
): ShardSource {
  return {
    take: async (inputs, intake) => {
      const { own, others, shards } = await listParts(store, toPartKey(inputs));
      const problems = new Map<number, string>();
      for (let shard = 1; shard <= shards; shard += 1) {
        const problem = own.has(shard)
          ? await takePart(store, toPartPath(toPartKey(inputs), shard, shards), intake)
          : await describeMissing(store, others.get(shard), inputs);
        if (problem !== undefined) problems.set(shard, problem);
      }
      if (shards > 0 && problems.size === 0) {
        print(`Took the parts of ${shards} shards.`);
        return;
      }
      const found = describeProblems(problems, shards);
      if (!rendersMissing) throw new ShardsError(`${found}\n${describeRemedy(problems, shards)}`);
      print(`${found}\nTheir pages are rendered here.`);
    },
  };
}

/** The parts of a store that are made of the same as the release. */
interface ListedParts {
  /** The shards whose part is there. */
  readonly own: ReadonlySet<number>;
  /** Of those that have one of other inputs, where it is. */
  readonly others: ReadonlyMap<number, string>;
  /** In how many shards the site was divided; 0 if there is no part at all. */
  readonly shards: number;
}

/**
 * Lists the parts; where a site was divided in several ways, those of the way that lacks fewest.
 */
async function listParts(store: PartStore, key: string): Promise<ListedParts> {
  const all = (await store.list(partsFolder)).flatMap((path) => {
    const parsed = parsePartPath(path);
    return parsed === undefined ? [] : [{ path, ...parsed }];
  });
  const own = all.filter((each) => each.key === key);
  const ways = [...Map.groupBy(own.length > 0 ? own : all, (each) => each.shards)].map(
    ([shards, parts]) => ({
      shards,
      lacks: shards - new Set(parts.map((each) => each.shard)).size,
    }),
  );
  const [best] = ways.sort((a, b) => a.lacks - b.lacks || b.shards - a.shards);
  const shards = best?.shards ?? 0;
  const ofWay = all.filter((each) => each.shards === shards);
  return {
    own: new Set(ofWay.filter((each) => each.key === key).map((each) => each.shard)),
    others: new Map(
      ofWay.filter((each) => each.key !== key).map((each) => [each.shard, each.path] as const),
    ),
    shards,
  };
}

/** Takes a part; returns why it cannot be taken as a whole. */
async function takePart(
  store: PartStore,
  path: string,
  intake: RecordIntake,
): Promise<string | undefined> {
  const part = await readPart(store, path);
  if (part === undefined) return `its part is damaged (${path}).`;
  let [count, problem] = [0, ''];
  for (const list of part.lists) {
    const bytes = await readObject(store, list);
    if (bytes === undefined) return describeObject(list.hash);
    const records = Buffer.from(bytes).toString('utf8').split('\n').map(parseStoredRecord);
    await forEachAtOnce(records, readAtOnce, async (record) => {
      if (record === undefined) {
        problem = `a list of its pages is not what a shard writes (${toObjectPath(list.hash)}).`;
        return;
      }
      count += 1;
      const time = record.object && (await takeObject(store, record.object, intake));
      if (record.object === undefined) intake.add(record.toRecord(0));
      else if (time === undefined) problem = describeObject(record.object.hash);
      else intake.add(record.toRecord(time));
    });
  }
  if (problem !== '') return problem;
  return count === part.records
    ? undefined
    : `its part names other pages than there are (${path}).`;
}

const describeObject = (hash: string) =>
  `an object of it is missing or damaged (${toObjectPath(hash)}).`;

async function readPart(store: PartStore, path: string): Promise<ShardPart | undefined> {
  const bytes = await store.read(path, mostPartBytes);
  return bytes && parseShardPart(bytes, path);
}

/** The bytes of an object; undefined if there are none with its hash. */
async function readObject(
  store: PartStore,
  { hash, size }: z.infer<typeof storedObject>,
): Promise<Uint8Array | undefined> {
  const bytes = await store.read(toObjectPath(hash), size);
  return bytes?.length === size && hashFile(bytes) === hash ? bytes : undefined;
}

/**
 * Puts an object where the build keeps its files, unless it is there. Returns its time there;
 * undefined if it cannot be had.
 */
async function takeObject(
  store: PartStore,
  object: z.infer<typeof storedObject>,
  intake: RecordIntake,
): Promise<number | undefined> {
  // Of no time, so that what is there is held against its hash.
  const known = intake.store.find({ ...object, time: Number.NaN });
  if (known !== undefined) return known.time;
  const bytes = await readObject(store, object);
  return bytes === undefined ? undefined : intake.store.write(bytes).time;
}

/** Says why a part is not there, and what there is in its place. */
async function describeMissing(
  store: PartStore,
  other: string | undefined,
  inputs: BuildInputs,
): Promise<string> {
  const part = other === undefined ? undefined : await readPart(store, other);
  if (part === undefined) return 'its part is not there.';
  const found = part.inputs;
  const differences = [
    ...(found.program === inputs.program
      ? []
      : ['by another program, or with another address, design or public folder of the site']),
    ...(found.content === inputs.content ? [] : ['of other content']),
    ...(found.today === inputs.today ? [] : [`for ${found.today}, not for ${inputs.today}`]),
    ...(found.addresses === inputs.addresses ? [] : ['with another ledger of addresses']),
  ];
  return `its part was made ${differences.join(', ')}.`;
}

/** As many reasons are told one by one. */
const mostTold = 20;

function describeProblems(problems: ReadonlyMap<number, string>, shards: number): string {
  if (shards === 0) return 'The store holds no part of any shard.';
  const lines = [...problems].map(([shard, problem]) => `  ${shard}/${shards}: ${problem}`);
  const rest = lines.length - mostTold;
  return [
    `Of ${shards} shards ${problems.size} cannot be taken:`,
    ...lines.slice(0, mostTold),
    ...(rest > 0 ? [`  and ${rest} more.`] : []),
  ].join('\n');
}

function describeRemedy(problems: ReadonlyMap<number, string>, shards: number): string {
  const command = formatCommand('build --shard');
  const wanted =
    shards === 0
      ? `Run all shards first, as ${command} 1/4 and so on, with the same --store.`
      : `Run these again with the content and program that are here: ${command} ${[...problems.keys()].map((shard) => `${shard}/${shards}`).join(', ')}.`;
  return `Nothing was published. ${wanted} Or render here what is missing with --render-missing.`;
}
