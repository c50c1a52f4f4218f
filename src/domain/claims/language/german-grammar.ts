import type { ClaimGrammar } from '../grammar.ts';
import { germanGoods, germanIlls } from './german-objects.ts';

const adverbs =
  '(?:(?:auch|es|sie|er|das|dies|damit|dadurch|so|sich|oft|meist|immer|sogar|zugleich|sehr|deutlich|rasch|schnell|sanft|garantiert|\\p{Ll}+weise)\\s+)*';
const people =
  'wir|Wir|ich|Ich|ihr|Ihr|man|Man|er|Er|\\p{L}+(?:er|or)in(?:nen)?|Verein|Staat|Verband|Gemeinde|Ministerium|Tierheim|Schloss|Sie|Leute|Menschen|Team|Schule|Praxis|Klinik|Bank|Museum|Ärzte|Ärztinnen|Arzt|Ärztin|Lehrer|Lehrerin|Lehrkräfte|Patienten|Patientinnen|Forschende|Forscher|Therapeuten|Therapeutin|Therapeut|Seite|Kapitel|Abschnitt|Option|Befehl|Funktion|Server|Bibliothek|Skript|(?:Version|Kapitel) [\\d.]+';

/** The grammar of German, as far as promises need it. */
export const germanGrammar: ClaimGrammar = {
  toForms(word) {
    if (/e[rl]n$/.test(word))
      return `(?:ge|zu)?${word.slice(0, -1)}(?:e|st|t|n|te|ten|tet|nd\\p{L}*|ter|tes|tem)?`;
    if (word.endsWith('en'))
      return `(?:ge|zu)?${word.slice(0, -2)}(?:e|st|t|en|te|ten|et|ete|eten|end\\p{L}*)`;
    return `${word}(?:e|en|er|es|em|n|s)?`;
  },
  prefixes: ['ge', 'zu'],
  toForm(word, before) {
    if (
      /^ge\p{L}*(?:t|en)$/iu.test(word) ||
      /\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|worden|hat|haben|hatte|hatten)\b/iu.test(
        before,
      )
    )
      return 'past';
    if (/end\p{L}*$/iu.test(word)) return 'ing';
    return /(?:en|ern|eln)$/iu.test(word) ? 'base' : 'third';
  },
  asides:
    /\bnicht (?:nur|bloß|allein)\b|\b(?:kein|ohne) (?:jeden )?zweifel\b|\bkeine frage\b|\b(?:hat|haben|mit) keine\p{L}* nebenwirkungen\b|\bohne (?!.*\bzu\b)[^,;]{1,30}|\bim nu\b|\bgarantieschein\b|\bkein medikament\b/giu,
  boundary: /[;:–—()]|\b(?:aber|jedoch|sondern|denn|doch)\b|,/giu,
  joint: new RegExp(`\\bund\\s+${adverbs}$`, 'iu'),
  row: /^\s*(?:\p{L}+(?:,\s*|\s+(?:oder|noch|und)\s+))+$/iu,
  dependent: /^\s*(?:(?:dass|daß)\b|.*\bzu \p{L}+$|um\b)/iu,
  deniedBehind: /^\s*(?:nicht|kein|keine|keinen|nichts|niemand|nie|niemals|kaum)\b(?! nur)/iu,
  deniesBackwards: true,
  refuted:
    /\b(?:ist|sind|war) (?:nur |bloß )?ein (?:mythos|irrtum|märchen|irrglaube)\b|^(?:die|diese) (?:idee|behauptung|annahme|vorstellung|theorie)\b.*\b(?:falsch|widerlegt|unbewiesen|nicht|nie|unsinn)\b/iu,
  open: /(?<!\p{L})(?:ob|wenn|falls|bevor|bis|sobald|solange|inwieweit|wie (?:sehr|weit|viel|gut|stark|oft|lange)|warum|(?<=^\s*)(?:welche[rsmn]?|was|wann|wo|wie))(?!\p{L})/iu,
  infinitive: /(?<!\p{L})zu\s+$/iu,
  idleInfinitive:
    /(?<!\p{L})(?:versuch\p{L}*|schwer|schwierig|leicht|will|wollen|hoff\p{L}*|zu \p{L}+, um|gelernt|lernen)\b.*(?<!\p{L})zu\s+$/iu,
  promisedInfinitive:
    /(?<!\p{L})(?:hilft|helfen|vermag|vermögen|scheint|scheinen|verspricht|versprechen|bewiesen|geeignet|trägt|tragen|imstande)\b.*(?<!\p{L})zu\s+$/iu,
  command: /^(?:\W|(?<!\p{L})(?:bitte|und|dann|nun|zuerst|oder|immer|nie)(?!\p{L}))*$/iu,
  commandBehind: /^\s+(?:Sie|nicht|die|das|den|dein\p{L}*)(?!\p{L})/u,
  promisedCommand: /^(?:lindern|heilen|kurieren|entgiften) Sie Ihr/iu,
  needsObject: false,
  // A verb begins with a small letter, unless it begins the sentence.
  isNoun: (word, before) => /^\p{Lu}/u.test(word) && /\p{L}/u.test(before),
  person: new RegExp(`(?<!\\p{L})(?:${people})\\s+(?:(?:auch|hier|das|es|alle?|immer)\\s+)*$`, 'u'),
  personBehind: /^\s+(?:wir|ich|ihr|man|Sie)(?!\p{L})/u,
  idleObject:
    /^(?:hilft|helfen) (?:ihnen |dabei |den |seinen |ihren )?(?:mitgliedern|kunden|eine|einen|ein|patienten|menschen beim)\b|^heilt (?:in|innerhalb|nach|von selbst|von allein)\b/iu,
  harm: /^\s*(?:das\s+|die\s+|der\s+)?(?:rauchen|alkohol|zu viel|zu wenig|krankheit|überdosis|mangel)(?!\p{L})/iu,
  ills: new RegExp(`(?<!\\p{L})(?:${germanIlls.join('|')})(?!\\p{L})`, 'u'),
  goods: new RegExp(`(?<!\\p{L})(?:${germanGoods.join('|')})(?!\\p{L})`, 'u'),
  itself: new RegExp(
    `(?<!\\p{L})(?:${germanIlls.join('|')}|Haut|Knochen)\\s+(?:(?:sich|auch|oft|meist|schnell|nicht)\\s+)*$`,
    'u',
  ),
};
