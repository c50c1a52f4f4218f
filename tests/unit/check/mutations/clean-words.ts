/**
 * What the questions and articles of the clean folder are about: forty things, each in words of its
 * own.
 */
export const things = [
  'rye flour',
  'spelt grain',
  'wild yeast',
  'sea salt',
  'barley malt',
  'oat milk',
  'linseed paste',
  'poppy filling',
  'walnut butter',
  'honey syrup',
  'potato starch',
  'carrot pulp',
  'beetroot powder',
  'pumpkin puree',
  'onion jam',
  'garlic oil',
  'rosemary crust',
  'thyme tea',
  'fennel dust',
  'caraway mix',
  'plum compote',
  'apple cider',
  'pear slices',
  'quince jelly',
  'cherry sauce',
  'fig spread',
  'date cubes',
  'lemon zest',
  'orange peel',
  'ginger crumble',
  'goat cheese',
  'sour cream',
  'duck egg',
  'smoked ham',
  'dried tomato',
  'olive tapenade',
  'almond cake',
  'hazelnut brittle',
  'coconut flakes',
  'sesame rings',
] as const;

/** Sentences that promise nothing and can be read at a glance. */
export const sentences = [
  'We weigh it in the evening and bake in the morning.',
  'Most of our guests ask for a small piece first.',
  'The old mill stands by the river, and its wheel still turns.',
  'A wooden bowl, a clean cloth and a warm shelf are all you need.',
  'Our grandmother wrote her notes in the margin of a song book.',
  'You can taste it on Saturday at our stall.',
  'The kitchen opens at six, and the first tray is out by seven.',
  'In Köln the same is called Röggelchen, and people eat it with Käse.',
  'Our neighbours call it خبز and bake it on a hot stone.',
  'Children like to shape it 🥖 with both hands.',
  'Write the date on the jar, so that you know how old it is.',
  'It stands in the third row, right behind the blue tins.',
  'Two people can lift the sack; one should not try.',
  'Ask at the till if you cannot find it.',
] as const;

/** The same element for the same number, round and round. */
export function pick<Each>(list: readonly [Each, ...Each[]], number: number): Each {
  return list[number % list.length] ?? list[0];
}

/** The last part of an address, of words in plain letters. */
export function toId(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A paragraph of this many sentences, on one line. */
export function toParagraph(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => pick(sentences, seed + index * 3)).join(' ');
}
