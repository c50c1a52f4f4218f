import type { ClaimGrammar } from '../grammar.ts';
import { englishGoods, englishIlls } from './english-objects.ts';

const adverbs =
  '(?:(?:also|even|often|then|thus|so|really|soon|still|ever|just|only|always|usually|easily|well|again|all|both|better|quickly|further|not|\\p{L}+ly)\\s+)*';
const modals =
  '(?:(?:can|may|might|could|will|would|should|must|do|does|did|has|have|had|to|is|are|was|were|be|been|also|already|not|never|\\p{L}+ly)\\s+)*';
const people =
  'I|we|you|he|she|they|who|people|team|staff|therapists?|teachers?|doctors?|nurses?|practitioners?|patients?|clients?|researchers?|scientists?|authors?|editors?|pupils?|students?|children|parents|readers?|gardeners?|schools?|museums?|banks?|gyms?|nurser(?:y|ies)|clinics?|hospitals?|compan(?:y|ies)|practices?|university|government|owners?|users?|clubs?|associations?|societ(?:y|ies)|states?|councils?|ministr(?:y|ies)|shelters?|charit(?:y|ies)|police|volunteers?|members|neighbours?|foundations?|insurers?|locks?|lanes?|thermostat|site|website|page|section|chapter|firewall|option|button|setting|menu|flag|librar(?:y|ies)|linter|migration|command|function|script|server|browser|parser|module|compiler|(?:version|release|chapter|section|step) [\\d.]+';

