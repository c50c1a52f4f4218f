import { isList } from '../../schemas/collections.ts';
import type { Entry } from '../entry.ts';
import type { FrontMatterIssue } from '../files/front-matter.ts';
import { toError, type DiagnosticDetails } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

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

/** The front matter stands where the build finds it, between two lines of hyphens. */
export const checkFrontMatter: Rule = ({ entries }) =>
  entries.flatMap((entry) => [...checkHyphens(entry), ...checkEmpty(entry)]);

function checkHyphens(entry: Entry) {
  const faults = entry.frontMatter?.issues ?? [];
  return faults.map(({ kind, start, end }) => {
    const line = entry.text.slice(start, end);
    return toError(
      'front-matter',
      entry.path,
      entry.lines.toPlace(start, end),
      toMessage(kind, line),
      toMend(kind, start, end, line),
    );
  });
}

/** More than three hyphens behind the fields can only be their end. */
function toMend(
  kind: FrontMatterIssue['kind'],
  start: number,
  end: number,
  line: string,
): DiagnosticDetails {
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

function toMessage(kind: FrontMatterIssue['kind'], line: string): string {
  return kind === 'missing' && isLookalike(line)
    ? `The file begins with "${line.trim()}", and three hyphens (---) alone on the line are expected. ${form}, then the text.`
    : messages[kind];
}

function checkEmpty({ collection, path, frontMatter, body, lines, text, visibility }: Entry) {
  if (frontMatter === undefined) {
    return text.trim() === ''
      ? [
          toError(
            'front-matter',
            path,
            undefined,
            `This file is empty. Write lines such as "${isList(collection) ? '- …' : 'label: …'}" in it, or delete it.`,
          ),
        ]
      : [];
  }
  if (
    frontMatter.yaml === undefined ||
    body === undefined ||
    body.source !== '' ||
    visibility === 'draft'
  )
    return [];
  const what = collection === 'faq' ? 'The answer' : 'The text';
  return [
    toError(
      'empty-body',
      path,
      lines.toPlace(body.start, body.start),
      `${what} is missing. Write it below the front matter, or write "draft: true" above until it is there.`,
    ),
  ];
}
