import { collections } from '../../schemas/index.ts';
import { defineRule } from '../define-rule.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import type { FrontMatterIssue } from '../files/front-matter.ts';

const form =
  'A file begins with a line of three hyphens (---), then lines such as "title: …", then another line of three hyphens';

const messages: Readonly<Record<FrontMatterIssue['kind'], string>> = {
  empty: `This file is empty. ${form}, then the text.`,
  missing: `The front matter is missing: the file does not begin with a line of three hyphens. ${form}, then the text.`,
  unclosed:
    'The front matter does not end. Write a line of three hyphens (---) between it and the text.',
  toml: 'The front matter stands between lines of +++. Write --- in place of both, and "title: …" in place of "title = …".',
  'opener-not-alone':
    'The front matter begins here, but the three hyphens do not stand alone. Put what follows them on the next line.',
  'closer-not-alone':
    'The front matter ends at this line, since it begins with three hyphens. Write them alone on the line; if the line belongs to a value, begin it with another sign.',
  'closed-by-plus':
    'The front matter begins with --- and would end here with +++. End it with a line of three hyphens (---).',
  second:
    'The text cannot begin with --- or +++, since it would be taken for front matter and be lost. Begin with a word; a line across the page is written ***.',
};

export default defineRule({
  name: 'front-matter',
  level: 'error',
  summary: 'Front matter that does not stand between two lines of hyphens.',
  checkEntry({ collection, frontMatter, text }, { report }) {
    for (const issue of frontMatter?.issues ?? []) {
      const line = text.slice(issue.start, issue.end);
      report(issue, formatIssue(issue.kind, line), suggestFix(issue, line));
    }
    if (frontMatter === undefined && text.trim() === '')
      report(
        undefined,
        `This file is empty. Write lines such as "${collections[collection].isList === true ? '- …' : 'label: …'}" in it, or delete it.`,
      );
  },
});

/** More than three hyphens behind the fields can only be their end. */
function suggestFix({ kind, start, end }: FrontMatterIssue, line: string): DiagnosticDetails {
  if (kind === 'closed-by-plus' || (kind === 'missing' && isLookalike(line)))
    return { suggestion: '---' };
  if (kind !== 'closer-not-alone' || !/^-{4,}\s*$/.test(line)) return {};
  return {
    suggestion: '---',
    fix: { describe: 'Write three hyphens', edits: [{ start, end, text: '---' }] },
  };
}

function isLookalike(line: string): boolean {
  return /^[-–—‐‑−_=*~\s`]+(?:ya?ml)?\s*$/.test(line);
}

function formatIssue(kind: FrontMatterIssue['kind'], line: string): string {
  return kind === 'missing' && isLookalike(line)
    ? `The file begins with "${line.trim()}", and three hyphens (---) alone on the line are expected. ${form}, then the text.`
    : messages[kind];
}
