import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importCase } from '../import-case.ts';
import { importSite } from './import-site.ts';
import { type MadePage, systems } from './made-site.ts';

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

async function importOnce(system: string, folder?: string) {
  const imported = await importSite(system, folder === undefined ? {} : { folder });
  places.push(imported.place);
  return imported;
}

const toId = ({ title }: MadePage) => title.toLowerCase().replaceAll(' ', '-');
const toEntry = (page: MadePage) => [page.name, toId(page)];

describe.each(systems)('a site of %s', (system) => {
  const imported = importOnce(system);

  /** The id of the entry that a page became: that of its file, or of its title. */
  async function findId(page: MadePage): Promise<string> {
    const { files } = await imported;
    const id = toEntry(page).find((each) => files.has(`content/articles/${each}.mdx`));
    if (id === undefined) throw new Error(`${page.title} is in no article`);
    return id;
  }

  it('is known by its configuration', async () => {
    const { plan } = await imported;
    const told = plan.inputs.filter(({ messages }) =>
      messages.some(({ message }) => message.startsWith(`Read as a file of ${system}, by `)),
    );
    expect(told).toHaveLength(30);
  });

  it('loses no link, and no place of one', async () => {
    const { site, read } = await imported;
    for (const page of site.pages) {
      const text = read(`articles/${await findId(page)}.mdx`);
      for (const { words, to, place } of site.links.get(page) ?? []) {
        const fragment = { first: '#begin-here', second: '#begin-here-2', none: '' }[
          place ?? 'none'
        ];
        expect(text).toContain(`[${words}](/articles/${await findId(to)}/${fragment})`);
      }
    }
  });

  it('leads on from every old address', async () => {
    const { site, read } = await imported;
    const ledger: unknown = JSON.parse(read('permalinks.json'));
    for (const [page, address] of site.addresses) {
      const from = address.endsWith('/') || address.endsWith('.html') ? address : `${address}/`;
      expect(ledger).toHaveProperty([from, 'to'], `/articles/${await findId(page)}/`);
    }
  });

  it('loses no picture and no word', async () => {
    const { plan, files } = await imported;
    expect([...files.keys()].filter((path) => path.endsWith('.png'))).toHaveLength(30);
    expect(plan.inputs.flatMap(({ accounting }) => accounting.missing)).toEqual([]);
    const asked = plan.inputs.flatMap(({ messages }) =>
      messages.filter(({ requiresAction }) => requiresAction),
    );
    expect(asked).toEqual([]);
    expect(plan.inputs.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it('is found without an error by the check', async () => {
    const { files } = await imported;
    expect(files.get('check.txt')?.toString() ?? '').not.toMatch(/ error /);
  });
});

it('the folder of the texts alone is read as a part of its site', async () => {
  const { plan, files, read, site } = await importOnce('Hugo', 'content');
  expect([...files.keys()].filter((path) => path.endsWith('.png'))).toHaveLength(30);
  expect(plan.inputs).toHaveLength(30);
  const ledger: unknown = JSON.parse(read('permalinks.json'));
  for (const address of site.addresses.values()) expect(ledger).toHaveProperty([address]);
});

describe('a folder of texts without a configuration', () => {
  async function importFiles(files: Readonly<Record<string, string>>) {
    const place = mkdtempSync(join(tmpdir(), 'import-files-'));
    places.push(place);
    for (const [path, text] of Object.entries({ 'content/site.yml': 'title: A\n', ...files })) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
    const content = join(place, 'content');
    const { plan } = await importCase({ content, inputs: [join(place, 'texts')] }, {});
    return plan;
  }

  it.each([
    [
      'Hugo',
      'texts/docs/a.md',
      '---\ntitle: A\nlastmod: 2024-01-01\n---\nText.\n',
      'texts/docs/b.md',
      '/docs/b/',
    ],
    [
      'Jekyll',
      'texts/_posts/2024-01-01-a.md',
      '---\ntitle: A\n---\nText.\n',
      'texts/news/b.md',
      '/news/b.html',
    ],
    [
      'Docusaurus',
      'texts/docs/a.md',
      '---\nsidebar_position: 1\n---\nText.\n',
      'texts/docs/02-b.md',
      '/docs/b/',
    ],
  ])(
    'is of the system that some of them tell: %s',
    async (system, teller, text, other, address) => {
      const { inputs, redirects } = await importFiles({
        [teller]: text,
        [other]: '# B\n\nText.\n',
      });
      expect(inputs.flatMap(({ messages }) => messages.map(({ message }) => message))).toContain(
        `Read as a file of ${system}, by the files around it.`,
      );
      expect([...redirects.keys()]).toContain(address);
    },
  );

  it('is plain Markdown where hardly any tells a system', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 8 }, (_, each) => [
        `texts/docs/${each}.md`,
        `# Text ${each}\n\nWords.\n`,
      ]),
    );
    const { redirects } = await importFiles({
      'texts/docs/a.md': '---\nlastmod: 2024-01-01\n---\n# A\n',
      ...others,
    });
    expect([...redirects.keys()]).toEqual(['/docs/a/']);
  });
});
