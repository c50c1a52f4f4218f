import { defineRule } from '../define-rule.ts';
import { collectAllCitedIds, isUnfinished } from '../site/unfinished-sources.ts';
import { toEntryPath } from '../../schemas/index.ts';

/** Every source is cited in a text, if only in a draft. */
export default defineRule({
  name: 'unused-source',
  defaultLevel: 'warning',
  summary: 'A source that no text cites.',
  checkSite(content, report) {
    const cited = collectAllCitedIds(content);
    for (const id of content.ids.sources) {
      if (cited.has(id)) continue;
      const source = content.getEntry('sources', id);
      if (source !== undefined && isUnfinished(source))
        report(
          source.path,
          undefined,
          'This source is not finished, and no text cites it, so it is not published and nothing else is said of it. Finish it before you cite it, or delete the file.',
          { severity: 'info' },
        );
      else
        report(
          toEntryPath('sources', id),
          undefined,
          `No text cites this source. Write [@${id}] behind what rests on it, or delete the file.`,
          { suggestion: `[@${id}]` },
        );
    }
  },
});
