import { besideContent, findStyleReferences } from '../../domain/design/index.ts';
import { findNearest } from '../../domain/text/index.ts';
import { defineRule } from '../define-rule.ts';

/** The most findings in one style sheet. */
const mostOfOne = 100;

/** A style sheet of a site makes a reader's browser send no request to another host. */
export default defineRule({
  name: 'site-style',
  level: 'error',
  summary: 'A style sheet of the site that asks other hosts, or for a file that is not there.',
  checkFile({ role, path }, { content, source, report }) {
    if (role.kind !== 'beside' || role.part !== 'style' || source === undefined) return;
    const there = new Set(content.files.map((file) => file.path));
    const references = findStyleReferences(source.text, path.slice(besideContent.length));
    for (const reference of references.slice(0, mostOfOne)) {
      if (reference.kind === 'refused') report(reference, reference.message);
      else if (!there.has(besideContent + reference.path))
        report(reference, describeMissing(reference.path, [...there]));
    }
  },
});

function describeMissing(path: string, there: readonly string[]): string {
  const files = there.flatMap((each) =>
    each.startsWith(besideContent) ? [each.slice(besideContent.length)] : [],
  );
  const nearest = findNearest(path, files);
  return `There is no file ${path} beside content. ${nearest === undefined ? 'Put it there, or leave the rule out.' : `Did you mean ${nearest}?`}`;
}
