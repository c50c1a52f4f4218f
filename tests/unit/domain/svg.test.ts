import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualOrDeep } from '../../deep.ts';
import { findUnlisted } from '../../../bench/safe/picture-names.ts';
import { cleanSvg, decodeSvg } from '../../../src/domain/svg/index.ts';

const pictures = resolve(import.meta.dirname, '../../fixtures/pictures');
const head =
  'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"';

function clean(inside: string): string {
  const { svg = '' } = cleanSvg(`<svg ${head}>${inside}</svg>`);
  return svg
    .replace('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">', '')
    .replace('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', '')
    .replace('</svg>', '')
    .trim();
}

function find(text: string): string[] {
  return cleanSvg(text).findings.map(
    ({ start, end, found, remedy }) => `${text.slice(start, end)} | ${found} ${remedy}`,
  );
}

describe('a picture that is published', () => {
  const folders = ['hostile/script', 'hostile/request', 'hostile/inert', 'honest'];

  it.each(folders)(
    'holds nothing but what is allowed, and is clean when it is cleaned again: %s',
    (folder) => {
      const files = readdirSync(join(pictures, folder));
      expect(files.length).toBeGreaterThanOrEqual(20);
      for (const file of files) {
        const { svg } = cleanSvg(decodeSvg(readFileSync(join(pictures, folder, file))));
        if (svg === undefined) continue;
        expect([file, findUnlisted(svg)]).toEqual([file, []]);
        expect([file, cleanSvg(svg)]).toEqual([file, { svg, findings: [] }]);
      }
    },
  );

  it('is told to hold nothing wrong where a program wrote its notes into it', () => {
    for (const file of readdirSync(join(pictures, 'honest')))
      expect([
        file,
        cleanSvg(readFileSync(join(pictures, 'honest', file), 'utf8')).findings,
      ]).toEqual([file, []]);
  });

  it.each([
    [
      '<é:g xmlns:é="http://www.w3.org/2000/svg"><é:path d="M0 0"/></é:g>',
      '<g><path d="M0 0"/></g>',
    ],
    ['<use xlink:href="#a" href="#b"/>', '<use href="#b"/>'],
    ['<g data-x="1" inkscape:label="a" xmlns:inkscape="urn:i" tabindex="0"/>', '<g/>'],
    ['<style>a{fill:red;-inkscape-x:1;background:none}</style>', '<style>a{fill:red}</style>'],
    ['<style type="text/less">a{fill:red}</style>', ''],
    ['<rect style="FILL:Red;stroke:u\\72l(#a)" fill="f(x)"/>', '<rect style="fill:Red"/>'],
    ['<path fill="url( \'#a\' ) red"/>', '<path fill="url(#a)red"/>'],
    [
      '<text>a &lt;b&gt; &#13;<tspan>c</tspan></text>',
      '<text>a &lt;b&gt; &#13;<tspan>c</tspan></text>',
    ],
    ['<title>a<b/>c</title>', '<title>ac</title>'],
    ['words outside of text', ''],
    [
      '<filter id="a"><feColorMatrix values="1 0"/></filter>',
      '<filter id="a"><feColorMatrix values="1 0"/></filter>',
    ],
    [
      '<animate attributeName="fill" values="red;blue" dur="1s" fill="freeze"/>',
      '<animate attributeName="fill" values="red;blue" dur="1s" fill="freeze"/>',
    ],
    [
      '<animate attributeName="class" to="a"/><circle attributeName="fill"/>',
      '<animate attributeName="class" to="a"/><circle/>',
    ],
    ...['id', 'lang', 'role', 'type', 'media', 'version'].map((name): [string, string] => [
      `<set attributeName="${name}" to="a"/>`,
      '',
    ]),
    [
      '<image href=" DATA:image/gif;charset=x;BASE64,iVBOR\nw0KGgo="/>',
      '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    ],
    ['<g id="a\nb\t\'&quot;"/>', '<g id="a b \'&quot;"/>'],
  ])('is written anew from its tree: %s', (inside, expected) => {
    expect(clean(inside)).toBe(expected);
  });

  it.each([
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox=" 0,0 , 10 20 " width="5" height="100%"/>',
      'width="5" height="100%" viewBox="0 0 10 20"',
    ],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'width="300" height="150"'],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="none" width="20mm"/>',
      'width="20mm" height="150"',
    ],
    ['<svg viewBox="0 0 1 1"/>', 'viewBox="0 0 1 1"'],
  ])('begins with its size, which every program finds: %s', (text, expected) => {
    expect(cleanSvg(text).svg).toBe(`<svg xmlns="http://www.w3.org/2000/svg" ${expected}/>\n`);
  });
});

