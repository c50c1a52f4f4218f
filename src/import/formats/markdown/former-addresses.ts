import type { CalendarDate } from '../../../domain/locale/index.ts';
import { collectTexts, parseText } from './field-keys.ts';
import type { SiteSettings, SourceSite } from './site.ts';
import type { System } from './system.ts';

/** What a text says of itself that systems make its address of. */
interface AddressFields {
  readonly values: Readonly<Record<string, unknown>>;
  readonly title: string | undefined;
  /** The day as it is written, in the zone of its author. */
  readonly day: CalendarDate | undefined;
}

/**
 * The addresses that a text had by the rule of its system, as paths from the root of the site; then
 * those of them that only links have (`link:`): with the path below which the site lay, and with
 * its host.
 */
export function listFormerAddresses(site: SourceSite, fields: AddressFields): string[] {
  // Of a single file without a configuration nobody knows the folder.
  const isKnown = site.mark !== '' || site.path.includes('/');
  const rule = isKnown ? rules.get(site.system) : undefined;
  const paths = rule === undefined ? [] : rule(site, fields).map(normalize);
  const { base, origin } = site;
  return [
    ...new Set([
      ...paths,
      ...(base === '' ? [] : paths.map((path) => `link:${base}${path}`)),
      ...(origin === undefined ? [] : paths.map((path) => `link:${origin}${base}${path}`)),
    ]),
  ];
}

function normalize(path: string): string {
  return `/${path}`.replace(/\/{2,}/g, '/');
}

/** Makes the addresses of a text of the path of its file; none if it has no page of its own. */
type Rule = (site: SourceSite, fields: AddressFields) => string[];

interface FilePath {
  readonly folders: readonly string[];
  /** The name of the file without its ending. */
  readonly name: string;
}

/** The path below one of these folders; below the site if it is in none. */
function splitPath(path: string, ...roots: readonly string[]): FilePath {
  const root = roots.find((each) => each !== '' && path.startsWith(`${each}/`));
  const parts = (root === undefined ? path : path.slice(root.length + 1)).split('/');
  return {
    folders: parts.slice(0, -1),
    name: (parts.at(-1) ?? '').replace(/(?:\.html?)?\.[^.]+$/, ''),
  };
}

/** A folder that the settings name, without `./` and slashes at its ends. */
function getFolder(settings: SiteSettings, key: string, otherwise: string): string {
  const value = settings.get(key);
  return typeof value === 'string'
    ? value.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '')
    : otherwise;
}

const isIndex = (name: string) => /^(?:index|readme)$/i.test(name);

function join(folders: readonly string[], ...names: readonly string[]): string {
  return [...folders, ...names].filter((part) => part !== '').join('/');
}

/** `a/b/` for a page with a folder of its own; the root if there is no name. */
const asFolder = (path: string) => (path === '' ? '/' : `${path}/`);

/** Lower case, with hyphens for blanks and without signs. */
function slugify(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

const hugo: Rule = ({ path, settings }, { values, title, day }) => {
  const own = parseText(values['url']);
  if (own !== undefined) return [own];
  const { folders: written, name } = splitPath(path, getFolder(settings, 'contentdir', 'content'));
  const [, stem = name, language] = /^(.*)\.([a-z]{2}(?:-[a-z]{2})?)$/i.exec(name) ?? [];
  const isDefault = language === settings.get('defaultcontentlanguage');
  const folders = [...(language === undefined || isDefault ? [] : [language]), ...written];
  const clean = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}._/-]+/gu, '-');
  if (stem === '_index') return [asFolder(clean(join(folders)))];
  const isBundle = stem === 'index';
  const section = isBundle ? folders.slice(0, -1) : folders;
  const file = isBundle ? (folders.at(-1) ?? '') : stem;
  const slug = parseText(values['slug']);
  const pattern = ['permalinks.page.', 'permalinks.']
    .map((prefix) => settings.get(prefix + (folders[0] ?? '').toLowerCase()))
    .find((value) => typeof value === 'string');
  const plain = join(section, slug ?? file);
  const made =
    typeof pattern === 'string'
      ? expand(pattern, /:([a-z0-9_]+)(?:\[[^\]]*\])?/g, {
          ...expandDay(day),
          title: slugify(title ?? file),
          slug: slug ?? slugify(title ?? file),
          slugorfilename: slug ?? file,
          slugorcontentbasename: slug ?? file,
          filename: file,
          contentbasename: file,
          section: section[0] ?? '',
          sections: join(section),
        })
      : plain;
  const shown = clean(made.replace(/^\/+|\/+$/g, ''));
  return settings.get('uglyurls') === true && !isBundle ? [`${shown}.html`] : [asFolder(shown)];
};

