import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findClaim } from '../../../../src/domain/claims/claim.ts';
import { noClaimWords, createClaimTable } from '../../../../src/domain/claims/table.ts';

const english = createClaimTable('en');
const german = createClaimTable('de-CH');

function find(sentence: string, table = english): string {
  const claim = findClaim(sentence, table);
  if (claim === undefined) return 'none';
  expect(sentence.slice(claim.start, claim.end)).toBe(claim.word);
  return `${claim.strength}: ${claim.word}`;
}

describe('a sentence that promises an effect', () => {
  it.each([
    ['Ginger relieves nausea.', 'claim: relieves'],
    ['It may help with cramps.', 'claim: help'],
    ['Yoga is said to strengthen the back.', 'claim: strengthen'],
    ['It not only relieves pain but calms the mind.', 'claim: relieves'],
    ['It has no side effects and reduces pain.', 'claim: reduces'],
    ['Without any drugs, it eases pain.', 'claim: eases'],
    ['Stress is reduced by slow breathing.', 'claim: reduced'],
    ['Stress levels were lowered by slow breathing.', 'claim: lowered'],
    ['It lowers stress.', 'claim: lowers'],
    ['So-called "superfoods" prevent cancer.', 'claim: prevent'],
    ['Strength training increases bone density.', 'claim: increases'],
  ])('is a claim: %s', (sentence, found) => {
    expect(find(sentence)).toBe(found);
  });

  it.each([
    ['This tea cures colds.', 'strong: cures'],
    ['It does not hurt and cures warts.', 'strong: cures'],
    ['It soothes, and is clinically tested.', 'strong: clinically'],
    ['Doctors treat migraine with it.', 'strong: treat'],
    ['Success is guaranteed.', 'strong: guaranteed'],
  ])('is a strong claim: %s', (sentence, found) => {
    expect(find(sentence)).toBe(found);
  });
});

describe('a sentence that only sounds like a promise', () => {
  it.each([
    'It does not cure colds.',
    'It cannot treat migraine.',
    'It never heals.',
    'There is no evidence that it prevents cramps.',
    'It is not proven to help.',
    'Nothing has been proven.',
    'You lie still without improving your posture.',
    'Neither garlic nor onions cure a cold.',
    'It is not intended to diagnose, treat, cure or prevent any disease.',
    'The idea that sugar boosts energy is a myth.',
  ])('denies: %s', (sentence) => {
    expect(find(sentence)).toBe('none');
  });

  it.each([
    'Does it relieve pain?',
    'A trial studied whether it reduces pain.',
    'If the pain does not ease, see a doctor.',
    'It is open how far it improves sleep.',
  ])('asks: %s', (sentence) => {
    expect(find(sentence)).toBe('none');
  });

  it.each(['"It cured my back," she says.', 'One wrote: “This tea heals everything.”'])(
    'quotes: %s',
    (sentence) => {
      expect(find(sentence)).toBe('none');
    },
  );

  it.each([
    'We treat all data as private.',
    'Treat yourself to a bath.',
    'Please improve this page.',
    'Reduce the heat.',
    'Bring the water to the boil and reduce the heat.',
    'Ask at the counter about pain relief.',
    'Do not stop a prescribed medicine.',
    'The treatment takes an hour.',
    'Ham is one of the oldest cures.',
    'A rare harm could be missed.',
    'A touch this light sounds harmless.',
    'If you are thinking of harming yourself, call us.',
    'We use cookies to improve the site.',
    'The school restored its library.',
    'Smoking increases the risk of cancer.',
  ])('speaks of everyday things: %s', (sentence) => {
    expect(find(sentence)).toBe('none');
  });
});

describe('German', () => {
  it.each([
    ['Ingwer lindert Übelkeit.', 'claim: lindert'],
    ['Dehnen beugt Verletzungen vor.', 'claim: beugt Verletzungen vor'],
    ['Es lindert nicht nur Schmerzen.', 'claim: lindert'],
    ['Es tut nicht weh und senkt den Blutdruck.', 'claim: senkt'],
    ['Der Tee heilt Erkältungen.', 'strong: heilt'],
    ['Die Wirkung ist bewiesen.', 'strong: bewiesen'],
    ['Die Wunde wurde mit Honig geheilt.', 'strong: geheilt'],
  ])('promises: %s', (sentence, found) => {
    expect(find(sentence, german)).toBe(found);
  });

  it.each([
    'Das heilt nicht.',
    'Es lindert die Schmerzen nicht.',
    'Es gibt keinen Beleg, dass es Infekte verhindert.',
    'Kein Tee kann Krebs heilen.',
    'Eine Studie untersuchte, ob es Schmerzen lindert.',
    'Wir behandeln alle Daten vertraulich.',
    'Verringern Sie die Hitze.',
    'Die Behandlung dauert eine Stunde.',
  ])('promises nothing: %s', (sentence) => {
    expect(find(sentence, german)).toBe('none');
  });
});

