import { answerQuestion } from '../../src/search/query/engine.ts';
import { startBrowser } from '../start-browser.ts';
import type { Bed } from './beds.ts';
import { writeCorpusContent } from './corpus-content.ts';
import { openBed } from './measure-beds.ts';
import { getRelease, hashText } from './release.ts';
import { askInSession } from './search-session.ts';
import { serveWire } from './wire.ts';

/** How many queries are asked. */
const most = 25;

/**
 * How many of some queries of a bed have the same results, in the same order, in a browser as
 * outside.
 */
export async function checkInBrowser(bed: Bed): Promise<{ same: number; of: number }> {
  const { pairs, language, queries } = bed;
  const folder = await getRelease(hashText(JSON.stringify([language, pairs])), (to) =>
    writeCorpusContent(to, pairs, language),
  );
  const texts = queries
    .map(({ question }) => question)
    .filter((_, at) => at % Math.ceil(queries.length / most) === 0);
  const browser = await startBrowser();
  const wire = await serveWire(folder);
  try {
    const { asked } = await askInSession(browser, wire, 'client', texts);
    const { engine } = await openBed(bed);
    let same = 0;
    for (const [at, text] of texts.entries()) {
      const question = { text, kind: undefined, topic: undefined, isTyping: false };
      const { results } = await answerQuestion(question, engine);
      const addresses = results.map(({ address }) => address);
      if (addresses.join(' ') === asked[at]?.addresses.join(' ')) same += 1;
    }
    return { same, of: texts.length };
  } finally {
    await wire.close();
    await browser.close();
  }
}
