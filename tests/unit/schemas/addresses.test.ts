import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { judgeLink } from '../../../src/markdown/address-policy.ts';
import { collectionNames } from '../../../src/schemas/collections.ts';
import { createEntrySchemas } from '../../../src/schemas/entry-schemas.ts';
import { imagePath } from '../../../src/schemas/fields.ts';
import { permalinkLine } from '../../../src/schemas/permalinks.ts';

const schemas = createEntrySchemas(imagePath);

/**
 * Every field that takes text but for the reasons and levels of rules, by its collection and its
 * way through the data: `*` is any place of a list or any name.
 */
const fields = [
  ...collectionNames.map((name) => [name, schemas[name]] as const),
  ['permalinks', permalinkLine] as const,
]
  .flatMap(([name, schema]) => listTexts(name, schema))
  .filter(({ name }) => !/^\w+\.(?:waive|rules)\./.test(name));

/** What kind of address a field takes. */
const addresses: Readonly<
  Record<
    string,
    'web' | 'origin' | 'path' | 'doi' | 'mail' | 'telephone' | 'image' | 'ledger' | 'feedback'
  >
> = {
  'site.url': 'origin',
  'site.publisher.logo': 'image',
  'site.publisher.links.*.url': 'web',
  'site.publisher.contact.email': 'mail',
  'site.publisher.contact.phone': 'telephone',
  'site.navigation.*.to': 'path',
  'site.feedback': 'feedback',
  'articles.cover.src': 'image',
  'people.avatar': 'image',
  'people.links.*.url': 'web',
  'sources.doi': 'doi',
  'sources.url': 'web',
  'sources.retracted.notice': 'web',
  'permalinks.first': 'ledger',
  'permalinks.to': 'ledger',
  'permalinks.or.*': 'ledger',
};

/** Fields of words and of ids. A new field must be named here, or above where it is an address. */
const noAddresses = `
  site.title site.tagline site.language site.field site.timeZone site.publisher.name site.publisher.kind site.publisher.links.*.label site.publisher.contact.address
  site.navigation.*.label site.home.* site.featured.* site.footer site.evidence site.abbreviations.* site.words.* site.review.every site.indexNow site.share.* site.emergency site.emergency.text site.emergency.words.* site.design.accent site.design.paper site.design.ink site.design.dark.accent site.design.dark.paper site.design.dark.ink site.design.headingFont site.design.textFont
  articles.title articles.description articles.shortAnswer articles.authors.* articles.topics.* articles.published articles.updated articles.cover.alt articles.faq.* articles.related.* articles.reviewed.by articles.reviewed.on articles.reviewed.hash articles.reviewed.answers.* articles.reviewed.kept.*.by articles.reviewed.kept.*.hash articles.reviewed.kept.*.on articles.reviewed.kept.*.reason
  faq.question faq.topic faq.asks.* faq.published faq.updated faq.related.* faq.reviewed.by faq.reviewed.on faq.reviewed.hash faq.reviewed.answers.* faq.reviewed.kept.*.by faq.reviewed.kept.*.hash faq.reviewed.kept.*.on faq.reviewed.kept.*.reason
  pages.title pages.description pages.updated topics.label topics.description topics.parent
  people.name people.role people.credentials.* people.bio people.links.*.label
  sources.kind sources.authors.* sources.title sources.language sources.container sources.locator sources.population sources.finding sources.retracted.on sources.unreachable
  claims.promises.* claims.strong.* claims.negations.* claims.exempt.* claims.without.* synonyms.*.*
  permalinks.since permalinks.changed permalinks.text permalinks.follows permalinks.moved permalinks.retired permalinks.reason
`
  .trim()
  .split(/\s+/);

const good = {
  web: [
    'https://www.who.int/',
    'https://www.who.int/a_(b)?c=d#e',
    'https://bücher.example/ä',
    'https://www.who.int:8443/',
    'https://пример.example/',
  ],
  origin: ['https://www.who.int', 'https://www.who.int/'],
  path: ['/', '/about/', '/about/#contact', '/über/uns/'],
  doi: [
    '10.3390/healthcare12060679',
    '10.1002/(SICI)1096-8644(199706)103:2<137::AID-AJPA1>3.0.CO;2-8',
    '10.1000/a..b',
  ],
  mail: ['hello@bread.example'],
  telephone: ['+49 30 123456', '(030) 12/34-56', '112'],
  image: ['./a.png', './a.svg'],
  ledger: ['/about/', '/old/page.html'],
  feedback: ['hello@bread.example', 'https://forms.example/f/1?a=b'],
} as const;

