import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import type { BuildInputs } from '../render/build-inputs.ts';
import { parseJson, storedObject } from './records.ts';

/** In how many shards a site may be divided. */
export const mostShards = 10_000;

const number = z.int().min(1).max(mostShards);

/**
 * What a shard leaves last: all that it wrote before is there if this is, and is named by its hash.
 */
const part = z.strictObject({
  form: z.literal(1),
  /** Counted from 1. */
  shard: number,
  shards: number,
  inputs: z.strictObject({
    program: z.string(),
    content: z.string(),
    today: z.string(),
    addresses: z.string(),
  }),
  /** How many records its lists hold. */
  records: z.int().min(0),
  lists: z.array(storedObject),
});

export type ShardPart = Readonly<z.infer<typeof part>>;

/** A part is small, however much it names. */
export const mostPartBytes = 1_000_000;

export const partsFolder = 'parts/';

/** Names all that is made of the same content by the same program for the same day. */
export function toPartKey({ program, content, today, addresses }: BuildInputs): string {
  const text = JSON.stringify([1, program, content, today, addresses]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Where a part lies. Shards count from 1. */
export function toPartPath(key: string, shard: number, shards: number): string {
  return `${partsFolder}${key}/${shard}-of-${shards}`;
}

/** Where an object lies. */
export function toObjectPath(hash: string): string {
  return `objects/${hash.slice(0, 2)}/${hash}`;
}

/**
 * What the path of a part says; undefined if it is none, as that of a file that is being written.
 */
export function parsePartPath(
  path: string,
): { readonly key: string; readonly shard: number; readonly shards: number } | undefined {
  const { key, shard, shards } =
    /^parts\/(?<key>[\da-f]{32})\/(?<shard>\d{1,5})-of-(?<shards>\d{1,5})$/.exec(path)?.groups ??
    {};
  if (key === undefined) return undefined;
  const named = { key, shard: Number(shard), shards: Number(shards) };
  return named.shard >= 1 && named.shard <= named.shards && named.shards <= mostShards
    ? named
    : undefined;
}

/** Reads a part; undefined if the bytes are none, or that of another place. */
export function parseShardPart(bytes: Uint8Array, path: string): ShardPart | undefined {
  const parsed = part.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
  if (!parsed.success) return undefined;
  const { inputs, shard, shards } = parsed.data;
  return toPartPath(toPartKey(inputs), shard, shards) === path ? parsed.data : undefined;
}
