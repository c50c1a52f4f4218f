import { zipSync } from 'fflate';

/** A document that was made to harm. */
export interface HostileDocument {
  /** A file name with the ending of its format, which no other has. */
  readonly name: string;
  /** What is in it, for people. */
  readonly says: string;
  readonly make: () => Uint8Array;
}

/**
 * As many characters as the runs have: an attack that takes time by their square is then told from
 * one that does not.
 */
const length = 120_000;

/** What is said again and again: each sign and word that a reader looks for. */
const units: readonly string[] = [
  ' ',
  '\t',
  '\n',
  ' \n',
  '\n ',
  '\u00a0',
  '\u3000',
  '\u200b',
  '\u00ad',
  '\u0301',
  '\ufeff',
  '\u2028',
  'a',
  'A',
  'a ',
  'A ',
  'Aa ',
  'ß',
  '\u{1f600}',
  '漢',
  '。',
  '0',
  '1 ',
  '1,',
  '1.',
  '1. ',
  '1)',
  '2020 ',
  '2020-01-01 ',
  '01.01.2020 ',
  '.',
  '. ',
  'a. ',
  'A. ',
  '...',
  '…',
  ',',
  ', ',
  ';',
  '; ',
  ':',
  ': ',
  '!',
  '? ',
  'a? ',
  'Why a? ',
  '-',
  '- ',
  '--',
  '–',
  '– ',
  '—',
  '*',
  '* ',
  '**',
  '*a ',
  '**a ',
  '***a',
  '_',
  '__',
  '_a ',
  '~',
  '~~a ',
  '`',
  '``',
  '`a',
  '=',
  '#',
  '# ',
  '## a\n',
  '>',
  '> ',
  '+ ',
  '|',
  '|a',
  '| a | ',
  '\\',
  '\\ ',
  '/',
  '//',
  '^',
  '$',
  '$a',
  '%',
  '%% ',
  '@',
  'a@b.',
  '&',
  '&a',
  '&amp;',
  '&#',
  '&#x41;',
  '[',
  ']',
  '[]',
  '[a]',
  '[a](',
  '](',
  '![',
  '![a](',
  '[[',
  '[[a]] ',
  '[^1]',
  '[^1]: ',
  '[1]',
  '[1] ',
  '[1, ',
  '[a]: b\n',
  '[@a] ',
  '[@',
  '(',
  ')',
  '((',
  '(a) ',
  '(a',
  '{',
  '}',
  '{{',
  '{{<',
  '{{< a >}} ',
  '{%',
  '{% a %}',
  '{#a}',
  '{.a',
  '{/*',
  '<',
  '</',
  '<a',
  '<a ',
  '<a>',
  '<b>',
  '<!--',
  '<!-- ',
  '<![CDATA[',
  '<?',
  '-->',
  '"',
  '"a',
  '" ',
  '“',
  '“a ',
  '”',
  '„',
  '«',
  "'",
  "'a",
  '’',
  'http://',
  'https://',
  'https://a.example/',
  'https://a.example/ ',
  'https://a.example/a,',
  'http:',
  'www.',
  'www.a.',
  'mailto:a',
  '10.1234/',
  '10.1234/a ',
  'doi:10.1/',
  'doi: ',
  'https://doi.org/10.1234/a;',
  'PMID: 1 ',
  'pmid ',
  'arXiv:',
  'et al. ',
  'et al., 2020; ',
  '(Smith 2020) ',
  'Smith, A. (2020). ',
  'Smith A, ',
  'Smith et al. (2020) ',
  'Lancet 2020;1:2-3. ',
  '2020;',
  'In: ',
  'Vol. 1',
  'pp. 1-2',
  'a study in 2020 ',
  'By ',
  'by ',
  'By A B ',
  'By A, B and ',
  'By Dr. ',
  'Dr. ',
  'von ',
  'Von A ',
  'Author: ',
  'Tags: ',
  'Tags: a, ',
  'a, ',
  'and ',
  'Q: ',
  'Q: a?\n',
  'Q: a?\nA: b\n',
  'A: ',
  '**Q: a?** ',
  'FAQ ',
  'Share ',
  'Share this\n',
  'Read more\n',
  'Home > ',
  'References\n',
  'Published on ',
  'Updated ',
  '1 January 2020 ',
  'January 1, 2020 ',
  '___\n',
  '---\n',
  '***\n',
  '+++\n',
  '===\n',
  'a\n---\n',
  '| a |\n',
  '|-|\n',
  '```\n',
  ':::\n',
  '!!! a\n',
  '> [!NOTE]\n',
  'export ',
  'import a\n',
  '_x0041_',
  'a: b\n',
  '- a\n',
  '  - a\n',
  '\t- a\n',
  'a\n',
  'a\n\n',
  'a  \n',
  '    a\n',
  '\n\n\n',
  '[caption a]',
  '[caption]',
  '[/caption]',
  '<details>',
  '<p>',
  '<br>',
  '<hr>',
  '<li>',
  '<dt>',
  '<td>',
  '<table>',
  '<select>',
  '<svg>',
  '<math>',
  '<iframe>',
  '<font>',
  '<a href="b">',
];

