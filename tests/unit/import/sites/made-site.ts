import { posix } from 'node:path';
import sharp from 'sharp';

/** A page of a made site, as its author thinks of it. */
export interface MadePage {
  readonly section: string;
  /** The name of its file, without ending. */
  readonly name: string;
  readonly title: string;
  readonly day: string;
  readonly number: number;
}

/** A link of a page: its words, the page that it leads to, and the heading there. */
export interface MadeLink {
  readonly words: string;
  readonly to: MadePage;
  readonly place: 'first' | 'second' | undefined;
}

/** A site of a system, with what must become of it. */
export interface MadeSite {
  readonly system: string;
  /** The files by their paths. */
  readonly files: ReadonlyMap<string, string | Buffer>;
  readonly pages: readonly MadePage[];
  readonly links: ReadonlyMap<MadePage, readonly MadeLink[]>;
  /** The addresses that the system gave the pages. */
  readonly addresses: ReadonlyMap<MadePage, string>;
}

const sections = ['guide', 'tools', 'care'];
const subjects = [
  'Moss',
  'Fern',
  'Birch',
  'Heather',
  'Reed',
  'Clover',
  'Sorrel',
  'Alder',
  'Nettle',
  'Yarrow',
];

/** Thirty pages in three sections. */
const pages: readonly MadePage[] = sections.flatMap((section, at) =>
  subjects.map((subject, index): MadePage => ({
    section,
    name: `${subject.toLowerCase()}-${section}`,
    title: `${subject} in the ${section}`,
    day: `2024-0${at + 1}-${String(index + 10)}`,
    number: at * 10 + index,
  })),
);

function toPage(number: number): MadePage {
  const page = pages[number % pages.length];
  if (page === undefined) throw new Error('There are no pages');
  return page;
}

/**
 * Each page links to three others, to two of them at a place, one of which is a repeated heading.
 */
function listLinks({ number }: MadePage): readonly MadeLink[] {
  return [
    { words: `the next subject ${number}`, to: toPage(number + 1), place: undefined },
    { words: `how to begin ${number}`, to: toPage(number + 11), place: 'first' },
    { words: `how to begin again ${number}`, to: toPage(number + 7), place: 'second' },
    { words: `the one before ${number}`, to: toPage(number + 29), place: undefined },
  ];
}

/** How a system writes its files. */
interface Writer {
  readonly config: readonly (readonly [path: string, text: string])[];
  readonly toPath: (page: MadePage) => string;
  readonly toAddress: (page: MadePage) => string;
  readonly toHead: (page: MadePage) => string;
  /** The target of a link, in one of the ways of the system: `way` counts them. */
  readonly toHref: (from: MadePage, to: MadePage, place: string, way: number) => string;
  /** The fragment of the heading "Begin here" and of the second one of these words. */
  readonly places: readonly [first: string, second: string];
  /** The file of the picture of a page, and how its text names it. */
  readonly toPicture: (page: MadePage) => { readonly path: string; readonly src: string };
  /** A box with these words. */
  readonly toBox: (words: string) => string;
}

const relative = (from: string, to: string) => posix.relative(posix.dirname(from), to);
const yaml = ({ title, day }: MadePage, ...more: string[]) =>
  ['---', `title: ${title}`, `date: ${day}`, 'author: Ines Wald', ...more, '---', ''].join('\n');

const hugo: Writer = {
  config: [['hugo.toml', 'baseURL = "https://garden.example/"\ntitle = "Garden"\n']],
  toPath: ({ section, name, number }) =>
    number % 3 === 0 ? `content/${section}/${name}/index.md` : `content/${section}/${name}.md`,
  toAddress: ({ section, name }) => `/${section}/${name}/`,
  toHead: (page) => yaml(page, `weight: ${page.number}`),
  toHref: (from, to, place, way) =>
    [
      `{{< ref "/${to.section}/${to.name}" >}}${place}`,
      `{{< relref "${to.name}${place}" >}}`,
      `/${to.section}/${to.name}/${place}`,
      `${from.section === to.section ? '..' : `../../${to.section}`}/${to.name}/${place}`,
    ][way % 4] ?? '',
  places: ['begin-here', 'begin-here-1'],
  toPicture: ({ section, name, number }) =>
    number % 3 === 0
      ? { path: `content/${section}/${name}/leaf-${number}.png`, src: `leaf-${number}.png` }
      : { path: `static/img/leaf-${number}.png`, src: `/img/leaf-${number}.png` },
  toBox: (words) => `{{< notice tip >}}\n${words}\n{{< /notice >}}`,
};

const jekyll: Writer = {
  config: [['_config.yml', 'title: Garden\nurl: https://garden.example\npermalink: pretty\n']],
  toPath: ({ name, day }) => `_posts/${day}-${name}.md`,
  toAddress: ({ section, name, day }) => `/${section}/${day.replaceAll('-', '/')}/${name}/`,
  toHead: (page) => yaml(page, 'layout: post', `categories: [${page.section}]`),
  toHref: (_, to, place, way) =>
    [
      `{% post_url ${to.day}-${to.name} %}${place}`,
      `{{ site.baseurl }}{% link _posts/${to.day}-${to.name}.md %}${place}`,
      `{{ "${jekyll.toAddress(to)}" | relative_url }}${place}`,
      `https://garden.example${jekyll.toAddress(to)}${place}`,
    ][way % 4] ?? '',
  places: ['begin-here', 'begin-here-1'],
  toPicture: ({ number }) => ({
    path: `assets/img/leaf-${number}.png`,
    src:
      number % 2 === 0
        ? `/assets/img/leaf-${number}.png`
        : `{{ site.baseurl }}/assets/img/leaf-${number}.png`,
  }),
  toBox: (words) => `> ${words}\n{: .prompt-tip }`,
};

