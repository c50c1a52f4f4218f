import { describe, expect, it } from 'vitest';
import { findLostWords, readPiece } from './read-piece.ts';

describe('the text of HTML', () => {
  it('keeps blanks outside of marks and joins marks that follow each other', () => {
    expect(
      readPiece('<p>Use <b>warm </b><b>water</b><i> only</i>, <em></em>please.</p>').markdown,
    ).toBe('Use **warm water** _only_, please.');
  });

  it('knows bold and slanted words of word processors, and that their outer bold is none', () => {
    expect(
      readPiece(
        '<b style="font-weight:normal"><p><span style="font-weight:700">Brakes</span> wear <span style="font-style:italic">slowly</span>.</p></b>',
      ).markdown,
    ).toBe('**Brakes** wear _slowly_.');
  });

  it('makes paragraphs of two breaks, and a list of lines with bullets', () => {
    expect(
      readPiece('<div>One line<br>and another<br><br>Next part</div><p>• oil<br>• grease</p>')
        .markdown,
    ).toBe('One line\\\nand another\n\nNext part\n\n- oil\n- grease');
  });

  it('writes raised and lowered characters with signs of their own, and the numbers of notes in brackets', () => {
    expect(
      readPiece(
        '<p>CO<sub>2</sub>, 10<sup>6</sup>, the 2<sup>nd</sup>, x<sup>a+b</sup>, said.<sup><a href="#n1">1</a></sup></p>',
      ).markdown,
    ).toBe('CO₂, 10⁶, the 2nd, x^(a+b), said.\\[1]');
    expect(readPiece('<p>It helped<a href="#ref-lee">12</a>.</p>').markdown).toBe(
      'It helped \\[12].',
    );
  });

  it.each([
    ['<code>H<sub>2</sub>O</code> flows', '`H₂O` flows'],
    ['<code>x<sup>2</sup></code> and <kbd>a<sup>n+1</sup></kbd>', '`x²` and `aⁿ⁺¹`'],
    ['<code> a </code><code> b</code> c', '`a` `b` c'],
    ['按<kbd>Ctrl </kbd><kbd>复制</kbd>键', '按`Ctrl` `复制`键'],
    ['<samp>one<br>two</samp>', '`one two`'],
    ['<code>a<b>b</b></code><code>\n</code>c', '`ab` c'],
  ])('keeps all that code says, and the blanks at its ends beside it: %s', (html, shown) => {
    const read = readPiece(`<p>${html}</p>`);
    expect(read.markdown).toBe(shown);
    expect(findLostWords(read)).toEqual([]);
  });

  it.each([
    [
      '<a href="https://b.example/"><img src="https://a.example/a.png" alt="Ein Hügel"></a>',
      '[![Ein Hügel](https://a.example/a.png)](https://b.example/)',
    ],
    [
      '<a href="https://b.example/"><picture><source srcset="x.webp"><img src="https://a.example/a.png" alt="山"></picture> 和 山</a>',
      '[![山](https://a.example/a.png) 和 山](https://b.example/)',
    ],
    [
      '<a href="https://b.example/"><b><img src="https://a.example/a.png" alt="A hill"></b></a>',
      '[**![A hill](https://a.example/a.png)**](https://b.example/)',
    ],
  ])('keeps a picture in the link around it: %s', (html, shown) => {
    const read = readPiece(`<p>${html}</p>`);
    expect(read.markdown).toBe(shown);
    expect(findLostWords(read)).toEqual([]);
  });

  it('writes a short form out once, and leaves the second time out', () => {
    const read = readPiece(
      '<p><abbr title="value added tax">VAT</abbr> and <abbr title="value added tax">VAT</abbr></p>',
    );
    expect(read.markdown).toBe('VAT (value added tax) and VAT');
    expect(read.dropped).toEqual([
      { line: 1, words: 'value added tax', reason: 'a short form that is written out before' },
    ]);
  });

  it('keeps a space that binds a number to its unit, and makes plain spaces of the others', () => {
    expect(readPiece('<p>About&nbsp;10&nbsp;kg&nbsp; of straw</p><p>&nbsp;</p>').markdown).toBe(
      'About 10\u00a0kg of straw',
    );
  });

  it('joins a word that may be broken at the end of a line', () => {
    expect(readPiece('<p>Steuer&shy;erklä<wbr>rung</p>').markdown).toBe('Steuererklärung');
  });

  it('completes addresses by the base, and takes links without an aim away', () => {
    const read = readPiece(
      '<p><a href="../tax/">tax</a> <a href="javascript:x()">open</a> <a href="#top">top</a> <a href="mailto:a@b.example">mail</a></p>',
      { base: 'https://firm.example/a/b/' },
    );
    expect(read.markdown).toBe(
      '[tax](https://firm.example/a/tax/) open top [mail](mailto:a@b.example)',
    );
    expect(read.messages.map(({ message }) => message)).toEqual([
      'A link led to "#top", a place on the same page that has no such name any more. Its words stand without the link.',
    ]);
  });

  it('says of each block on which lines it stands', () => {
    const { tree } = readPiece('<p>\n  One\n</p>\n\n<ul>\n<li>two</li>\n</ul>', { line: 10 });
    expect(tree.children.map(({ position }) => [position?.start.line, position?.end.line])).toEqual(
      [
        [11, 11],
        [14, 16],
      ],
    );
  });

  it('takes the line from the attribute that says it', () => {
    const { tree, visibleText } = readPiece(
      '<p data-import-line="7">One</p><p data-import-line="9">Two</p>',
    );
    expect(tree.children.map(({ position }) => position?.start.line)).toEqual([7, 9]);
    expect(visibleText).toEqual([
      { line: 7, words: 'One' },
      { line: 9, words: 'Two' },
    ]);
  });

  it('puts what an outer format has understood into its slots', () => {
    const slots = new Map([
      ['a', [{ type: 'thematicBreak' as const }]],
      ['b', [{ type: 'strong' as const, children: [{ type: 'text' as const, value: 'inner' }] }]],
    ]);
    expect(
      readPiece(
        '<div><import-slot name="a"></import-slot>An <import-span name="b"></import-span> part <import-mark>[map id="3"]</import-mark></div>',
        { slots },
      ).markdown,
    ).toBe('---\n\nAn **inner** part `[map id="3"]`');
  });

  it('counts no word for what only images show, and parts words where a quotation begins', () => {
    const read = readPiece(
      '<p>so<q>said</q><a href="https://a.example/" alt="broken tag">she</a></p>',
    );
    expect(read.markdown).toBe('so“said”[she](https://a.example/)');
    expect(findLostWords(read)).toEqual([]);
  });

  it('loses no word of a page with everything in it', () => {
    const read = readPiece(
      '<!-- for the editor --><h2>A <b>b</b></h2><a href="/c"><h3>Card</h3><p>of <i>c</i></p></a><p title="tip">d<sup>e</sup><img src="f.png" alt="g h"></p><nav>i</nav><video title="j">k</video><math><mi>x</mi><annotation encoding="application/x-tex">\\frac</annotation></math><table><tr><td><ul><li>l<li>m</ul><td>n</table><ruby>漢<rp>(</rp><rt>kan</rt></ruby>',
    );
    expect(findLostWords(read)).toEqual([]);
  });
});
