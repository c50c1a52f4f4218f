import { describe, expect, it } from 'vitest';
import { toPlain, toPlainWords } from '../../../src/search/query/plain-words.ts';
import type { SearchSettings as ClientSettings } from '../../../src/search/query/settings.ts';
import { toSearchSettings, type SearchSettings } from '../../../src/search/settings.ts';
import { getEmptyWords, knownLanguages, toSearchForm } from '../../../src/search/stop-words.ts';
import { toSite, type SiteData } from '../../../src/domain/entries/site.ts';
import { toTopic } from '../../../src/domain/entries/topic.ts';

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
  footer: '',
  evidence: 'warn',
  share: ['email'],
};
const topic = toTopic('sleep', { label: 'Sleep', description: 'On sleep.', order: 1 });
const tell = (change: Partial<SiteData> = {}, synonyms: string[][] = []) =>
  toSearchSettings(toSite({ ...data, ...change }, []), [topic], synonyms);

describe('the settings of the search', () => {
  it('have the shape that the search reads', () => {
    const read: ClientSettings = tell();
    const written: SearchSettings = read;
    expect(Object.keys(written)).toEqual([
      'language',
      'labels',
      'topics',
      'contact',
      'emptyWords',
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
    expect(toSearchSettings(toSite(data, pages), [], []).contact.page).toEqual(pages[1]);
  });

  it('speak the language of the site', () => {
    const { language, labels, emptyWords } = tell({ language: 'de-CH' });
    expect([language, labels['button'], emptyWords.includes('warum')]).toEqual([
      'de-CH',
      'Suchen',
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

describe('words', () => {
  it.each([
    'CST',
    'Ménière’s',
    'Große Übung',
    'Ñandú',
    'Ångström',
    'Żółć',
    'がぎぐ パン',
    'İstanbul',
    'Ὀδυσσεύς',
  ])('such as %s have one form here and in the search', (text) => {
    expect(toSearchForm(text)).toBe(toPlain(text));
  });

  it.each(knownLanguages)(
    'that are empty in %s are written as the search cuts and compares them',
    (language) => {
      const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
      // A Japanese word is cut by its neighbours, so that alone it may fall apart.
      const cut = (word: string) =>
        language === 'ja' ? [toPlain(word)] : toPlainWords(word, segmenter);
      expect(getEmptyWords(language).filter((word) => cut(word).join(' ') !== word)).toEqual([]);
    },
  );

  it('that tell one question from another are not empty', () => {
    const content = new Set([
      'effects',
      'work',
      'last',
      'help',
      'long',
      'often',
      'before',
      'after',
      'during',
      'without',
      'safe',
      'cost',
      'pain',
      'better',
      'worse',
    ]);
    expect(getEmptyWords('en-GB').filter((word) => content.has(word))).toEqual([]);
  });

  it('of a language that is not known are all full', () => {
    expect(getEmptyWords('fi')).toEqual([]);
  });
});