/** The styles of Jekyll by their names. */
const jekyllStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

const jekyll: Rule = ({ path: whole, settings, mark }, { values, day }) => {
  const source = getFolder(settings, 'source', '');
  const path =
    source !== '' && whole.startsWith(`${source}/`) ? whole.slice(source.length + 1) : whole;
  const parts = path.split('/');
  const posts = parts.indexOf('_posts');
  const room = posts >= 0 ? '_posts' : (parts.find((part) => /^_[^_]/.test(part)) ?? '');
  const collection = room.slice(1);
  if (room === '_drafts') return [];
  const type = room === '' ? 'pages' : collection;
  const defaults = findDefaults(settings, path, type);
  const value = (key: string) => parseText(values[key]) ?? defaults.get(key);
  const given = value('permalink');
  const style = settings.get('permalink');
  const named = (template: string) =>
    Object.hasOwn(jekyllStyles, template) ? (jekyllStyles[template] ?? template) : template;
  const { folders, name } = splitPath(path);
  if (room === '') {
    if (given !== undefined && !given.includes(':')) return [given];
    const below = isIndex(name) ? folders : [...folders, name];
    const isPretty =
      typeof style === 'string' && (style === 'pretty' || named(style).endsWith('/'));
    const extension = isIndex(name) || isPretty ? '/' : '.html';
    return [below.length === 0 ? '/' : join(below) + extension];
  }
  const below = folders.slice(folders.indexOf(room) + 1);
  if (room !== '_posts') {
    const template = given ?? settings.get(`collections.${collection}.permalink`);
    const isShown =
      settings.get(`collections.${collection}.output`) === true || given !== undefined;
    // Without configuration nobody knows whether the collection had pages.
    if (!isShown && mark !== '') return [];
    return [
      expand(
        typeof template === 'string' ? named(template) : '/:collection/:path:output_ext',
        /:([a-z_]+)/g,
        {
          collection,
          path: join(below, name),
          name,
          title: parseText(values['slug']) ?? name,
          slug: slugify(parseText(values['slug']) ?? name),
          categories: '',
          output_ext: '.html',
          ...expandDay(day),
        },
      ),
    ];
  }
  const [, year = '', month = '', date = '', stem = name] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})-(.*)$/.exec(name) ?? [];
  const written =
    year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const categories = [
    ...folders.slice(0, folders.indexOf('_posts')),
    ...listWords(
      values['category'] ??
        values['categories'] ??
        defaults.get('category') ??
        defaults.get('categories'),
    ),
  ];
  const template = given ?? (typeof style === 'string' ? style : 'date');
  const slug = parseText(values['slug']) ?? stem;
  const address = expand(named(template), /:([a-z_]+)/g, {
    ...expandDay(day ?? written),
    title: slug,
    slug: slugify(slug),
    categories: [...new Set(categories.map((each) => slugify(each)))].join('/'),
    output_ext: '.html',
  });
  return [/\.html?$|\/$/.test(address) ? address : `${address}.html`];
};

/** Categories are a list, or words with blanks between. */
function listWords(value: unknown): string[] {
  return typeof value === 'string'
    ? value.split(/\s+/).filter((word) => word !== '')
    : collectTexts(value);
}

/** The values that the configuration gives files of a folder, or of a kind. */
function findDefaults(settings: SiteSettings, path: string, type: string): Map<string, string> {
  const found = new Map<string, string>();
  for (
    let index = 0;
    settings.has(`defaults.${index}.scope.path`) || settings.has(`defaults.${index}.scope.type`);
    index += 1
  ) {
    const scope = settings.get(`defaults.${index}.scope.path`);
    const kind = settings.get(`defaults.${index}.scope.type`);
    const folder = typeof scope === 'string' ? scope.replace(/^\/|\/$/g, '') : '';
    const isOf = folder === '' || path === folder || path.startsWith(`${folder}/`);
    if (!isOf || (typeof kind === 'string' && kind !== type)) continue;
    for (const key of ['permalink', 'category', 'categories']) {
      const value = settings.get(`defaults.${index}.values.${key}`);
      if (typeof value === 'string') found.set(key, value);
    }
  }
  return found;
}

