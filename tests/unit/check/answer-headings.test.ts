import { describe, expect, it } from 'vitest';
import { checkLines } from './small-content.ts';

const answer = (body: string) => ({
  'faq/how-long.md': `---\nquestion: How long is it?\ntopic: safety\npublished: 2026-01-01\n---\n${body}`,
});

describe('the headings of an answer', () => {
  it('are each a problem at their place, with what to write instead', () => {
    const lines = checkLines(answer('Long.\n\n## First\n\nText.\n\n### Second\n\nText.\n'));
    expect(lines).toEqual([
      expect.stringMatching(
        /^faq\/how-long\.md:8:1 error \[heading\] An answer has no headings.*\*\*bold words\*\*/,
      ),
      expect.stringMatching(/^faq\/how-long\.md:12:1 error \[heading\]/),
    ]);
  });

  it('are not seen where a line only looks like one', () => {
    expect(checkLines(answer('Long.\n\n```\n## not a heading\n```\n\n**Bold words**\n'))).toEqual(
      [],
    );
  });
});
