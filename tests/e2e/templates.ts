import type { Page } from 'playwright-core';

/** The sites of which every template is looked at. */
export const siteNames = ['first', 'city', 'software'] as const;

export type SiteName = (typeof siteNames)[number];

/** What every site has. */
const common = {
  home: '/',
  articles: '/articles/',
  questions: '/faq/',
  topics: '/topics/',
  people: '/people/',
  sources: '/sources/',
  changes: '/changes/',
  search: '/search/',
  'not found': '/404.html',
};

/** A page of each template of a site, by the name of the template. */
export const templates: Readonly<Record<SiteName, Readonly<Record<string, string>>>> = {
  first: {
    ...common,
    article: '/articles/craniosacral-therapy-for-stress/',
    answer: '/faq/is-craniosacral-therapy-safe/',
    topic: '/topics/safety/',
    person: '/people/mr-bamboo/',
    source: '/sources/haller-2020/',
    page: '/about/',
  },
  city: {
    ...common,
    article: '/articles/article-0/',
    answer: '/faq/question-1/',
    topic: '/topics/topic-0/',
    'second page of a topic': '/topics/topic-0/page/2/',
    'questions from A to Z': '/faq/a-z/',
    'second page of articles': '/articles/page/2/',
    person: '/people/person-0/',
    source: '/sources/source-0/',
    page: '/contact/',
  },
  software: {
    ...common,
    article: '/articles/erster-abgleich/',
    'second article': '/articles/ereignisse-verarbeiten/',
    answer: '/faq/was-bedeutet-e-lock-timeout/',
    'second answer': '/faq/wo-liegt-die-einstellungsdatei/',
    topic: '/topics/verschluesselung/',
    person: '/people/jana-keller/',
    source: '/sources/rfc-9562/',
    page: '/ueber/',
  },
};

/** Words to which the search of each site finds an answer. */
const words: Readonly<Record<SiteName, string>> = {
  first: 'side effects',
  city: 'passport',
  software: 'Abgleich',
};

/** What only shows after somebody has done something: where, and what. */
export interface State {
  readonly path: string;
  readonly reach: (page: Page, site: SiteName) => Promise<void>;
}

export const states: Readonly<Record<string, State>> = {
  'menu open': {
    path: '/faq/',
    reach: async (page) => {
      const button = page.locator('.menu-button');
      if (await button.isVisible()) await button.click();
    },
  },
  'search with results': {
    path: '/search/',
    reach: (page, site) => ask(page, 'main', words[site]),
  },
  'search without an answer': {
    path: '/search/',
    reach: (page) => ask(page, 'main', 'zeppelin'),
  },
  'search dialog': {
    path: '/',
    reach: async (page, site) => {
      await page.locator('search-button:defined .search-button').click();
      await ask(page, 'dialog[open]', words[site]);
    },
  },
};

/** Types words into the search within an element and waits for the whole answer. */
async function ask(page: Page, within: string, question: string): Promise<void> {
  await page.locator(`${within} .search-input`).fill(question);
  await page.locator(`${within} search-panel[data-answered]`).waitFor();
  // It says that it searches, with three dots, until it is done and nobody types.
  const status = page.locator(`${within} .search-status:not(:empty)`);
  await status.filter({ hasNotText: '…' }).waitFor({ state: 'attached' });
}
