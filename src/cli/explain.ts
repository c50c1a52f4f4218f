import { findNearest } from '../domain/text/index.ts';
import { UsageError } from './arguments.ts';
import { hasColour } from './colour.ts';

/** The page of a rule, as it is shown on standard output. Throws a `UsageError` if there is no such rule. */
export async function explainRule(name: string): Promise<string> {
  const [{ findRule, ruleNames }, { formatRulePage, readRulePage }] = await Promise.all([
    import('../check/index.ts'),
    import('../check/reporters/index.ts'),
  ]);
  if (findRule(name) !== undefined)
    return formatRulePage(readRulePage(name), { hasColour: hasColour(process.stdout) });
  const nearest = findNearest(name, ruleNames);
  throw new UsageError(
    `There is no rule "${name}". ${nearest === undefined ? `The rules are ${ruleNames.join(', ')}.` : `Did you mean "${nearest}"?`}`,
  );
}