/** Numbers before names, which order them and are left out of addresses. */
function dropNumber(name: string): string {
  const isNumbered = !/^\d{4}-\d{2}(?:-\d{2})?|^\d+\.\d+/.test(name);
  return isNumbered ? (/^\d+\s*[-_.]+\s*(\S.*)$/.exec(name)?.[1] ?? name) : name;
}

const docusaurus: Rule = ({ path, settings }, { values }) => {
  const route = settings.get('routebasepath');
  const slug = parseText(values['slug']);
  const blog = /^blog\/(.*)$/.exec(path)?.[1];
  if (blog !== undefined) return [`blog/${makeBlogPath(blog, slug)}`];
  const page = /^src\/pages\/(.*)$/.exec(path)?.[1];
  if (page !== undefined) {
    const { folders, name } = splitPath(page);
    return [join(folders, isIndex(name) ? '' : name)];
  }
  const [, version] = /^versioned_docs\/version-([^/]+)\//.exec(path) ?? [];
  const isBelow = version !== undefined || path.startsWith('docs/');
  const root =
    typeof route === 'string' && !route.startsWith('blog') ? route : isBelow ? 'docs' : '';
  const { folders, name } = splitPath(
    path,
    version === undefined ? 'docs' : `versioned_docs/version-${version}`,
  );
  const above = [...root.split('/'), ...(version === undefined ? [] : [version])];
  const below = folders.map(dropNumber);
  if (slug?.startsWith('/') === true) return [join(above, slug)];
  const own = dropNumber(name);
  const isOfFolder = isIndex(own) || own.toLowerCase() === below.at(-1)?.toLowerCase();
  const id = parseText(values['id']);
  if (slug !== undefined) return [join(above, ...below, slug)];
  return [join(above, ...below, isOfFolder && id === undefined ? '' : (id ?? own))];
};

function makeBlogPath(path: string, slug: string | undefined): string {
  if (slug !== undefined) return slug;
  const stem = path.replace(/(?:\/index)?\.[^./]+$/, '');
  return stem.replace(
    /^(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]([^/]+)$/,
    (_, above: string, year: string, month: string, day: string, name: string) =>
      `${above}${year}/${month.padStart(2, '0')}/${day.padStart(2, '0')}/${name}`,
  );
}

/** Pages of content folders of Astro, with `slug` or `id` instead of the path. */
function astroPath({ folders, name }: FilePath, slug: string | undefined): string[] {
  if (slug !== undefined) return [asFolder(slug.replace(/^\/|\/$/g, ''))];
  const parts = isIndex(name) ? folders : [...folders, name];
  return [asFolder(parts.map(slugify).join('/'))];
}

const starlight: Rule = ({ path }, { values }) =>
  path.startsWith('src/pages/')
    ? astroPath(splitPath(path, 'src/pages'), undefined)
    : astroPath(splitPath(path, 'src/content/docs'), parseText(values['slug']));

const astro: Rule = ({ path }, { values }) => {
  if (path.startsWith('src/pages/')) return astroPath(splitPath(path, 'src/pages'), undefined);
  const { folders, name } = splitPath(path, 'src/content', 'src/data', 'content', 'src');
  const slug = parseText(values['slug']);
  return astroPath(
    { folders, name },
    slug === undefined ? undefined : join(folders.slice(0, 1), slug),
  );
};

const vitepress: Rule = ({ path, settings, mark }) => {
  const above = mark.startsWith('docs/') ? 'docs' : '';
  const { folders, name } = splitPath(
    path,
    join([above], getFolder(settings, 'srcdir', '')),
    above,
    'docs',
  );
  if (name.toLowerCase() === 'index') return [asFolder(join(folders))];
  return [settings.get('cleanurls') === true ? join(folders, name) : `${join(folders, name)}.html`];
};

const mkdocs: Rule = ({ path, settings }, { values, title, day }) => {
  const root = getFolder(settings, 'docs_dir', 'docs');
  const { folders, name } = splitPath(path, root, 'docs');
  const posts = folders.lastIndexOf('posts');
  if (posts >= 0 && [...settings.values()].includes('blog')) {
    const { year, month, day: date } = expandDay(day);
    const slug = parseText(values['slug']) ?? slugify(title ?? name);
    return [asFolder(join(folders.slice(0, posts), year ?? '', month ?? '', date ?? '', slug))];
  }
  if (isIndex(name)) return [asFolder(join(folders))];
  return settings.get('use_directory_urls') === false
    ? [`${join(folders, name)}.html`]
    : [asFolder(join(folders, name))];
};

