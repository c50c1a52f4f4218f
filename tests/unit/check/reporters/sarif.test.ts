import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatSarif } from '../../../../src/check/reporters/sarif.ts';
import { readRulePage } from '../../../../src/check/reporters/explain.ts';
import { check, createDiagnostic } from '../small-content.ts';
import { problems, toReport, waived } from './small-report.ts';
import { validate } from './validate.ts';

const getPage = (rule: string) => `# ${rule}\n`;
const toRun = (log: string) => JSON.parse(log).runs[0];

describe('a report as SARIF', () => {
  it.each([
    ['with everything in it', toReport(problems, { suppressed: waived })],
    ['without a problem', check({})],
    [
      'of a bad day',
      check({
        'faq/is-it-safe.md': 'x',
        'pages/about.mdx': '---\ntitle: {\n---\n{<',
        'stray file.txt': 'x',
        'topics/safety.yml': 'label: 1\nlabell: 2\n',
      }),
    ],
  ])('is valid against the schema of SARIF 2.1.0: %s', (_, report) => {
    expect(validate('sarif', formatSarif(report, { folder: 'content', getPage }))).toEqual([]);
  });

  it('would not be valid with a level of its own', () => {
    expect(
      validate(
        'sarif',
        formatSarif(toReport(problems), { folder: 'content', getPage }).replace(
          '"level": "note"',
          '"level": "info"',
        ),
      ),
    ).not.toEqual([]);
  });

  it('has a result for each problem, with its places and its mend as regions', () => {
    const run = toRun(formatSarif(toReport(problems), { folder: 'content', getPage }));
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results).toEqual([
      {
        ruleId: 'reference',
        ruleIndex: 1,
        level: 'error',
        message: { text: 'The topic "saftey" does not exist: 100% sure. Write: safety' },
        suppressions: [],
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'content/faq/is%20it.md' },
              region: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 14 },
            },
          },
        ],
        relatedLocations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'content/topics/safety.yml' },
              region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 6 },
            },
            message: { text: 'The topic that is there.' },
          },
          {
            physicalLocation: { artifactLocation: { uri: 'content/topics/a.yml' } },
            message: { text: 'Another.' },
          },
        ],
        fixes: [
          {
            description: { text: 'Write safety' },
            artifactChanges: [
              {
                artifactLocation: { uri: 'content/faq/is%20it.md' },
                replacements: [
                  {
                    deletedRegion: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 14 },
                    insertedContent: { text: 'safety' },
                  },
                ],
              },
            ],
          },
        ],
      },
      expect.objectContaining({ ruleId: 'question-length', ruleIndex: 0, level: 'warning' }),
      expect.objectContaining({
        ruleId: 'site',
        ruleIndex: 2,
        level: 'note',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'content/site.yml' } } }],
      }),
    ]);
  });

  it('lets no viewer make a link or a placeholder of what is to be written', () => {
    const [result] = toRun(
      formatSarif(
        toReport([
          createDiagnostic(
            'error',
            'link',
            'a.md',
            undefined,
            'Cite [@x] or write [words](address), not {0}.',
          ),
        ]),
        { folder: 'content', getPage },
      ),
    ).results;
    expect(result.message.text).toBe('Cite [@x] or write \\[words\\](address), not {{0}}.');
  });

  it('suppresses what is waived, with the reason', () => {
    const { results } = toRun(
      formatSarif(toReport([], { suppressed: waived }), { folder: 'content', getPage }),
    );
    expect(results).toMatchObject([
      {
        ruleId: 'link-text',
        suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'A quotation.' }],
      },
    ]);
  });

  it('brings the page of each rule that found something', () => {
    const { rules } = toRun(
      formatSarif(toReport(problems), { folder: 'content', getPage: readRulePage }),
    ).tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual([
      'question-length',
      'reference',
      'site',
    ]);
    expect(rules[1]).toMatchObject({
      shortDescription: { text: expect.stringMatching(/\.$/) },
      help: { markdown: readRulePage('reference') },
    });
  });

  it('names files outside the working folder in full', () => {
    const [result] = toRun(
      formatSarif(toReport(problems), { folder: '../content', getPage }),
    ).results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(
      pathToFileURL(resolve('../content/faq/is it.md')).href,
    );
  });
});
