import { deserialize, serialize } from 'node:v8';
import type { PageFacts } from './page-facts.ts';

/** The facts of a page as bytes: what takes a page from an earlier build hands them on unread. */
export interface PackedFacts {
  /** All but its places. */
  readonly head: Uint8Array;
  /** Its ids and links: most of the bytes, of which a build reads those of a few pages. */
  readonly places: Uint8Array;
}

type Places = Pick<PageFacts, 'ids' | 'links'>;

/** Packs the facts of a page. */
export function packFacts({ ids, links, ...head }: PageFacts): PackedFacts {
  return { head: serialize(head), places: serialize({ ids, links } satisfies Places) };
}

/** Reads the facts of a page; its places only when they are asked for, and each time anew. */
export function unpackFacts({ head, places }: PackedFacts): PageFacts {
  const facts: Omit<PageFacts, keyof Places> = deserialize(head);
  const read = (): Places => deserialize(places);
  return {
    ...facts,
    get ids() {
      return read().ids;
    },
    get links() {
      return read().links;
    },
  };
}

/** The facts of many pages, in a form that a thread can hand over without a copy. */
export interface PackedList {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  /** Four numbers for each page: its chunk, where its bytes begin, and how many each part has. */
  readonly index: Float64Array<ArrayBuffer>;
}

/** Large enough that few are needed, and small beside what a build holds. */
const chunkLength = 1 << 22;

/** Collects the facts of pages, one after another. */
export function createPackedList() {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const index: number[] = [];
  let chunk = new Uint8Array(0);
  let end = 0;
  return {
    add: ({ head, places }: PackedFacts): void => {
      const length = head.length + places.length;
      if (end + length > chunk.length) {
        chunk = new Uint8Array(Math.max(chunkLength, length));
        chunks.push(chunk);
        end = 0;
      }
      chunk.set(head, end);
      chunk.set(places, end + head.length);
      index.push(chunks.length - 1, end, head.length, places.length);
      end += length;
    },
    finish: (): PackedList => ({ chunks, index: Float64Array.from(index) }),
  };
}

/** Reads the facts of the pages of a list. */
export function* readPackedList({ chunks, index }: PackedList): Generator<PageFacts> {
  for (let at = 0; at < index.length; at += 4) {
    const [chunk = 0, start = 0, head = 0, places = 0] = index.subarray(at, at + 4);
    const bytes = chunks[chunk] ?? new Uint8Array(0);
    const middle = start + head;
    yield unpackFacts({
      head: bytes.subarray(start, middle),
      places: bytes.subarray(middle, middle + places),
    });
  }
}