/** Every hostile document, those of one kind in each format beside each other. */
export function listHostileDocuments(): HostileDocument[] {
  const runs = units.flatMap((unit, index) =>
    Object.entries(wrappers).map(([ending, wrap]): HostileDocument => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      return {
        name: `run-${index}.${ending}`,
        says: `a run of ${JSON.stringify(unit)}`,
        make: () => wrap(text),
      };
    }),
  );
  return [
    ...runs,
    ...special.map(([says, ending, make], index) => ({
      name: `special-${index}.${ending}`,
      says,
      make,
    })),
  ];
}

/** How a text is put into a document of each format. */
export const wrappers: Readonly<Record<string, (text: string) => Uint8Array>> = {
  txt: (text) => Buffer.from(`A title\n\nA text begins ${text} and ends.\n`),
  md: (text) => Buffer.from(`# A title\n\nA text begins ${text} and ends.\n`),
  html: (text) =>
    Buffer.from(
      `<!doctype html><title>A title</title><body><h1>A title</h1><p>A text begins ${text} and ends.</p></body>`,
    ),
  csv: (text) =>
    Buffer.from(
      `question,answer\n"What is it?","A text begins ${text.replaceAll('"', '""')} and ends."\n`,
    ),
  xlsx: (text) =>
    toXlsx(
      `<row r="1"><c t="inlineStr"><is><t>Question</t></is></c><c t="inlineStr"><is><t>Answer</t></is></c></row><row r="2"><c t="inlineStr"><is><t>What is it?</t></is></c><c t="inlineStr"><is><t>${escape(`A text begins ${text} and ends.`)}</t></is></c></row>`,
    ),
  docx: (text) =>
    toDocx(
      `<w:p><w:r><w:t xml:space="preserve">${escape(`A text begins ${text} and ends.`)}</w:t></w:r></w:p>`,
    ),
  xml: (text) => toWxr(`A text begins ${text.replaceAll(']]>', '')} and ends.`),
};

