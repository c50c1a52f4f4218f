import { z } from 'astro/zod';
import { readJsonAnswer, type Ask } from './network.ts';
import { findDoubt, findRetraction, isWithdrawn, updates } from './retraction.ts';
import type { Standing } from './source-record.ts';

const work = z.looseObject({ message: z.looseObject({ 'updated-by': updates }) });

/**
 * Asks Crossref whether the work of a DOI was withdrawn; its answer includes what Retraction Watch
 * knows. Returns 'unknown' where Crossref does not have the DOI. Throws a `NoAnswerError`, and an
 * error where the answer is of no use. See https://api.crossref.org/swagger-ui/ and
 * https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/.
 */
export async function askCrossref(ask: Ask, doi: string): Promise<Standing | 'unknown'> {
  const { status, text } = await ask(`https://api.crossref.org/works/${encodeURIComponent(doi)}`, {
    accept: 'application/json',
  });
  if (status === 404) return 'unknown';
  if (status !== 200) throw new Error(`api.crossref.org answered ${status}`);
  const notices = readJsonAnswer(work, text, 'api.crossref.org').message['updated-by'];
  return {
    isRetracted: isWithdrawn(notices),
    retraction: findRetraction(notices),
    doubt: findDoubt(notices),
  };
}
