import { describe, expect, it } from 'vitest';
import type { ImportMessage } from '../../../../src/import/document.ts';
import { formatImport } from '../../../../src/import/reporters/text.ts';
import { createDocument } from '../../../../src/import/document.ts';

function report(
  messages: ImportMessage[],
  missing: { line: number; words: string }[] = [],
): string {
  const reading = {
    documents: [createDocument({ tree: { type: 'root', children: [] } })],
    dropped: [],
    messages: [],
    visibleText: [],
  };
  const input = { name: 'a.txt', format: 'plain text', unit: 'line' as const, reading, splits: [] };
  return formatImport(
    {
      inputs: [
        {
          input,
          files: [],
          messages,
          dropped: [],
          accounting: { total: 9 + missing.length, kept: 9, dropped: 0, missing },
        },
      ],
      redirects: new Map(),
      failures: [{ name: 'b.doc', failure: 'It is no text.' }],
    },
    { isDryRun: false, show: (path) => path },
  );
}

describe('the report of an import', () => {
  it('tells many remarks that differ in what they quote as one, with their places', () => {
    const messages = [1, 4, 5, 9, 9].map((line, index) => ({
      line,
      message: `A link led to "#a${index}", a place that is not there.`,
      requiresAction: false,
    }));
    expect(report(messages)).toContain(
      '    line 1: A link led to "#a0", a place that is not there. And 4 more like it, in line 4, 5, 9.\n',
    );
  });

  it('tells few one by one, and what a person decides apart', () => {
    const message = ['"a" is one.', '"b" is one.'];
    const text = report(
      message.map((each, index) => ({
        line: index + 1,
        message: each,
        requiresAction: index === 1,
      })),
    );
    expect(text).toContain(
      '  Decided:\n    line 1: "a" is one.\n  For you to decide:\n    line 2: "b" is one.\n',
    );
  });

  it('says where words went missing, and what could not be read', () => {
    const text = report([], [{ line: 7, words: 'lost' }]);
    expect(text).toContain(
      '  Words: 10, of which 9 stand in entries, 0 were left out as named above, and 1 is missing.\n    line 7: “lost” is in no entry. This is a fault of the import: copy it by hand.',
    );
    expect(text).toContain('b.doc: It is no text.');
  });
});