export function toDocx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export function toXlsx(rows: string, strings = ''): Uint8Array {
  return zip({
    'xl/workbook.xml':
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...(strings === '' ? {} : { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
  });
}

export function toWxr(content: string): Uint8Array {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Site</title><wp:wxr_version>1.2</wp:wxr_version><item><title>A title</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`,
  );
}

function zip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, new Uint8Array(Buffer.from(text))]),
    ),
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
const page = (body: string): Uint8Array =>
  Buffer.from(
    `<!doctype html><title>A title</title><body><h1>A title</h1><p>A text.</p>${body}</body>`,
  );
const note = (body: string, front = 'title: A title'): Uint8Array =>
  Buffer.from(`---\n${front}\n---\n\nA text.\n\n${body}\n`);
const wide = (columns: number, rows: number): string =>
  `<table>${`<tr>${'<td>a</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`;
const count = (number: number, write: (index: number) => string): string =>
  Array.from({ length: number }, (_, index) => write(index)).join('');

/** What is in them, the ending of the format, and the bytes. */
const special: readonly (readonly [says: string, ending: string, make: () => Uint8Array])[] = [
  [
    'one cell that spans all',
    'html',
    () =>
      page(
        `<table><tr><td colspan=1000 rowspan=65534>a</td></tr>${'<tr><td>b</td></tr>'.repeat(3000)}</table>`,
      ),
  ],
  [
    'one cell that spans all',
    'md',
    () =>
      note(
        `<table><tr><td colspan=1000 rowspan=65534>a</td></tr>${'<tr><td>b</td></tr>'.repeat(3000)}</table>`,
      ),
  ],
  [
    'one cell that spans all',
    'xml',
    () =>
      toWxr(
        `<table><tr><td colspan=1000 rowspan=65534>a</td></tr>${'<tr><td>b</td></tr>'.repeat(3000)}</table>`,
      ),
  ],
  [
    'cells that span all',
    'docx',
    () =>
      toDocx(
        `${paragraph('A text.')}<w:tbl>${`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="65000"/><w:vMerge/></w:tcPr>${paragraph('a')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr>`.repeat(3000)}</w:tbl>`,
      ),
  ],
  ['a wide table', 'html', () => page(wide(10_000, 4))],
  [
    'a wide table',
    'md',
    () => note(`|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}`),
  ],
  [
    'a wide table',
    'csv',
    () =>
      Buffer.from(`question,answer${',a'.repeat(50_000)}\nWhy?,Because.${',b'.repeat(50_000)}\n`),
  ],
  [
    'tables within tables',
    'html',
    () => page(`${'<table><tr><td>'.repeat(150)}a${'</td></tr></table>'.repeat(150)}`),
  ],
  [
    'tables within tables',
    'docx',
    () =>
      toDocx(
        `${'<w:tbl><w:tr><w:tc>'.repeat(60)}${paragraph('a')}${'</w:tc></w:tr></w:tbl>'.repeat(60)}`,
      ),
  ],
  ['elements within elements', 'docx', () => toDocx('<w:sdt>'.repeat(50_000))],
  ['elements within elements', 'xlsx', () => toXlsx('<row>'.repeat(50_000))],
  ['elements within elements', 'html', () => page('<b>'.repeat(100_000))],
  ['elements within elements', 'xml', () => toWxr('<div>'.repeat(100_000))],
  ['links within links', 'html', () => page('<a href="a"><b>'.repeat(20_000))],
  ['shortcodes within shortcodes', 'xml', () => toWxr('[caption]'.repeat(20_000))],
  ['quotes within quotes', 'md', () => note('> '.repeat(5000))],
  ['lists within lists', 'md', () => note(count(150, (index) => `${' '.repeat(index * 2)}- a\n`))],
  ['lists within lists', 'html', () => page(`${'<ul><li>'.repeat(90)}a`)],
  [
    'lists within lists',
    'txt',
    () => Buffer.from(`A title\n\n${count(1000, (index) => `${' '.repeat(index)}- a\n`)}`),
  ],
  [
    'a long attribute',
    'html',
    () =>
      page(
        `<p title="${'a '.repeat(500_000)}">b</p><img alt="${'a '.repeat(500_000)}" src="a.png"><a href="https://a.example/${'a'.repeat(1_000_000)}">b</a>`,
      ),
  ],
  ['many attributes', 'html', () => page(`<p ${count(100_000, (index) => `a${index}=b `)}>b</p>`)],
  [
    'a long address',
    'md',
    () => note(`[a](https://a.example/${'a'.repeat(500_000)}) and http://${'a.'.repeat(200_000)}`),
  ],
  [
    'one address named again and again',
    'md',
    () => note(`${'[a] '.repeat(3000)}\n\n[a]: https://a.example/${'b'.repeat(200_000)}`),
  ],
  [
    'one note named again and again',
    'md',
    () => note(`${'[^1] '.repeat(3000)}\n\n[^1]: ${'word '.repeat(20_000)}`),
  ],
  [
    'names of fields again and again',
    'md',
    () =>
      note(
        '',
        count(50_000, () => 'title: a\n'),
      ),
  ],
  [
    'many fields',
    'md',
    () =>
      note(
        '',
        count(50_000, (index) => `a${index}: b\n`),
      ),
  ],
  ['slashes in a field', 'md', () => note('', `title: A title\ntext: "${'/'.repeat(500_000)} a"`)],
  [
    'many sources',
    'txt',
    () =>
      Buffer.from(
        `A title\n\n${count(5000, (index) => `A study found it (doi:10.1234/a${index}).\n\n`)}`,
      ),
  ],
  [
    'many topics',
    'csv',
    () =>
      Buffer.from(
        `question,answer,topic\n${count(10_000, (index) => `Why ${index}?,Because.,Topic ${index}\n`)}`,
      ),
  ],
  [
    'names of objects',
    'md',
    () =>
      note(
        '[@constructor] {{< constructor >}} {% __proto__ %} <toString/>',
        'title: a\n__proto__: {a: b}\nconstructor: a\nauthors: [constructor, __proto__]\ntags: [toString]',
      ),
  ],
  [
    'aliases of aliases',
    'md',
    () =>
      note(
        '',
        `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]`,
      ),
  ],
  ['many headings', 'html', () => page(count(20_000, (index) => `<h2>Why ${index}?</h2><p>a</p>`))],
  [
    'one question again and again',
    'csv',
    () => Buffer.from(`question,answer\n${'Why?,Because it is.\n'.repeat(20_000)}`),
  ],
  [
    'many topics in a cell',
    'csv',
    () =>
      Buffer.from(
        `question,answer,topic\nWhy?,Because.,"${count(5000, (index) => `topic number ${index};`)}"\n`,
      ),
  ],
  [
    'many questions in the data of a page',
    'html',
    () =>
      page(
        `<script type="application/ld+json">{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[${count(5000, (index) => `{"@type":"Question","name":"Why ${index}?","acceptedAnswer":{"@type":"Answer","text":"a"}},`)}{}]}</script>`,
      ),
  ],
  [
    'lists within lists of the data of a page',
    'html',
    () =>
      page(
        `<script type="application/ld+json">${'['.repeat(100_000)}${']'.repeat(100_000)}</script>`,
      ),
  ],
  [
    'cells that repeat one text',
    'xlsx',
    () =>
      toXlsx(
        `<row><c t="inlineStr"><is><t>Question</t></is></c><c t="inlineStr"><is><t>Answer</t></is></c></row>${'<row><c t="inlineStr"><is><t>Why?</t></is></c><c t="s"><v>0</v></c></row>'.repeat(30_000)}`,
        `<si><t>${'word '.repeat(20_000)}</t></si>`,
      ),
  ],
  [
    'cells far to the right',
    'xlsx',
    () => toXlsx('<row><c r="GQ1" t="inlineStr"><is><t>Why?</t></is></c></row>'.repeat(40_000)),
  ],
  [
    'numbers of rows that are none',
    'xlsx',
    () =>
      toXlsx(
        `<row r="1e308"><c t="inlineStr"><is><t>Why?</t></is></c><c t="inlineStr"><is><t>Because.</t></is></c></row><row r="-5"><c r="ZZZ9" t="s"><v>-1</v></c></row>`,
      ),
  ],
  [
    'entities that are declared',
    'docx',
    () =>
      toDocx('', {
        'word/document.xml': `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'&c;'.repeat(100)}</w:body></w:document>`,
      }),
  ],
  [
    'entities that are declared',
    'xlsx',
    () => toXlsx('', `<!DOCTYPE a [<!ENTITY a "ha">]><si><t>${'&a;'.repeat(50_000)}</t></si>`),
  ],
  [
    'a flood of entities',
    'html',
    () => page('&amp;&lt;&#65;&notit;&CounterClockwiseContourIntegral;'.repeat(20_000)),
  ],
  ['a flood of entities', 'xml', () => toWxr('&amp;&amp;lt;&#65;'.repeat(30_000))],
  [
    'many files in a zip',
    'docx',
    () =>
      toDocx(
        paragraph('a'),
        Object.fromEntries(
          Array.from({ length: 12_000 }, (_, index) => [`word/media/${index}.png`, '']),
        ),
      ),
  ],
  [
    'one name twice in a zip',
    'docx',
    () => toDocx(paragraph('a'), { 'word/DOCUMENT.xml': '<a/>' }),
  ],
  [
    'a zip that unpacks to far more',
    'docx',
    () => toDocx(paragraph('a'), { 'word/media/image1.png': '\0'.repeat(60_000_000) }),
  ],
  ['a part of blanks', 'docx', () => toDocx(' '.repeat(35_000_000))],
  ['a part of blanks', 'xlsx', () => toXlsx(' '.repeat(15_000_000))],
  ['many paragraphs', 'docx', () => toDocx(paragraph('a').repeat(40_000))],
  [
    'paragraphs that were joined',
    'docx',
    () =>
      toDocx(
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'.repeat(20_000),
      ),
  ],
  ['many lines', 'txt', () => Buffer.from('a\n\n'.repeat(60_000))],
  [
    'line breaks of every kind',
    'txt',
    () => Buffer.from('a\r\n\u2028\u2029\u0085\v\f'.repeat(20_000)),
  ],
  [
    'bytes that are no letters',
    'txt',
    () => Buffer.from(Array.from({ length: 200_000 }, (_, index) => 1 + ((index * 7919) % 255))),
  ],
  [
    'half of a pair of letters',
    'html',
    () => Buffer.from(`\ufeff<p>${'\ud83d'.repeat(100_000)}</p>`, 'utf16le'),
  ],
  [
    'many posts',
    'xml',
    () =>
      Buffer.from(
        `<rss xmlns:content="a" xmlns:wp="b"><channel>${count(5000, (index) => `<item><title>Post ${index}</title><wp:post_type>post</wp:post_type><content:encoded><![CDATA[a]]></content:encoded></item>`)}</channel></rss>`,
      ),
  ],
  [
    'a quotation mark that nothing ends',
    'csv',
    () => Buffer.from(`question,answer\n"${'a,"b '.repeat(60_000)}`),
  ],
];