describe('the words of a site', () => {
  const table = createClaimTable('en', {
    promises: ['unblock'],
    strong: ['banish'],
    negations: ['lacking'],
    exempt: ['relieve the guard'],
    without: ['boost'],
  });

  it.each([
    ['The oil unblocks energy.', 'claim: unblocks'],
    ['It banished my warts.', 'strong: banished'],
    ['It is lacking, so it unblocks little.', 'claim: unblocks'],
    ['It is lacking what unblocks energy.', 'none'],
    ['They relieve the guard at noon.', 'none'],
    ['Boost boosts the signal.', 'none'],
    ['It eases pain.', 'claim: eases'],
  ])('add to those of the language: %s', (sentence, found) => {
    expect(find(sentence, table)).toBe(found);
  });

  it('are sought quickly in a long text, in all their forms', () => {
    expect(
      [table, german].map(({ mayPromise }) => mayPromise('A heap of dough and nothing more. ')),
    ).toEqual([false, false]);
    expect(table.mayPromise('What follows was Unblocking.')).toBe(true);
    expect(german.mayPromise('Das hat gelindert.')).toBe(true);
    expect(english.mayPromise('A treatment.')).toBe(false);
  });

  it('may be short, and begin with any letter', () => {
    const short = createClaimTable('de', { ...noClaimWords, promises: ['up', 'öffnet'] });
    expect(['Es geht up.', 'Das ÖFFNET.', 'öffnet'].map(short.mayPromise)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['Es geht upp.', 'eröffnet'].map(short.mayPromise)).toEqual([false, false]);
  });

  it('may hold signs that mean something to a pattern', () => {
    expect(
      find(
        'It gives +10 (ten) more.',
        createClaimTable('en', { ...noClaimWords, promises: ['a(b', '[', 'gives +10 (ten)'] }),
      ),
    ).toBe('claim: gives +10 (ten)');
  });

  it.each([
    ['fr', 'Les cures soulagent. Relax, et le boost vient.', 'Il soulage la douleur.', 'soulage'],
    ['it', 'Le cure del centro, il relief e il remedy.', 'La crema guarisce la pelle.', 'guarisce'],
    ['nl', 'De remedy heal is een naam.', 'De thee verlicht pijn.', 'verlicht'],
  ])(
    'are all that there are in %s, of which no grammar is known',
    (language, plain, text, word) => {
      expect(find(plain, createClaimTable(language))).toBe('none');
      const own = createClaimTable(language, { ...noClaimWords, promises: [word] });
      expect(find(text, own)).toBe(`claim: ${word}`);
    },
  );

  it('may all be taken out', () => {
    const without = ['ease'];
    expect(find('It eases pain.', createClaimTable('en', { ...noClaimWords, without }))).toBe(
      'none',
    );
  });
});

describe('the labelled sentences on which the words were tuned', () => {
  it.each([
    ['english', english],
    ['german', german],
  ] as const)('are told apart in %s', (name, table) => {
    const rows = readFileSync(
      join(import.meta.dirname, `../../../../bench/claims/${name}.tsv`),
      'utf8',
    )
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const wrong = rows.filter(
      ([label, sentence = '']) => label !== (findClaim(sentence, table)?.strength ?? 'none'),
    );
    expect(rows.length).toBeGreaterThan(200);
    expect(wrong.length / rows.length, wrong.map((row) => row.join(': ')).join('\n')).toBeLessThan(
      0.03,
    );
  });
});

describe('any text', () => {
  it('is read in time that grows with its length', () => {
    const long = `It ${'does not, and treats, '.repeat(4000)}.`;
    expect(() => findClaim(long, english)).not.toThrow();
  });
});
