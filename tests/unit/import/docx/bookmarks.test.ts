import { describe, expect, it } from 'vitest';
import { p, r, readBody } from './docx-file.ts';

const start = (name: string) => `<w:bookmarkStart w:id="1" w:name="${name}"/>`;
const end = '<w:bookmarkEnd w:id="1"/>';
const link = (anchor: string) => p(`<w:hyperlink w:anchor="${anchor}">${r('there')}</w:hyperlink>`);
const heading = (content: string) => p(content, '', '<w:outlineLvl w:val="1"/>');

describe('a bookmark of Word', () => {
  it.each([
    ['around a heading', heading(`${start('_part')}${r('The part')}${end}`)],
    ['at the end of a heading', heading(`${r('The part')}${start('_part')}${end}`)],
    ['before the paragraph of a heading', `${start('_part')}${end}${heading(r('The part'))}`],
    [
      'in the text below a heading',
      `${heading(r('The part'))}${p(`${start('_part')}${r('Text')}${end}`)}`,
    ],
  ])('%s leads to the heading', async (_, body) => {
    const { documents, messages } = await readBody(link('_part') + p(r('Words.')) + body);
    const tree = documents[0]?.tree.children ?? [];
    const found = tree.find((block) => block.type === 'heading');
    expect(found?.type === 'heading' ? found.data?.formerIds : []).toContain('_part');
    expect(JSON.stringify(tree)).toContain('"url":"#_part"');
    expect(messages).toEqual([]);
  });

  it('is meant by a cross-reference, too', async () => {
    const field = `<w:fldSimple w:instr=" HYPERLINK \\l &quot;_part&quot; ">${r('there')}</w:fldSimple>`;
    const complex = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _part \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('there')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { documents } = await readBody(
      p(complex) + p(field) + heading(`${start('_part')}${r('The part')}${end}`),
    );
    expect(JSON.stringify(documents[0]?.tree.children[0])).toContain('"url":"#_part"');
  });

  it('that is not there leaves the words alone, which is told', async () => {
    const { messages } = await readBody(link('_gone') + heading(r('The part')));
    expect(messages.map(({ message }) => message)).toEqual([expect.stringContaining('#_gone')]);
  });
});
