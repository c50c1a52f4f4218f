import { formatCommand } from '../../domain/text/index.ts';
import { defineRule } from '../define-rule.ts';
import { findField } from '../yaml/data.ts';

/**
 * A source can be reached by its link, as far as `npm run sources` noted. The check itself asks no
 * network.
 */
export default defineRule({
  name: 'unreachable-source',
  defaultLevel: 'warning',
  summary: 'A source whose link leads nowhere.',
  checkEntry({ collection, yaml }, { report }) {
    const noted = collection === 'sources' ? findField(yaml?.root, ['unreachable']) : undefined;
    if (noted !== undefined)
      report(
        { start: noted.start, end: noted.node.end },
        `Its link was found to lead nowhere on this day. Find the new address of the work, or one where it is kept, such as web.archive.org, and write it under "url"; ${formatCommand('sources check')} then takes this line out.`,
      );
  },
});