const docusaurus: Writer = {
  config: [
    [
      'docusaurus.config.js',
      "module.exports = { url: 'https://garden.example', baseUrl: '/book/' };\n",
    ],
  ],
  toPath: ({ section, name, number }) =>
    `docs/${section}/${String(number).padStart(2, '0')}-${name}.md`,
  toAddress: ({ section, name }) => `/docs/${section}/${name}`,
  toHead: (page) => yaml(page, `sidebar_position: ${page.number}`),
  toHref: (from, to, place, way) =>
    [
      `${relative(docusaurus.toPath(from), docusaurus.toPath(to)).replace(/^(?!\.)/, './')}${place}`,
      `/docs/${to.section}/${to.name}${place}`,
      `@site/${docusaurus.toPath(to)}${place}`,
      `/book/docs/${to.section}/${to.name}${place}`,
    ][way % 4] ?? '',
  places: ['begin-here', 'begin-here-1'],
  toPicture: ({ section, number }) =>
    number % 2 === 0
      ? { path: `static/img/leaf-${number}.png`, src: `/img/leaf-${number}.png` }
      : { path: `docs/${section}/img/leaf-${number}.png`, src: `./img/leaf-${number}.png` },
  toBox: (words) => `:::tip[Good to know]\n\n${words}\n\n:::`,
};

const mkdocs: Writer = {
  config: [
    [
      'mkdocs.yml',
      'site_name: Garden\nsite_url: https://garden.example/\ntheme: { name: material }\n',
    ],
  ],
  toPath: ({ section, name }) => `docs/${section}/${name}.md`,
  toAddress: ({ section, name }) => `/${section}/${name}/`,
  toHead: (page) => yaml(page),
  toHref: (from, to, place, way) =>
    [
      `${relative(mkdocs.toPath(from), mkdocs.toPath(to))}${place}`,
      `/${to.section}/${to.name}/${place}`,
      `../${from.section === to.section ? '' : `../${to.section}/`}${to.name}/${place}`,
      `https://garden.example/${to.section}/${to.name}/${place}`,
    ][way % 4] ?? '',
  places: ['begin-here', 'begin-here_1'],
  toPicture: ({ number }) => ({
    path: `docs/img/leaf-${number}.png`,
    src: `../img/leaf-${number}.png`,
  }),
  toBox: (words) => `!!! tip "Good to know"\n\n    ${words}`,
};

const writers: ReadonlyMap<string, Writer> = new Map([
  ['Hugo', hugo],
  ['Jekyll', jekyll],
  ['Docusaurus', docusaurus],
  ['MkDocs', mkdocs],
]);

export const systems = [...writers.keys()];

/** Makes the site of a system: thirty pages that link to each other, each with a picture. */
export async function makeSite(system: string): Promise<MadeSite> {
  const writer = writers.get(system);
  if (writer === undefined) throw new Error(`There is no site of ${system}`);
  const files = new Map<string, string | Buffer>(writer.config);
  for (const page of pages) {
    const picture = writer.toPicture(page);
    files.set(picture.path, await drawLeaf(page.number));
    files.set(writer.toPath(page), writer.toHead(page) + writeText(page, writer, picture.src));
  }
  return {
    system,
    files,
    pages,
    links: new Map(pages.map((page) => [page, listLinks(page)])),
    addresses: new Map(pages.map((page) => [page, writer.toAddress(page)])),
  };
}

function writeText(page: MadePage, writer: Writer, src: string): string {
  const [first, second] = writer.places;
  const links = listLinks(page).map(({ words, to, place }, index) => {
    const fragment = place === undefined ? '' : `#${place === 'first' ? first : second}`;
    return `[${words}](${writer.toHref(page, to, fragment, page.number + index)})`;
  });
  const subject = page.title.split(' ', 1).join('');
  return [
    '',
    `${subject} grows where nobody planted it, and this text of the ${page.section} tells what becomes of it in page ${page.number}.`,
    '',
    '## Begin here',
    '',
    `Look at ${links[0]} first, then at ${links[1]}, since ${subject} comes after both.`,
    '',
    `![A leaf of ${subject} on page ${page.number}](${src})`,
    '',
    writer.toBox(`Cut ${subject} **twice** a year, and write the day down on page ${page.number}.`),
    '',
    '## Begin here',
    '',
    `- Water ${subject} with rain number ${page.number}.`,
    `- See ${links[2]} and ${links[3]}.`,
    '',
    '```sh',
    `grow --subject ${subject} --times ${page.number}`,
    '```',
    '',
  ].join('\n');
}

function drawLeaf(number: number): Promise<Buffer> {
  return sharp({
    create: { width: 40, height: 30, channels: 3, background: { r: number * 8, g: 160, b: 60 } },
  })
    .png()
    .toBuffer();
}
