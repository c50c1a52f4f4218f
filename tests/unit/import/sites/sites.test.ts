import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { resolveState } from '../../../../src/import/write/planned-file.ts';
import { importCase, plan as planCase } from '../import-case.ts';
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

/** Imports a folder of texts, and gives all that is in its place then. */
async function importFolder(
  files: Readonly<Record<string, string>>,
  options: Parameters<typeof importCase>[1] = {},
) {
  const place = mkdtempSync(join(tmpdir(), 'import-files-'));
  places.push(place);
  for (const [path, text] of Object.entries({ 'content/site.yml': 'title: A\n', ...files })) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  const content = join(place, 'content');
  const given = { content, inputs: [join(place, 'texts')] };
  return {
    ...(await importCase(given, options)),
    planAgain: () => planCase(given),
    read: (path: string) => readFileSync(join(content, path), 'utf8'),
  };
}

describe('a folder of texts without a configuration', () => {
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
      const { plan } = await importFolder({
        [teller]: text,
        [other]: '# B\n\nText.\n',
      });
      const { inputs, redirects } = plan;
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
    const { plan } = await importFolder({
      'texts/docs/a.md': '---\nlastmod: 2024-01-01\n---\n# A\n',
      ...others,
    });
    expect([...plan.redirects.keys()]).toEqual(['/docs/a/']);
  });
});

describe('the old address of a text that is not shown yet', () => {
  const post = (status: string, day: string) =>
    `<rss><channel><link>https://moss.garden</link><item><title>Wet moss</title><link>https://moss.garden/n/wet/</link><wp:post_date>${day} 10:00:00</wp:post_date><wp:status>${status}</wp:status><wp:post_type>post</wp:post_type><content:encoded><![CDATA[<p>Words.</p>]]></content:encoded></item></channel></rss>`;
  it.each([
    ['all of an export', { 'texts/x.xml': post('publish', '2024-01-01') }, { draft: true }],
    ['a draft of an export', { 'texts/x.xml': post('draft', '2024-01-01') }, {}],
    ['a post of a later day', { 'texts/x.xml': post('publish', '2030-01-01') }, {}],
    [
      'a draft of Hugo',
      {
        'texts/hugo.toml': 'baseURL = "/"',
        'texts/content/n/wet.md': '---\ntitle: 湿苔藓\ndraft: true\n---\nText.\n',
      },
      {},
    ],
    [
      'what is expired',
      {
        'texts/a.md':
          '---\ntitle: Nasses Moos\naliases: [/n/wet/]\nexpiryDate: 2020-01-01\n---\nText.\n',
      },
      {},
    ],
  ])('waits in the ledger, which is told: %s', async (_, files, options) => {
    const { plan, read } = await importFolder(files, options);
    const ledger: unknown = JSON.parse(read('permalinks.json'));
    expect(ledger).toHaveProperty(['/n/wet/', 'to'], expect.stringMatching(/^\/articles\//));
    expect(
      plan.inputs.flatMap(({ messages }) => messages.map(({ message }) => message)),
    ).toContainEqual(
      expect.stringContaining('/n/wet/ waits in permalinks.json until the entry is published'),
    );
  });
});

describe('the files that imported texts offer for download', () => {
  const head = (title: string) => `---\ntitle: ${title}\nauthor: Ines Wald\n---\n\n`;
  const imported = importFolder({
    'texts/hugo.toml': 'baseURL = "https://garden.example/"\n',
    'texts/content/a/moss.md': `${head('Moss')}Take [the plan](/files/Planting%20Plan.PDF) or [the list](list.csv#top).\n`,
    'texts/content/b/fern.md': `${head('Fern')}Take [another plan](./Planting%20Plan.PDF), [the letter](letter.docx) or [the table](../b/prices.rtf).\n`,
    'texts/static/files/Planting Plan.PDF': '%PDF-1.7 moss',
    'texts/content/b/Planting Plan.PDF': '%PDF-1.7 fern',
    'texts/content/b/prices.rtf': '{\\rtf1 5 euros}',
    'texts/page.html':
      '<title>Reed</title><main><h1>Reed</h1><p>Here is <a href="static/files/Planting Plan.PDF">the same plan</a>, and <a href="https://reed.example/a.pdf">one elsewhere</a>.</p></main>',
  });

  it('lie beside the entry, each once, and the link leads to them', async () => {
    const { plan, read } = await imported;
    expect(read('articles/moss.mdx')).toContain('[the plan](./Planting-Plan.pdf)');
    expect(read('articles/fern.mdx')).toContain(
      '[another plan](./fern-Planting-Plan.pdf), the letter or [the table](./prices.rtf)',
    );
    expect(read('articles/reed.mdx')).toContain(
      '[the same plan](./Planting-Plan.pdf), and [one elsewhere](https://reed.example/a.pdf)',
    );
    expect(read('articles/Planting-Plan.pdf')).toBe('%PDF-1.7 moss');
    expect(read('articles/fern-Planting-Plan.pdf')).toBe('%PDF-1.7 fern');
    const files = plan.inputs.flatMap((input) => input.files);
    expect(files.filter(({ kind }) => kind === 'download').map(({ path }) => path)).toEqual([
      'articles/Planting-Plan.pdf',
      'articles/fern-Planting-Plan.pdf',
      'articles/prices.rtf',
    ]);
  });

  it('are named to a person where they are missing, and no word is', async () => {
    const { plan } = await imported;
    const asked = plan.inputs.flatMap(({ messages }) =>
      messages.flatMap(({ message, requiresAction }) =>
        requiresAction && message.startsWith('The file') ? [message.split(' is ', 1)[0]] : [],
      ),
    );
    expect(asked).toEqual(['The file "list.csv#top"', 'The file "letter.docx"']);
    expect(plan.inputs.flatMap(({ accounting }) => accounting.missing)).toEqual([]);
  });

  it('are the same at a second import', async () => {
    const { planAgain } = await imported;
    const { inputs } = await planAgain();
    expect(new Set(inputs.flatMap(({ files }) => files.map(resolveState)))).toEqual(
      new Set(['same']),
    );
  });
});