/** The grammar of English, as far as promises need it. */
export const englishGrammar: ClaimGrammar = {
  toForms(word) {
    const ends = word.endsWith('e')
      ? [word.slice(0, -1), '(?:e|es|ed|ing)']
      : /[^aeiou]y$/.test(word)
        ? [word.slice(0, -1), '(?:y|ies|ied|ying)']
        : [word, `(?:${word.at(-1) ?? ''}?(?:ed|ing)|e?s)?`];
    return ends.join('');
  },
  prefixes: [],
  toForm(word) {
    if (/ing\b/i.test(word)) return 'ing';
    if (/(?:ed|proven|fought|brought|gave)\b/i.test(word)) return 'past';
    return /^\p{L}*[^s\s]s\b/u.test(word) ? 'third' : 'base';
  },
  asides: new RegExp(
    [
      'not (?:only|just|merely|simply|solely)',
      'no (?:doubt|question|wonder|matter|other|secret)',
      'in no time',
      'without (?:a |any )?doubt',
      "(?:is|are)(?:n[’']t| not) a drug",
      'why not',
      'nothing(?=[^,;]* (?:better|faster|more|like|as well as)\\b)',
      'without (?!(?:\\p{L}+ly )?\\p{L}+ing\\b)[^,;]{1,40}',
      '(?:has|have|had|having|with|contains?|needs?|causes?) no (?!evidence|proof|power|ability|effect|benefit|influence|way)\\p{L}+',
      'cannot but',
      'treat(?:s|ed|ing)? (?:\\p{L}+ ){1,5}(?:as(?! (?:well|effectively|much|quickly|good))|like|alike)\\b',
    ]
      .map((each) => `\\b${each}`)
      .join('|'),
    'giu',
  ),
  boundary: /[;:–—()]|\b(?:but|yet(?! to)|however|although|though|whereas|because|while)\b|,/giu,
  joint: new RegExp(`\\band\\s+(?:(?:it|this|that|he|she|which)\\s+)?${adverbs}$`, 'iu'),
  row: /^\s*(?:\p{L}+(?:,\s*|\s+(?:or|nor|and)\s+))*(?:(?:or|nor|and)\s+)?$/iu,
  dependent: undefined,
  deniedBehind: /^\s*(?:nothing|no|none|nobody|no one|neither|hardly any)\b(?! time)/iu,
  deniesBackwards: false,
  refuted:
    /^(?:the|this|any|that|one) (?:\p{L}+ )?(?:idea|claim|belief|notion|theory|promise|story|view|assumption)\b.*\b(?:myth|wrong|false|refuted|debunked|unproven|untrue|nonsense|unfounded|not|never|no)\b|\b(?:is|are) (?:just )?an? (?:myth|misconception)\b|\b(?:but|though) (?:no|there is no|nobody|without)\b.*\b(?:trials?|stud(?:y|ies)|evidence|proof|research|confirmed|shown)\b|\b(?:been|was|were|is) (?:refuted|debunked|disproved|disproven)\b/iu,
  open: /\b(?:whether|if|unless|when|once|as soon as|how (?:far|much|well|many|long|often|quickly)|(?:before|until|after|in case) (?:you|they|we|it|he|she|your|any\p{L}*|some\p{L}*|one)|until (?:the|a|an)|(?:ask|know|learn|see|show|list|tell|check|decide|find out|explain|choose|wonder)\w*\s+(?:\p{L}+\s+)?(?:which|what|who|how|why))\b/iu,
  infinitive: new RegExp(`\\bto\\s+(?:\\p{L}+(?:,\\s+|\\s+(?:and|or)\\s+))*${adverbs}$`, 'iu'),
  idleInfinitive: new RegExp(
    `\\b(?:how|hard|difficult|easy|try|tries|tried|trying|want(?:s|ed)?|wish|hopes?|hoped|aims?|aimed|plans?|planned|learn|too \\p{L}+|fail\\p{L}*|ask\\p{L}*|have|had|needs?|needed|wait|impossible|decided?|agreed?|invited?) to\\s+${adverbs}$`,
    'iu',
  ),
  promisedInfinitive: new RegExp(
    `\\b(?:proven|proved|shown|found|said|known|thought|believed|claimed|reported|used|able|likely|seems?|appears?|promises?|designed|made|formulated|guaranteed|supposed|tends?|enough|way|remedy|means|method|herb|exercise|plant|ability|power|potential|continues?|serves?|effective) (?:you |them |people )?to\\s+(?:\\p{L}+(?:,\\s+|\\s+(?:and|or)\\s+))*${adverbs}$|\\bhelp(?:s|ed)? (?:\\p{L}+ ){0,4}to\\s+${adverbs}$`,
    'iu',
  ),
  command:
    /^(?:\W|\b(?:please|always|never|first|then|now|and|or|next|so|also|gently|slowly|just|simply|do|don[’']t|not)\b)*$/iu,
  commandBehind: undefined,
  promisedCommand:
    /^(?:boost|relieve|cure|heal|soothe|alleviate|beat|banish|detoxify|rejuvenate) your\b/iu,
  needsObject: true,
  isNoun(word, before, behind) {
    if (
      !/^(?:cure|treat|help|boost|increase|heal|support|lift|stop|benefit|fight|calm|ease|guarantee|balance|control|release|aid|fix|block|cut|limit|raise|catch|burn|rise|remedy|double|smooth|repair|build|brings|counter|delay|halt|spread|trim|shield)s?$/iu.test(
        word,
      )
    )
      return false;
    if (
      /\b(?:an?|the|this|that|no|any|some|his|her|its|our|your|their|my|one|every|each|for|of|with|without|in|on|under|get|need|more|at)\s+$/iu.test(
        before,
      )
    )
      return true;
    if (
      /s$/iu.test(word) &&
      /^\s+(?:should|are|can|may|must|have|were|will|make|do)\b/iu.test(behind)
    )
      return true;
    if (/s$/iu.test(word))
      return /\b(?:these|those|many|other|all|few|\p{L}+est)\s+$/iu.test(before);
    return (
      /\b(?:an?|any|no|its|our|your|their)\s+(?:\p{L}*[^s\s]\s+)$/iu.test(before) &&
      /^\s*(?:in|of|for|from|to|is|was|that|$|[.,;])/iu.test(behind)
    );
  },
  person: new RegExp(`\\b(?:${people})(?:[’']\\p{L}+)?\\s+${modals}$`, 'iu'),
  personBehind: undefined,
  idleObject:
    /^(?:prevent|stop|keep)s? [^,;]*\bfrom \p{L}+ing\b|^helps? (?:to )?(?:find|choose|decide|see|share|organise|members|readers|customers)\b|^restores? (?:the |your )?(?:last|previous|old|default|original|deleted)\b|^treats? what\b|^(?:fades?|heals?|eases?|improves?|settles?) (?:within|in|after|over|by itself|on its own|well|slowly|quickly)\b/iu,
  harm: /^\s*(?:the\s+)?(?:smoking|alcohol|lack of|too much|too little|fees|taxes|noise|disease|illness|overuse|long use|overdose|air pollution)\b/iu,
  ills: new RegExp(`(?<!\\p{L})(?:${englishIlls.join('|')})(?!\\p{L})`, 'iu'),
  goods: new RegExp(`(?<!\\p{L})(?:${englishGoods.join('|')})(?!\\p{L})`, 'iu'),
  itself: new RegExp(
    `(?<!\\p{L})(?:${englishIlls.join('|')}|skin|bones?|cuts?|burns?|fractures?)\\s+${modals}$`,
    'iu',
  ),
};
