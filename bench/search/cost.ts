import { toPercentile } from './measures.ts';
import type { Transfer } from './wire.ts';

/** What queries cost on the wire: medians, and the most bytes. */
export interface Cost {
  readonly requests: number;
  readonly bytes: number;
  readonly largestBytes: number;
}

/** The cost of queries, each given by what the server sent for it. */
export function toCost(queries: readonly (readonly Transfer[])[]): Cost {
  const bytes = queries.map((transfers) =>
    transfers.reduce((sum, transfer) => sum + transfer.bytes, 0),
  );
  return {
    requests: toPercentile(
      queries.map((transfers) => transfers.length),
      0.5,
    ),
    bytes: toPercentile(bytes, 0.5),
    largestBytes: toPercentile(bytes, 1),
  };
}

/** The bytes of the scripts among these that are the site's own, without their heads. */
export function toScriptBytes(transfers: readonly Transfer[]): number {
  return transfers
    .filter(({ path }) => path.endsWith('.js') && !path.startsWith('/pagefind/'))
    .reduce((sum, { body }) => sum + body, 0);
}
