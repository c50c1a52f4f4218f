import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContent, checkFiles } from '../../../src/check/check.ts';
import { type ContentFile, resolveFileRole } from '../../../src/check/files/content-folder.ts';
import type { Diagnostic, DiagnosticDetails, Place } from '../../../src/check/diagnostic.ts';
import type { Report } from '../../../src/check/report.ts';

export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** The head of a PNG image, which is all that the checker reads of it. */
export function toPng(width: number, height: number): Uint8Array {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR........\x08\x02\0\0\0', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

export const png = toPng(640, 400);
export const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';

/** A whole small site without a problem; each test changes what it is about. */
export const wellFiles = {
  'site.yml':
    'title: Bread\nurl: https://www.bread-shelf.org\npublisher:\n  name: The Shelf\n  logo: ./logo.svg\nnavigation:\n  - label: About\n    to: /about/\n',
  'logo.svg': svg,
  'topics/safety.yml': 'label: Safety\ndescription: Whether it can do harm.\n',
  'topics/baking.yml': 'label: Baking\ndescription: From dough to loaf.\n',
  'people/ada-baker.yml': 'name: Ada Baker\n',
  'sources/haller-2020.yml':
    'kind: systematic-review\nauthors: [Haller H]\ntitle: A review\ncontainer: A journal\nyear: 2020\npopulation: 681 people\nfinding: Less pain.\n',
  'faq/is-it-safe.md':
    '---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\n---\n\nMostly [@haller-2020].\n',
  'faq/how-long.md':
    '---\nquestion: How long does it take?\ntopic: baking\npublished: 2026-01-01\nrelated: [is-it-safe]\n---\n\nAn hour [@experience]. See [the article](/articles/bread/#the-dough).\n',
  'articles/bread.mdx':
    '---\ntitle: Bread\ndescription: What bread is, how its dough is made and how long it bakes.\nauthors: [ada-baker]\ntopics: [baking]\npublished: 2026-01-01\nfaq: [is-it-safe]\n---\n\n## The dough\n\nFlour [@haller-2020].\n\n<Callout kind="note">\nWait.\n</Callout>\n\n![A loaf](./loaf.png)\n\n<Faq ids="how-long" />\n',
  'articles/loaf.png': png,
  'pages/about.mdx':
    '---\ntitle: About\ndescription: Who we are, what we bake, and how we came to baking.\n---\n\nWe bake. See [questions](/faq/#q-is-it-safe).\n',
} as const;

/** Writes the files into a folder, with the folders that they need. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Writes the files into a new folder, hands it to `use`, and removes it. */
export function withFolder<Result>(files: Files, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-check-'));
  try {
    writeFiles(folder, files);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks the small site with these files changed or added, on a disk; undefined leaves one out. */
export function checkOnDisk(changes: Files): Report {
  return withFolder({ ...wellFiles, ...changes }, (folder) =>
    checkContent(folder, { today: '2026-06-01' }),
  );
}

/** The same without a disk. */
export function check(changes: Files, today = '2026-06-01'): Report {
  const files = Object.entries<string | Uint8Array | undefined>({
    ...wellFiles,
    ...changes,
  }).flatMap(([path, text]) => (text === undefined ? [] : [toFile(path, text)]));
  return checkFiles(
    files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    today,
  );
}

/** A file as the checker reads it from a folder. */
export function toFile(path: string, text: string | Uint8Array): ContentFile {
  const bytes = Buffer.from(text);
  const file = { path, role: resolveFileRole(path), form: 'file', size: bytes.length } as const;
  return file.role.kind === 'download'
    ? { ...file, bytes: bytes.subarray(0, 64), readWhole: () => bytes }
    : { ...file, bytes };
}

/**
 * The problems of the changed small site, each as a line: `path:line:column severity [rule]
 * message`.
 */
export function checkLines(changes: Files, today?: string): string[] {
  return check(changes, today).diagnostics.map(toLine);
}

/** An error or a warning as a rule would report it. */
export function createDiagnostic(
  severity: Diagnostic['severity'],
  rule: string,
  path: string,
  place: Place | undefined,
  message: string,
  details: DiagnosticDetails = {},
): Diagnostic {
  return { path, ...place, severity, rule, message, ...details };
}

export function toLine({ path, line, column, severity, rule, message }: Diagnostic): string {
  return `${path}${line === undefined ? '' : `:${line}:${column}`} ${severity} [${rule}] ${message}`;
}

/** An FAQ entry with this answer, which begins in line 7. */
export function faqWith(answer: string): Files {
  return {
    'faq/is-it-safe.md': `---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\n---\n\n${answer}\n`,
  };
}

/** An FAQ entry with this front matter, which begins in line 2. */
export function faqHead(frontMatter: string): Files {
  return { 'faq/is-it-safe.md': `---\n${frontMatter}\n---\n\nYes.\n` };
}

/** A page with this body, which begins in line 6. */
export function pageWith(body: string): Files {
  return {
    'pages/about.mdx': `---\ntitle: About\ndescription: Who we are, what we bake, and how we came to baking.\n---\n\n${body}\n`,
  };
}