const hostileWeb = [
  'javascript:alert(1)',
  'https:x.org',
  'https:///x.org',
  'https://',
  'http://x.org/',
  'ftp://x.org/',
  '//x.org/',
  'data:text/html,x',
  'x.org',
  ' https://x.org/',
  'https://x.org/\u0000',
  'https://x.org/a b',
  'https://x.org\\@y.org/',
  'https:\\\\x.org/',
  'https://a:b@x.org/',
  'https://who.int@x.org/',
  'https://@x.org/',
  'https://:@x.org/',
  'https://x.org/\u202egnp.exe',
  'https://x.org/\u200b',
  'https://x.org/\u00ad',
  'https://x.org/\u00a0',
  'https://x.org/\n',
  'https://ехаmple.org/',
  'https://p\u0430ypal.example/',
  'https://%65xample.org/',
  'https://0x7f.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://ｅxample.org/',
  'https://x.org:99999/',
];
const hostileMail = [
  'a',
  'a@b',
  'a@b.org?cc=c@d.org',
  'a b@c.org',
  'javascript:x@y.org',
  'a@b.org\r\nBcc: c@d.org',
  'a@b@c.org',
  '<a@b.org>',
  'a@b.org,c@d.org',
];
const hostile = {
  feedback: [...hostileWeb, ...hostileMail],
  web: hostileWeb,
  origin: hostileWeb,
  path: [
    '//x.org/',
    '/\\x.org/',
    '\\\\x.org/',
    '/a/../b/',
    '/./',
    '/%2e%2e/',
    '/a b/',
    '/a/\u0000/',
    '/\u202ea/',
    '/a/\u200b/',
    'javascript:x',
    'https://x.org/',
    '/about',
    'about/',
    '',
  ],
  doi: [
    '10.1000/../../x',
    '10.1000/..',
    '10.1000/./x',
    '10.1000/%2e%2e/x',
    '10.1000/a\\b',
    '10.1000/a b',
    '10.1000/a\u0000',
    '10.1000/a\u202e',
    '10.1000/\u200b',
    'javascript:x',
    'https://doi.org/10.1000/1',
    '10.1/x',
    '',
  ],
  mail: hostileMail,
  telephone: [
    'javascript:x',
    'call us',
    '12',
    '+49 30 1234;ext=5',
    '030-1234?x',
    '12345\n',
    '#*21*123#',
    '１２３４',
  ],
  image: [
    'a.png',
    '../a.png',
    './a/b.png',
    'https://x.org/a.png',
    './a.js',
    './a.png?raw',
    '/a.png',
    'javascript:x',
    'data:image/png;base64,AA',
    './.png',
    './a b.png',
  ],
  ledger: [
    '//x.org/',
    '/\\x.org/',
    '/a/../b/',
    '/a b/',
    'https://x.org/',
    '/a"b/',
    '/<a>/',
    '/a/#\\',
  ],
} as const;

describe('every field that takes text', () => {
  it('is said to be an address or none', () => {
    expect([...new Set(fields.map(({ name }) => name))].sort()).toEqual(
      [...Object.keys(addresses), ...noAddresses].sort(),
    );
  });
});

describe.each(
  fields.flatMap(({ name, schema }) =>
    Object.hasOwn(addresses, name) ? [{ name, schema, kind: addresses[name] ?? 'web' }] : [],
  ),
)('the address $name', ({ schema, kind }) => {
  it.each(good[kind])('may be %j', (address) => {
    expect(schema.safeParse(address).error?.issues ?? []).toEqual([]);
  });

  it.each(hostile[kind])('may not be %j, of which one message tells', (address) => {
    const trimmed = schema.safeParse(address);
    // What is trimmed before it is judged is published without its blanks.
    if (trimmed.success)
      expect([trimmed.data, hostile[kind].some((each) => each === trimmed.data)]).toEqual([
        address.trim(),
        false,
      ]);
    else
      expect(trimmed.error.issues.map(({ message }) => message)).toEqual([
        expect.stringMatching(/(?:Write|Leave) .+\.$/),
      ]);
  });
});

describe('bodies and fields', () => {
  it('have one judge of web addresses', () => {
    const field = fields.find(({ name }) => name === 'sources.url');
    for (const address of [
      ...good.web,
      ...hostileWeb.filter((each) => !each.startsWith('https:\\\\')),
    ])
      expect([address, judgeLink(address).length > 0]).toEqual([
        address,
        field?.schema.safeParse(address).success === false,
      ]);
  });
});

function listTexts(name: string, schema: unknown): { name: string; schema: z.ZodType }[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable
  )
    return listTexts(name, schema.def.innerType);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) =>
      listTexts(`${name}.${key}`, inner),
    );
  if (schema instanceof z.ZodArray) return listTexts(`${name}.*`, schema.def.element);
  if (schema instanceof z.ZodRecord) return listTexts(`${name}.*`, schema.def.valueType);
  if (schema instanceof z.ZodUnion)
    return schema.def.options.flatMap((inner) => listTexts(name, inner));
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean) return [];
  if (schema instanceof z.ZodType) return [{ name, schema }];
  throw new Error(`${name} is of a kind that this test does not know.`);
}
