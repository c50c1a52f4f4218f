import { formatDoiAddress } from '../domain/citations/source.ts';
import { askCrossref } from './crossref.ts';
import { askEuropePmc, readStanding } from './europe-pmc.ts';
import { askForNetwork, NoAnswerError, type Ask, type Question } from './network.ts';
import type { ShelvedSource } from './shelf.ts';
import type { Standing } from './standing.ts';

/** What was learned of a source from those who keep it. */
export interface Inspection {
  readonly standing: Standing;
  /** Each link that leads nowhere, with how that was told. */
  readonly dead: readonly string[];
  /** What could not be asked, and why. */
  readonly unasked: readonly string[];
}

/** Whether there is anything about a source that can be asked. */
export function isAskable({ doi, pmid, url }: ShelvedSource): boolean {
  return doi !== undefined || pmid !== undefined || url !== undefined;
}

/** Asks whether a source still stands and whether its links lead somewhere. Throws nothing for want of an answer. */
export async function inspectSource(
  ask: Ask,
  { doi, pmid, url }: ShelvedSource,
): Promise<Inspection> {
  const dead: string[] = [];
  const unasked: string[] = [];
  const standings: Standing[] = [];
  const attempt = async (run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      unasked.push(error.message.split('\n', 1)[0] ?? '');
    }
  };

  if (doi !== undefined) {
    await attempt(async () => {
      const standing = await askCrossref(ask, doi);
      if (standing !== 'unknown') standings.push(standing);
      // Other agencies register DOIs, too; doi.org knows them all, and whether this is one.
      else if (await isGone(ask, formatDoiAddress(doi), { isFinal: true }))
        dead.push(`doi.org knows no DOI ${doi}`);
    });
  }
  if (pmid !== undefined) {
    await attempt(async () => {
      const work = await askEuropePmc(ask, { pmid });
      if (work === undefined) dead.push(`PubMed has no work with the number ${pmid}`);
      else standings.push(await readStanding(ask, work));
    });
  }
  if (url !== undefined) {
    await attempt(async () => {
      if (await isGone(ask, url)) dead.push(`${url} leads nowhere`);
    });
  }
  return { standing: toStanding(standings), dead, unasked };
}

/**
 * Whether nothing is at an address (404, 410, no such server). Throws where that cannot be told: many publishers refuse
 * programs (403, 429), and servers fail.
 */
async function isGone(ask: Ask, address: string, question: Question = {}): Promise<boolean> {
  try {
    const { status } = await ask(address, { ...question, method: 'HEAD' });
    if (status < 400) return false;
    // Not every server can answer HEAD.
    const again = await ask(address, question);
    if (again.status === 404 || again.status === 410) return true;
    if (again.status < 400) return false;
    throw new Error(`${new URL(address).host} answered ${again.status}`);
  } catch (error) {
    if (!(error instanceof NoAnswerError && error.isUnknownHost)) throw error;
    // When the network goes away, no host is known.
    await askForNetwork(ask);
    return true;
  }
}

function toStanding(standings: readonly Standing[]): Standing {
  return {
    isRetracted: standings.some(({ isRetracted }) => isRetracted),
    retraction: standings.find(({ retraction }) => retraction !== undefined)?.retraction,
    doubt: standings.find(({ doubt }) => doubt !== undefined)?.doubt,
  };
}
