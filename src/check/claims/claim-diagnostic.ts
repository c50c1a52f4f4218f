import type { Claim } from '../../domain/claims/claim.ts';
import type { Evidence } from './evidence.ts';
import { toError, toWarning, type Place, type Diagnostic } from '../diagnostic.ts';
import type { Settings } from '../settings.ts';

/** Where a claim stands, and how evidence is given there. */
export interface ClaimPlace {
  /** The file below the content folder. */
  readonly path: string;
  /** The place of the word that promises. */
  readonly getPlace: () => Place;
  /** What to do here, in words for the author, such as “Cite a source.” */
  readonly advice: Readonly<Record<Claim['strength'], string>>;
}

/** The problem of a claim that its evidence does not bear, as severe as the site's policy says; none where it does. */
export function checkClaim(
  { strength, word }: Claim,
  evidence: Evidence,
  { path, getPlace, advice }: ClaimPlace,
  { evidence: policy }: Settings,
): Diagnostic[] {
  const isStrong = strength === 'strong';
  if (isStrong ? evidence.bearsStrongClaim : evidence.bearsClaim) return [];
  const toProblem = policy === 'strict' ? toError : toWarning;
  const { weaknesses, related } = evidence;
  const needed = isStrong
    ? 'needs a randomised trial, a systematic review or a guideline in people'
    : 'promises an effect';
  const found =
    weaknesses.length === 0 ? 'nothing is named that it rests on' : weaknesses.join(', and ');
  return [
    toProblem(
      isStrong ? 'strong-claim' : 'claim',
      path,
      getPlace(),
      `“${word}” ${needed}, and ${found}. ${advice[strength]}`,
      { related },
    ),
  ];
}
