import { describe, expect, it } from 'vitest';
import { findLostWords, readPiece } from './read-piece.ts';

const asked = 'Q: How often?\n> Daily.';

describe('questions that HTML marks', () => {
  it.each([
    [
      'a part that folds away',
      '<details><summary><h3>How often?</h3></summary><p>Daily.</p></details>',
    ],
    ['a definition list', '<dl><dt>How often?</dt><dd>Daily.</dd></dl>'],
    [
      'a block of Yoast',
      '<div class="schema-faq wp-block-yoast-faq-block"><div class="schema-faq-section" id="q1"><strong class="schema-faq-question">How often?</strong> <p class="schema-faq-answer">Daily.</p></div></div>',
    ],
    [
      'a block of Rank Math',
      '<div class="rank-math-list"><div class="rank-math-list-item"><h3 class="rank-math-question">How often?</h3><div class="rank-math-answer"><p>Daily.</p></div></div></div>',
    ],
    [
      'microdata',
      '<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">How often?</h3><div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text">Daily.</div></div></div>',
    ],
    [
      'a button with its part',
      '<h3><button aria-controls="a" aria-expanded="false">How often?</button></h3><div id="a" hidden><p>Daily.</p></div>',
    ],
    [
      'a link with its part',
      '<div class="card"><div class="card-header"><a href="#a" data-toggle="collapse">How often?</a></div><div id="a" class="collapse">Daily.</div></div>',
    ],
    [
      'an accordion by its classes',
      '<div class="elementor-tab-title">How often?</div><div class="elementor-tab-content"><p>Daily.</p></div>',
    ],
    [
      'a list of such parts',
      '<ul><li><details><summary>How often?</summary>Daily.</details></li></ul>',
    ],
  ])('are found in %s', (_, html) => {
    const read = readPiece(html);
    expect(read.markdown).toBe(asked);
    expect(findLostWords(read)).toEqual([]);
  });

  it('are found without a question mark below a heading that says so', () => {
    expect(
      readPiece(
        '<h2>Frequently asked questions</h2><details><summary>Delivery</summary><p>Two days.</p></details>',
      ).markdown,
    ).toBe('## Frequently asked questions\n\nQ: Delivery\n> Two days.');
  });

  it('are not made of other parts that fold away', () => {
    expect(
      readPiece('<details><summary>Transcript</summary><p>Hello.</p></details>').markdown,
    ).toBe('**Transcript**\n\nHello.');
  });

  it('stay in the text in bold where no answer follows', () => {
    expect(readPiece('<details><summary>How often?</summary></details>').markdown).toBe(
      '**How often?**',
    );
  });

  it('keep answers of several blocks', () => {
    expect(
      readPiece('<details><summary>How?</summary><p>So:</p><ul><li>one</li></ul></details>')
        .markdown,
    ).toBe('Q: How?\n> So:\n>\n> - one');
  });
});
