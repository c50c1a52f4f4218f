import { describe, expect, it } from 'vitest';
import { resolveFileRole } from '../../../src/check/files/content-folder.ts';
import { check, pageWith, png, type Files } from './small-content.ts';

const pdf = '%PDF-1.4\n';

function tell(body: string, files: Files = {}): string[] {
  return check({ ...pageWith(body), ...files })
    .diagnostics.filter(({ path }) => path.startsWith('pages/'))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('a file for download', () => {
  it('is offered by a link, also by one that names it below the text, whatever its capitals', () => {
    const files = { 'pages/Form_2.PDF': pdf };
    expect(tell('Take [the form](./Form_2.PDF) or [that][f].\n\n[f]: ./Form_2.PDF', files)).toEqual(
      [],
    );
  });

  it.each([
    ['./form.pdf', {}, /^download: .* does not lie beside this one\. Save it there/],
    ['./form.pdf', { 'pages/Form.pdf': pdf }, /^download: .* capitals count\. Write \.\/Form\.pdf/],
    ['form.pdf', { 'pages/form.pdf': pdf }, /^download: .* begins with \.\/\. Write \.\/form\.pdf/],
    ['./evil.exe', {}, /^download: .* cannot be offered/],
    ['./page.svg', {}, /^download: .* cannot be offered/],
    ['./form.docm', {}, /^download: .* cannot be offered/],
    ['./page.html', {}, /^link: /],
  ])('is told of at %s with %j', (address, files, message) => {
    const found = tell(`Take [the form](${address}).`, files);
    expect(found.filter((each) => !/^(?:file-|unused)/.test(each))).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it('is what its name says', () => {
    const link = 'Take [the form](./form.pdf).';
    expect(tell(link, { 'pages/form.pdf': '<html>' })).toEqual([
      expect.stringMatching(/^download: This file ends in \.pdf, but it is no pdf file/),
    ]);
    expect(tell(link, { 'pages/form.pdf': '' })).toEqual([
      expect.stringMatching(/^download: This file is empty/),
    ]);
  });

  it('that no text offers is told, with what to do', () => {
    expect(tell('We bake.', { 'pages/form.docx': 'PK\x03\x04' })).toEqual([
      expect.stringMatching(/^unused-download: .*move it out.*import it\./),
    ]);
  });

  it('may be a video, which needs its captions and one picture', () => {
    const video = (attributes: string, within = '![A loaf](./loaf.png)') =>
      tell(`<Video ${attributes} title="Kneading">\n${within}\n</Video>`, {
        'pages/a.mp4': 'x',
        'pages/a.vtt': 'WEBVTT',
        'pages/loaf.png': png,
      }).filter((each) => !each.startsWith('unused'));
    expect(video('src="./a.mp4" captions="./a.vtt"')).toEqual([]);
    expect(video('src="./b.mp4" captions="./a.vtt"')).toEqual([
      expect.stringMatching(/^download: The file "\.\/b\.mp4" does not lie beside/),
    ]);
    expect(video('src="https://a.example/a.mp4" captions="./a.vtt"')).toEqual([
      expect.stringMatching(/^component: "src" of <Video>/),
    ]);
    expect(video('src="./a.mp4"')).toEqual([
      expect.stringMatching(/^component: <Video> needs "captions"/),
    ]);
    expect(video('src="./a.mp4" captions="./a.vtt"', 'Words.')).toEqual([
      expect.stringMatching(/^component: <Video> holds exactly one image/),
    ]);
  });

  it('lies beside a text, and nowhere else', () => {
    expect(resolveFileRole('faq/list.CSV')).toEqual({ kind: 'download', format: 'csv' });
    for (const path of ['list.csv', 'topics/list.csv', 'faq/list.html', 'faq/list.js'])
      expect(resolveFileRole(path)).toEqual({ kind: 'stray' });
  });
});
