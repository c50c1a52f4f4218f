import { findAbbreviation, isExplained, explainAbbreviation } from '../../domain/text/index.ts';
import { blankCode, collectTextBlocks } from '../body/text-blocks.ts';
import { defineRule } from '../define-rule.ts';

/**
 * Headings and questions are no place to explain an abbreviation of site.yml, and so they do not
 * count.
 */
export default defineRule({
  name: 'abbreviation',
  defaultLevel: 'warning',
  summary: 'An abbreviation that is not explained where it first stands.',
  checkEntry(entry, { content, report }) {
    for (const [short, long] of content.settings.abbreviations) {
      if (short.trim() === '' || !entry.bodySource.includes(short)) continue;
      for (const block of collectTextBlocks(entry)) {
        const { kind, text, findRange } = block;
        if (kind === 'heading' || !text.includes(short)) continue;
        const at = findAbbreviation(blankCode(block), short);
        if (at === undefined) continue;
        if (isExplained(text, at, { short, long })) break;
        const suggestion = explainAbbreviation(text, at, { short, long });
        const message = `"${short}" stands here first, and nothing says that it means ${long}. Write ${suggestion}.`;
        report(findRange(at, at + short.length), message, { suggestion });
        break;
      }
    }
  },
});
