import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { checkContent } from '../../../src/check/check.ts';
import { formatReport } from '../../../src/check/reporters/text.ts';
import { findInputs } from '../../../src/import/find-inputs.ts';
import { type ImportPlan, planDocuments } from '../../../src/import/import-documents.ts';
import { formatImportJson } from '../../../src/import/reporters/json.ts';
import { formatImport } from '../../../src/import/reporters/text.ts';
import { createSteps } from '../../../src/import/steps/steps.ts';
import { writePlan } from '../../../src/import/write/write-plan.ts';

export const today = '2026-06-01';
const site =
  'title: Test site\nurl: https://hives-and-hands.org\nlanguage: en\npublisher:\n  name: Test site\nevidence: strict\n';

/** A content folder and the inputs that are imported into it. */
export interface ImportPlace {
  readonly content: string;
  readonly inputs: readonly string[];
}

/** What stands in `options.json` of a case. */
export interface CaseOptions {
  readonly into?: 'article' | 'faq' | 'page';
  readonly faq?: 'split' | 'keep';
  readonly topic?: string;
  readonly author?: string;
  readonly draft?: boolean;
}

/**
 * Copies a case to an own folder: its inputs, folders that stand for zipped files packed, and its
 * content or that of a bare site.
 */
export function layOut(folder: string): ImportPlace {
  const place = mkdtempSync(join(tmpdir(), 'import-'));
  const content = join(place, 'content');
  mkdirSync(content);
  if (existsSync(join(folder, 'content')))
    cpSync(join(folder, 'content'), content, { recursive: true });
  if (!existsSync(join(content, 'site.yml'))) writeFileSync(join(content, 'site.yml'), site);
  const input = join(folder, 'input');
  for (const path of listTree(input)) copyInput(input, path, join(place, 'input'));
  return {
    content,
    inputs: readdirSync(join(place, 'input'))
      .sort()
      .filter((name) => !name.endsWith('_files'))
      .map((name) => join(place, 'input', name)),
  };
}

export function removePlace({ content }: ImportPlace): void {
  rmSync(dirname(content), { recursive: true });
}

export async function plan(
  { content, inputs }: ImportPlace,
  { into, faq = 'split', topic, author, draft = false }: CaseOptions = {},
): Promise<ImportPlan> {
  return planDocuments(
    findInputs(inputs),
    content,
    { into, faq, today, timeZone: 'UTC', topic, author, isDraft: draft },
    createSteps,
  );
}

/**
 * Imports, and returns by path every file that was written, the report as data and as prose, and
 * what the check says.
 */
export async function importCase(
  place: ImportPlace,
  options: CaseOptions,
): Promise<{ plan: ImportPlan; files: Map<string, Buffer> }> {
  const before = new Map(
    listTree(place.content).map((path) => [path, readFileSync(join(place.content, path))]),
  );
  const made = await plan(place, options);
  await writePlan(place.content, made);
  const came = listTree(place.content)
    .map((path) => [`content/${path}`, path, readFileSync(join(place.content, path))] as const)
    .filter(([, path, bytes]) => !before.get(path)?.equals(bytes));
  const prose = formatImport(made, { isDryRun: false, show: (path) => `content/${path}` });
  const check = formatReport(checkContent(place.content, { today }), 'content');
  return {
    plan: made,
    files: new Map([
      ...came.map(([name, , bytes]) => [name, bytes] as const),
      ['report.json', Buffer.from(`${formatImportJson(made)}\n`)],
      ['report.txt', Buffer.from(`${prose}\n`)],
      ['check.txt', Buffer.from(`${check}\n`)],
    ]),
  };
}

/** The paths of the files below a folder, in the order of the alphabet. */
export function listTree(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

function copyInput(from: string, path: string, to: string): void {
  const [packed] = /^.*?\.(?:docx|xlsx)(?=\/)/.exec(path) ?? [];
  const target = join(to, packed ?? path);
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    packed === undefined ? readFileSync(join(from, path)) : zipFolder(join(from, packed)),
  );
}

function zipFolder(folder: string): Uint8Array {
  return zipSync(
    Object.fromEntries(
      listTree(folder).map((path) => [
        relative('.', path),
        new Uint8Array(readFileSync(join(folder, path))),
      ]),
    ),
  );
}
