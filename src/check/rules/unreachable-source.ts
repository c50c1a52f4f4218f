import { formatCommand } from '../../domain/text/command.ts';
import { findField } from '../yaml/data-node.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Every source can be reached by its link, as far as anybody has asked. The check itself asks no network. */
export const checkUnreachableSources: Rule = ({ entries, settings }) => {
  if (settings.getLevel('unreachable-source') === 'off') return [];
  return entries.flatMap((entry) => {
    const noted =
      entry.collection === 'sources' ? findField(entry.yaml?.root, ['unreachable']) : undefined;
    if (noted === undefined) return [];
    const place = entry.lines.toPlace(noted.start, noted.node.end);
    const message = `Its link was found to lead nowhere on this day. Find the new address of the work, or one where it is kept, such as web.archive.org, and write it under "url"; ${formatCommand('sources check')} then takes this line out.`;
    return [toFinding('unreachable-source', entry.path, place, message)];
  });
};
