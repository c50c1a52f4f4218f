import { describe, expect, it } from 'vitest';
import { createSite, type SiteData } from '../../../src/domain/entries/site.ts';
import { createTopic } from '../../../src/domain/entries/topic.ts';
import { createSearchSettings } from '../../../src/search/settings.ts';

const data: SiteData = {
  title: 'Bamboo',
  tagline: 'Calm words',
  url: 'https://bamboo.example',
  language: 'en',
  timeZone: 'UTC',
  publisher: {
    name: 'Bamboo & Sons',
    kind: 'organization',
    links: [],
    contact: { email: 'ask@bamboo.example' },
  },
  navigation: [],
  home: [],
  featured: [],
  footer: '',
  evidence: 'warn',
  share: ['email'],
};
const topic = createTopic('sleep', { label: 'Sleep', description: 'On sleep.', order: 1 });
const featured = [{ question: 'How long is a night?', permalink: '/faq/night/', id: 'night' }];
const tell = (change: Partial<SiteData> = {}, synonyms: string[][] = []) =>
  createSearchSettings(createSite({ ...data, ...change }, []), [topic], featured, synonyms);

describe('the settings of the search', () => {
  it('have the shape that the search reads', () => {
    expect(Object.keys(tell())).toEqual([
      'language',
      'labels',
      'topics',
      'featured',
      'contact',
      'stopWords',
      'synonyms',
    ]);
  });

  it('name the topics, and whom to ask', () => {
    const { topics, contact, labels } = tell();
    expect(topics).toEqual([{ id: 'sleep', label: 'Sleep', permalink: '/topics/sleep/' }]);
    expect([labels['ask'], labels['results.one']]).toEqual(['Ask Bamboo & Sons', '{count} result']);
    expect(contact).toEqual({ page: undefined, email: 'ask@bamboo.example', phone: undefined });
    expect(
      tell({ publisher: { ...data.publisher, contact: { phone: '+44 (0)20 7946 0000' } } }).contact,
    ).toEqual({
      page: undefined,
      email: undefined,
      phone: { text: '+44\u00a0(0)20\u00a07946\u00a00000', address: 'tel:+442079460000' },
    });
    const pages = [
      { label: 'About', to: '/about/' },
      { label: 'Write to us', to: '/contact/' },
    ];
    expect(createSearchSettings(createSite(data, pages), [], [], []).contact.page).toEqual(
      pages[1],
    );
  });

  it('name questions to begin with, and nothing else of them', () => {
    expect(tell({ url: 'https://bamboo.example/team' }).featured).toEqual([
      { question: 'How long is a night?', permalink: '/team/faq/night/' },
    ]);
  });

  it('speak the language of the site', () => {
    const { language, labels, stopWords } = tell({ language: 'de-CH' });
    expect([language, labels['nearestTopics'], stopWords.includes('warum')]).toEqual([
      'de-CH',
      'Diese Themen kommen dem am nächsten',
      true,
    ]);
  });

  it('give every label its words', () => {
    expect(Object.entries(tell().labels).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('give synonyms in the form in which the search compares words', () => {
    expect(
      tell({}, [
        ['CST', 'Thérapie crânienne', 'therapie Crânienne'],
        ['Rücken', 'rucken'],
      ]).synonyms,
    ).toEqual([['cst', 'therapie cranienne']]);
  });
});