describe('what a picture may not hold', () => {
  it.each([
    [
      `<svg ${head}>\n<path onclick="x"/></svg>`,
      'onclick="x" | This image holds an event attribute (onclick), which runs code. Save it as a plain SVG, or as PNG.',
    ],
    [
      `<svg ${head}><style>a{}\n b{fill:url(https://a.example/)}</style></svg>`,
      'url(https://a.example/) | This image holds an address of another file or site (https://a.example/).',
    ],
    [
      `<svg ${head}><style><![CDATA[a{fill:image-set("x" 1x)}]]></style></svg>`,
      'image-set( | This image holds the style function image-set(), which can ask other sites or run code.',
    ],
    [
      `<svg ${head}><g style="mask:url('x.svg')"/></svg>`,
      "url('x.svg' | This image holds an address of another file or site (x.svg).",
    ],
    [
      `<svg ${head}><g style="mask:&#117;rl(x.svg)"/></svg>`,
      'style="mask:&#117;rl(x.svg)" | This image holds an address of another file or site (x.svg).',
    ],
    [
      `<svg ${head}><a xlink:href='https://a.example/'/></svg>`,
      "xlink:href='https://a.example/' | This image holds an address of another file or site (https://a.example/). Nobody can click into a picture on a page",
    ],
    [
      `<svg ${head}><circle><set attributeName="values" to="url(o.svg#f)"/></circle></svg>`,
      'to="url(o.svg#f)" | This image holds an address of another file or site (o.svg#f).',
    ],
    [
      `<svg ${head}><image href="data:image/svg+xml,x"/></svg>`,
      'href="data:image/svg+xml,x" | This image holds another SVG image as data.',
    ],
    [
      `<svg ${head}><image href="data:image/png;base64,AA"/></svg>`,
      'href="data:image/png;base64,AA" | This image holds data that should be an image (image/png) and is none.',
    ],
    [
      `<!DOCTYPE svg [<!ENTITY a "x"> <!ENTITY b SYSTEM "c">]>\n<svg ${head}/>`,
      '<!ENTITY b SYSTEM "c"> | This image holds an entity that stands for another file',
    ],
    [
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]><svg ${head}/>`,
      '<!ATTLIST svg onload CDATA "x"> | This image holds attributes that its document type adds.',
    ],
    [
      '<svg xmlns="http://www.w3.org/2000/svg"><g>&constructor;</g></svg>',
      '; | This image cannot be read as XML from here on: undefined entity.',
    ],
    [
      '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      '<html | This file ends in .svg, but it is no SVG image.',
    ],
    ['', ' | This image cannot be read as XML from here on: document must contain a root element.'],
  ])('is told with its place: %s', (text, expected) => {
    expect(find(text)).toEqual([expect.stringContaining(expected)]);
  });

  it('is one problem for each slip', () => {
    expect(
      find(
        `<svg ${head}><script href="https://a.example/x.js" onload="y">z</script><foreignObject onclick="x"><p xmlns="http://www.w3.org/1999/xhtml" style="background:url(x)">a</p></foreignObject></svg>`,
      ),
    ).toHaveLength(2);
  });

  it('costs little time, however long the picture is', () => {
    const long = usualOrDeep(20_000, 200_000);
    for (const inside of [
      '<a>'.repeat(150),
      '<g/>'.repeat(long),
      `<style>${'a{'.repeat(long)}</style>`,
      `<style>${'url('.repeat(long)}</style>`,
      `<path fill="${'('.repeat(long)}"/>`,
      `<path style="${'a:b;'.repeat(long)}"/>`,
      '&#x41;'.repeat(long),
      '<use href="#a"/><g id="a"/>'.repeat(long / 4),
    ]) {
      expect(() => cleanSvg(`<svg ${head}>${inside}</svg>`)).not.toThrow();
    }
    expect(() =>
      cleanSvg(`<!DOCTYPE svg [${'<!ENTITY a "b">'.repeat(long)}]><svg ${head}/>`),
    ).not.toThrow();
    expect(() =>
      cleanSvg(`<!DOCTYPE svg [<!ATTLIST ${'x'.repeat(2_000_000)}]><svg ${head}/>`),
    ).not.toThrow();
  });
});

describe('what a picture draws by reference', () => {
  it.each([
    'billion-uses',
    'billion-uses-by-percent',
    'billion-masks',
    'billion-patterns',
    'billion-patterns-by-class',
    'billion-markers',
    'uses-in-a-long-chain',
  ])('is refused where no browser could draw it: %s', (name) => {
    const bytes = readFileSync(join(pictures, `hostile/inert/${name}.svg`));
    const { svg, findings } = cleanSvg(decodeSvg(bytes));
    expect(svg).toBeUndefined();
    expect(findings.map(({ found }) => found)).toEqual([
      expect.stringContaining('which no browser bears'),
    ]);
  });

  it.each([
    ['its class', (shape: string) => `.of-${shape}`],
    ['the name of its element', (shape: string) => shape],
    ['that name in a namespace', (shape: string) => `svg|${shape}`],
    ['what stands around it', (shape: string) => `pattern > ${shape}:first-child`],
  ])('is counted where a rule of a style says so by %s', (_, select) => {
    const shapes = ['rect', 'circle', 'ellipse', 'line', 'path', 'polygon'];
    const rules = shapes.map((shape) => `${select(shape)}{fill:url(#in-${shape})}`);
    const patterns = shapes.map((shape, at) => {
      const next = shapes[at + 1] ?? 'polyline';
      return `<pattern id="in-${shape}" width="1" height="1">${`<${next} class="of-${next}"/>`.repeat(30)}</pattern>`;
    });
    const { svg } = cleanSvg(
      `<svg ${head}><style>@namespace svg url(http://www.w3.org/2000/svg);${rules.join('')}</style>${patterns.join('')}<rect class="of-rect"/></svg>`,
    );
    expect(svg).toBeUndefined();
  });

  it('may be much, as a hatching of a thousand shapes is', () => {
    const shapes = '<path class="a" d="M0 0h1v1z"/>'.repeat(1000);
    const { findings } = cleanSvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>.a{fill:url(#h)}</style><pattern id="h" width="2" height="2">${'<path d="M0 0h1"/>'.repeat(20)}</pattern>${shapes}</svg>`,
    );
    expect(findings).toEqual([]);
  });
});

describe('the bytes of a picture', () => {
  it('are text in UTF-16 where they begin so, else in UTF-8, whatever the picture says', () => {
    const text = '<?xml version="1.0" encoding="utf-7"?><svg/>';
    expect(
      [
        Buffer.from(`\ufeff${text}`, 'utf16le'),
        Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
        Buffer.from(`\ufeff${text}`),
        Buffer.from(text),
      ].map((bytes) => decodeSvg(bytes)),
    ).toEqual([text, text, text, text]);
  });
});
