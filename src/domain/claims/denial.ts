import type { ClaimClause } from './clause.ts';
import type { ClaimTable } from './table.ts';

/** Whether what the word promises is denied in its clause. */
export function isDenied(
  { denying, behind }: ClaimClause,
  { grammar, negation }: ClaimTable,
): boolean {
  if (negation.test(denying) || grammar.deniedBehind.test(behind)) return true;
  return grammar.deniesBackwards && negation.test(behind);
}