const eleventy: Rule = ({ path, settings }, { values, title }) => {
  const { folders, name } = splitPath(path, getFolder(settings, 'input', ''), 'src', 'content');
  const slug = name.replace(/^\d{4}-\d{2}-\d{2}-/, '');
  const given = values['permalink'];
  if (given === false) return [];
  if (typeof given === 'string') {
    const made = given.replace(/\{\{-?\s*([\w.]+)(?:\s*\|[^{}]*)?\s*-?\}\}/g, (_, key: string) =>
      key === 'title' ? slugify(title ?? '') : key.endsWith('fileSlug') ? slug : '\0',
    );
    return made.includes('\0') ? [] : [made.replace(/index\.html$/, '')];
  }
  const below = folders.map((folder) => folder.replace(/^\d{4}-\d{2}-\d{2}-/, ''));
  const isOfFolder = slug === 'index' || slug === below.at(-1);
  return [asFolder(join(below, isOfFolder ? '' : slug))];
};

const middleman: Rule = ({ path, settings }, { values }) => {
  const { folders, name } = splitPath(path, getFolder(settings, 'source', 'source'), 'source');
  const [, year, month, day, stem] = /^(\d{4})-(\d{2})-(\d{2})-(.+)$/.exec(name) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined && stem !== undefined) {
    const template = settings.get('blog.permalink') ?? settings.get('permalink');
    const prefix = settings.get('blog.prefix') ?? settings.get('prefix');
    const title = parseText(values['slug']) ?? stem;
    const made = expand(
      typeof template === 'string' ? template : '{year}/{month}/{day}/{title}.html',
      /\{(\w+)\}/g,
      { year, month, day, title },
    );
    return [join([typeof prefix === 'string' ? prefix : join(folders)], made)];
  }
  if (name === 'index') return [asFolder(join(folders))];
  // Each page may have a folder of its own, which a line of code turns on.
  return [`${join(folders, name)}.html`, asFolder(join(folders, name))];
};

const gitbook: Rule = ({ path, settings }) => {
  const { folders, name } = splitPath(path, getFolder(settings, 'root', ''));
  if (/^summary$/i.test(name)) return [];
  return isIndex(name)
    ? [asFolder(join(folders))]
    : [asFolder(join(folders, name)), `${join(folders, name)}.html`];
};

const mdbook: Rule = ({ path, settings }) => {
  const { folders, name } = splitPath(path, getFolder(settings, 'book.src', 'src'));
  if (/^summary$/i.test(name)) return [];
  return isIndex(name) ? [asFolder(join(folders))] : [`${join(folders, name)}.html`];
};

const rules: ReadonlyMap<System, Rule> = new Map([
  ['Hugo', hugo],
  ['Jekyll', jekyll],
  ['Docusaurus', docusaurus],
  ['Starlight', starlight],
  ['Astro', astro],
  ['VitePress', vitepress],
  ['MkDocs', mkdocs],
  ['Eleventy', eleventy],
  ['Middleman', middleman],
  ['GitBook', gitbook],
  ['mdBook', mdbook],
]);

/** The parts of a day, as the templates name them. */
function expandDay(day: CalendarDate | undefined): Readonly<Record<string, string>> {
  if (day === undefined) return {};
  const [year = '', month = '', date = ''] = day.split('-');
  const start = Date.UTC(Number(year), 0, 1);
  const yearDay = Math.round((Date.parse(`${day}T00:00:00Z`) - start) / 86_400_000) + 1;
  return {
    year,
    short_year: year.slice(2),
    month,
    i_month: String(Number(month)),
    day: date,
    i_day: String(Number(date)),
    y_day: String(yearDay).padStart(3, '0'),
    yearday: String(yearDay),
  };
}

/** A template with its names replaced; a name that is not known leaves nothing. */
function expand(
  template: string,
  pattern: RegExp,
  values: Readonly<Record<string, string>>,
): string {
  return template
    .replace(pattern, (_, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? '') : '',
    )
    .replace(/\/{2,}/g, '/');
}
