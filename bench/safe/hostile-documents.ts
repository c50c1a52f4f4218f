import { zipSync } from 'fflate';

/** A document that was made to harm: what is in it, and its bytes, under a name with the ending of its format. */
export interface HostileDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** As many characters as the runs have: an attack that takes time by their square is then told from one that does not. */
const length = 120_000;

/** What is said again and again: each sign and word that a reader looks for. */
const units: readonly string[] = [
  ' ', '\t', '\n', ' \n', '\n ', '\u00a0', '\u3000', '\u200b', '\u00ad', '\u0301', '\ufeff', '\u2028',
  'a', 'A', 'a ', 'A ', 'Aa ', 'ß', '\u{1f600}', '漢', '。', '0', '1 ', '1,', '1.', '1. ', '1)', '2020 ', '2020-01-01 ', '01.01.2020 ',
  '.', '. ', 'a. ', 'A. ', '...', '…', ',', ', ', ';', '; ', ':', ': ', '!', '? ', 'a? ', 'Why a? ', '-', '- ', '--', '–', '– ', '—',
  '*', '* ', '**', '*a ', '**a ', '***a', '_', '__', '_a ', '~', '~~a ', '`', '``', '`a', '=', '#', '# ', '## a\n', '>', '> ', '+ ', '|', '|a', '| a | ', '\\', '\\ ', '/', '//', '^', '$', '$a', '%', '%% ', '@', 'a@b.', '&', '&a', '&amp;', '&#', '&#x41;',
  '[', ']', '[]', '[a]', '[a](', '](', '![', '![a](', '[[', '[[a]] ', '[^1]', '[^1]: ', '[1]', '[1] ', '[1, ', '[a]: b\n', '[@a] ', '[@', '(', ')', '((', '(a) ', '(a', '{', '}', '{{', '{{<', '{{< a >}} ', '{%', '{% a %}', '{#a}', '{.a', '{/*', '<', '</', '<a', '<a ', '<a>', '<b>', '<!--', '<!-- ', '<![CDATA[', '<?', '-->', '"', '"a', '" ', '“', '“a ', '”', '„', '«', '\'', '\'a', '’',
  'http://', 'https://', 'https://a.example/', 'https://a.example/ ', 'https://a.example/a,', 'http:', 'www.', 'www.a.', 'mailto:a', '10.1234/', '10.1234/a ', 'doi:10.1/', 'doi: ', 'https://doi.org/10.1234/a;', 'PMID: 1 ', 'pmid ', 'arXiv:',
  'et al. ', 'et al., 2020; ', '(Smith 2020) ', 'Smith, A. (2020). ', 'Smith A, ', 'Smith et al. (2020) ', 'Lancet 2020;1:2-3. ', '2020;', 'In: ', 'Vol. 1', 'pp. 1-2', 'a study in 2020 ',
  'By ', 'by ', 'By A B ', 'By A, B and ', 'By Dr. ', 'Dr. ', 'von ', 'Von A ', 'Author: ', 'Tags: ', 'Tags: a, ', 'a, ', 'and ', 'Q: ', 'Q: a?\n', 'Q: a?\nA: b\n', 'A: ', '**Q: a?** ', 'FAQ ', 'Share ', 'Share this\n', 'Read more\n', 'Home > ', 'References\n', 'Published on ', 'Updated ', '1 January 2020 ', 'January 1, 2020 ', '___\n', '---\n', '***\n', '+++\n', '===\n', 'a\n---\n', '| a |\n', '|-|\n', '```\n', ':::\n', '!!! a\n', '> [!NOTE]\n', 'export ', 'import a\n', '_x0041_', 'a: b\n', '- a\n', '  - a\n', '\t- a\n', 'a\n', 'a\n\n', 'a  \n', '    a\n', '\n\n\n', '[caption a]', '[caption]', '[/caption]', '<details>', '<p>', '<br>', '<hr>', '<li>', '<dt>', '<td>', '<table>', '<select>', '<svg>', '<math>', '<iframe>', '<font>', '<a href="b">',
];

/** A text that holds a run of each unit. */
export function listRuns(): { name: string; text: string }[] {
  return units.map((unit) => ({ name: `a run of ${JSON.stringify(unit)}`, text: unit.repeat(Math.ceil(length / unit.length)) }));
}

/** How a text is put into a document of each format. */
export const wrappers: Readonly<Record<string, (text: string) => Uint8Array>> = {
  txt: (text) => Buffer.from(`A title\n\nA text begins ${text} and ends.\n`),
  md: (text) => Buffer.from(`# A title\n\nA text begins ${text} and ends.\n`),
  html: (text) => Buffer.from(`<!doctype html><title>A title</title><body><h1>A title</h1><p>A text begins ${text} and ends.</p></body>`),
  csv: (text) => Buffer.from(`question,answer\n"What is it?","A text begins ${text.replaceAll('"', '""')} and ends."\n`),
  xlsx: (text) => toXlsx(`<row r="1"><c t="inlineStr"><is><t>Question</t></is></c><c t="inlineStr"><is><t>Answer</t></is></c></row><row r="2"><c t="inlineStr"><is><t>What is it?</t></is></c><c t="inlineStr"><is><t>${escape(`A text begins ${text} and ends.`)}</t></is></c></row>`),
  docx: (text) => toDocx(`<w:p><w:r><w:t xml:space="preserve">${escape(`A text begins ${text} and ends.`)}</w:t></w:r></w:p>`),
  xml: (text) => toWxr(`A text begins ${text.replaceAll(']]>', '')} and ends.`),
};

export function toDocx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export function toXlsx(rows: string, strings = ''): Uint8Array {
  return zip({
    'xl/workbook.xml': '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...(strings === '' ? {} : { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
  });
}

export function toWxr(content: string): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Site</title><wp:wxr_version>1.2</wp:wxr_version><item><title>A title</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`);
}

function zip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new Uint8Array(Buffer.from(text))])));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
