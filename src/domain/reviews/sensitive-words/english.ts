import type { SensitiveWords } from './language.ts';

const cardinals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion';
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth';

export const english: SensitiveWords = {
  numbers: new Set(
    `${cardinals} ${ordinals} once twice thrice half halves quarter quarters thirds fifths tenths dozen dozens couple pair double triple single both tens hundreds thousands millions billions percent percentage`.split(
      ' ',
    ),
  ),
  numberParts: [],
  units: new Set(
    (
      'second seconds sec secs minute minutes mins hour hours hr hrs day days daily week weeks weekly fortnight month months monthly year years yearly annually decade decades hourly night nightly ' +
      'gram grams gramme grammes kilogram kilograms kilo kilos milligram milligrams microgram micrograms ounce ounces pound pounds stone tonne tonnes ton tons ' +
      'litre litres liter liters millilitre millilitres milliliter milliliters pint pints gallon gallons cup cups spoon spoons teaspoon teaspoons tablespoon tablespoons tsp tbsp spoonful spoonfuls drop drops ' +
      'metre metres meter meters centimetre centimetres centimeter centimeters millimetre millimetres millimeter millimeters kilometre kilometres kilometer kilometers inch inches foot feet yard yards mile miles ' +
      'degree degrees celsius fahrenheit calorie calories kilocalorie kilocalories unit units dose doses tablet tablets pill pills capsule capsules puff puffs session sessions time times per ' +
      'dollar dollars euro euros cent cents'
    ).split(' '),
  ),
  negations: new Set(
    (
      'no not never none nobody nothing nowhere neither nor cannot without hardly barely scarcely rarely seldom except unless lack lacks lacked lacking fail fails failed failing ' +
      'deny denies denied refuse refuses refused avoid avoids avoided avoiding stop stops stopped stopping prevent prevents prevented preventing exclude excludes excluded excluding ' +
      'absent absence free false instead rather against non dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt mustnt hasnt havent hadnt'
    ).split(' '),
  ),
  negationForms: [/n't$/],
  directions: new Set(
    (
      'all any some every each few fewer fewest many more most less least several only always often sometimes usually may might must should can could will would shall need ought ' +
      'before after until till since during while above below over under up down left right high higher highest low lower lowest increase increases increased increasing decrease decreases decreased decreasing ' +
      'raise raises raised reduce reduces reduced reducing rise rises fell fall falls better worse best worst safe safely unsafe harmful harmless harm harms dangerous risk risks help helps helped ' +
      'start begin end early late earlier later large larger small smaller long longer short shorter hot cold warm cool wet dry open closed on off out if or'
    ).split(' '),
  ),
  opposites: {
    prefixes: [
      'un',
      'in',
      'im',
      'il',
      'ir',
      'non',
      'non-',
      'dis',
      'mis',
      'anti',
      'anti-',
      'de',
      'a',
      'an',
      'hyper',
      'hypo',
      'pre',
      'pre-',
      'post',
      'post-',
      'over',
      'under',
      'in',
      'ex',
      'inter',
      'intra',
      'sub',
      'super',
    ],
    suffixes: ['less', 'ful', 'free', '-free'],
  },
};
