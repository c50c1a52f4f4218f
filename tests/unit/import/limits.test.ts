import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { usualOrDeep } from '../../deep.ts';
import { toDocx, toXlsx, wrappers } from '../../../bench/safe/hostile-documents.ts';
import { requiresAction, planDocuments } from '../../../src/import/import-documents.ts';
import { findInputs } from '../../../src/import/find-inputs.ts';
import { formats } from '../../../src/import/formats.ts';
import { defaultLimits } from '../../../src/import/steps/limited-process.ts';
import { createSteps, type ImportSteps } from '../../../src/import/steps/steps.ts';
import { createStepsProcess } from '../../../src/import/steps/steps-process.ts';
import { today } from './import-case.ts';

const place = mkdtempSync(join(tmpdir(), 'limits-'));
afterAll(() => rmSync(place, { recursive: true }));
let count = 0;

/**
 * Imports files beside each other, and tells what became of each: the number of its entries, or why
 * there are none.
 */
async function importFiles(
  files: Readonly<Record<string, Uint8Array | string>>,
  createWorker: () => ImportSteps = createSteps,
) {
  count += 1;
  const folder = join(place, `${count}`);
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const plan = await planDocuments(
    findInputs([folder]),
    place,
    {
      into: undefined,
      faq: 'split',
      today,
      timeZone: 'UTC',
      topic: undefined,
      author: undefined,
      isDraft: false,
    },
    createWorker,
  );
  const told = [
    ...plan.inputs.map(({ input, files: made }) => [input.name, made.length] as const),
    ...plan.failures.map(({ name, failure }) => [name, failure] as const),
  ];
  return { plan, told: Object.fromEntries(told) };
}

const good = 'A good text\n\nIt says what it has to say.\n';

describe('a run of 400,000 blanks', () => {
  it('is tried in every format', () => {
    const tried = formats.filter(({ endings }) => endings.some((ending) => ending in wrappers));
    expect(tried).toEqual(formats);
  });

  // The time for reading it grew with its square, and would be minutes.
  it('is read in every format within the limits', { timeout: 120_000 }, async () => {
    const { told } = await importFiles(
      Object.fromEntries(
        Object.entries(wrappers).map(([ending, wrap]) => [
          `blanks.${ending}`,
          wrap(' '.repeat(400_000)),
        ]),
      ),
      () => createStepsProcess(defaultLimits),
    );
    expect(told).toEqual(
      Object.fromEntries(Object.keys(wrappers).map((ending) => [`blanks.${ending}`, 1])),
    );
  });
});

describe('a file that fails', () => {
  /** Steps of which one fails for files whose name says so. */
  const createFailing = (step: 'read' | 'plan'): ImportSteps => {
    const steps = createSteps();
    const bad = new Set<Uint8Array>();
    return {
      ...steps,
      read: async (file, options) => {
        const done = await steps.read(file, options);
        if (file.name !== 'bad.txt' || 'failure' in done) return done;
        bad.add(done.read);
        return step === 'read' ? { failure: 'It fails.' } : done;
      },
      plan: async (read, ids) => (bad.has(read) ? { failure: 'It fails.' } : steps.plan(read, ids)),
    };
  };

  it.each(['read', 'plan'] as const)(
    'in the step "%s" is told, and those beside it are planned as if it were not there',
    async (step) => {
      const failing = createFailing(step);
      const files = { 'a.txt': good, 'c.txt': good };
      const { plan, told } = await importFiles({ ...files, 'bad.txt': good }, () => failing);
      expect([plan.inputs, told['bad.txt']]).toEqual([
        (await importFiles(files)).plan.inputs,
        'It fails.',
      ]);
    },
  );
});

describe('a table', () => {
  it('of more cells than a function takes arguments ends in an entry', async () => {
    const rows = `<tr><td colspan=1000 rowspan=65534>a</td></tr>${'<tr><td>b</td></tr>'.repeat(usualOrDeep(199, 1299))}`;
    const { told } = await importFiles({
      'table.html': `<h1>A table</h1><p>It is wide.</p><table>${rows}</table>`,
      'good.txt': good,
    });
    expect(told).toEqual({ 'good.txt': 1, 'table.html': 1 });
  }, 120_000);

  it('whose cells repeat one long text is refused before they are all made', async () => {
    const head =
      '<row><c t="inlineStr"><is><t>Question</t></is></c><c t="inlineStr"><is><t>Answer</t></is></c></row>';
    const rows = '<row><c t="inlineStr"><is><t>Why?</t></is></c><c t="s"><v>0</v></c></row>'.repeat(
      20_000,
    );
    const { told } = await importFiles({
      'long.xlsx': toXlsx(head + rows, `<si><t>${'word '.repeat(20_000)}</t></si>`),
    });
    expect(told['long.xlsx']).toMatch(
      /^The cells of the table hold more than 10 million characters/,
    );
  });
});

describe('a zip that holds one name twice', () => {
  it.each(['word/document.xml', 'word/DOCUMENT.xml'])(
    'is refused, where the second is %s',
    async (second) => {
      const text = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
      const bytes = Buffer.from(
        toDocx(text('One.'), {
          'word/dOcument.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${text('Two.')}</w:body></w:document>`,
        }),
      );
      // A library does not write a name twice, so that one of the same length is overwritten.
      const twice = Buffer.from(
        bytes.toString('latin1').replaceAll('word/dOcument.xml', second),
        'latin1',
      );
      const { told } = await importFiles({ 'twice.docx': twice });
      expect(told['twice.docx']).toMatch(
        /^The file holds “word\/document\.xml” twice|^The file holds “word\/DOCUMENT\.xml” twice/,
      );
    },
  );

  it('is no trouble where it is a folder', async () => {
    const { told } = await importFiles({
      'zip.docx': zipSync({ 'a/': new Uint8Array(), 'A/': new Uint8Array() }),
    });
    expect(told['zip.docx']).not.toContain('twice');
  });
});

describe('a file that Word makes while a document is open', () => {
  it('is passed over, and nothing is left for a person', async () => {
    const { told, plan } = await importFiles({
      '~$ort.docx': Buffer.alloc(162),
      'good.md':
        '---\ntitle: Good\ntopics: [a]\nauthors: [A B]\ndescription: It is good and says so in a sentence.\n---\n\nIt is.\n',
    });
    expect([told['~$ort.docx'], requiresAction(plan)]).toEqual([
      expect.stringMatching(/^Passed over: Word and Excel make this file .*“ort\.docx”/),
      false,
    ]);
  });
});
