import type { ClaimLanguage } from '../claim-language.ts';
import { englishGrammar } from './english-grammar.ts';

/** The words of claims in English. */
export const english: ClaimLanguage = {
  promises: [
    'relieve', 'alleviate', 'soothe', 'boost', 'strengthen', 'enhance', 'detoxify', 'rejuvenate', 'revitalise', 'revitalize', 'combat', 'counteract',
    'rid', 'stimulate', 'activate', 'calm', 'smooth', 'plump', 'heal', 'remedy', 'banish', 'disinfect', 'cleanse', 'sharpen', 'consolidate',
    'stabilise', 'stabilize', 'harmonise', 'harmonize', 'effective against', 'effective for', 'effective in', 'effective at', 'good for',
    'beneficial', 'remedy for', 'remedy against', 'helpful for', 'helpful against', 'best for', 'protect … against', 'protect … from', 'take … away',
    'keep … away', 'make … disappear', 'lose weight', 'sleep better', 'sleep more deeply', 'feel better', 'look … younger', 'concentrate better',
    'concentrate longer', 'live longer', 'learn faster', 'think faster', 'recover faster', 'heal faster', 'work against', 'help against', 'conserve',
    'deter', 'repel', 'discourage', 'bring … down', 'brings down', 'keep … at bay', 'deepen', 'speed up', 'ward off', 'fend off', 'stave off',
    'make … less', 'make … more', 'make … easier', 'make … easy', 'make … resistant', 'make … able', 'make … safer', 'make … faster',
    'make … stronger', 'make … healthier', 'make … softer', 'make … smoother', 'make … younger', 'make … better', 'make … last', 'take … out of',
    'score higher', 'score better', 'keep … fresh', 'keep … healthy', 'keep … fit', 'keep … young', 'keep … sharp', 'nourish', 'hydrate', 'rehydrate',
    'moisturise', 'moisturize', 'replenish', 'energise', 'energize', 'revive', 'prolong', 'inhibit', 'last longer', 'make … stick',
    'easier to digest', 'works as well as', 'work as well as', 'works better than', 'work better than', 'rebuild', 'reinforce', 'save time',
    'save money', 'saves … money', 'saves … energy', 'save … energy', 'relief from', 'diminish', 'lessen', 'ameliorate', 'mitigate', 'bolster',
    'fortify', 'hasten', 'safeguard', 'shield', 'heighten', 'pay off', 'keep … in check', 'flush … out', 'flush out', 'add shine', 'neutralise',
    'neutralize', 'purify', 'uplift', 'unclog', 'rebalance', 'recharge', 'enrich', 'guard against', 'refresh', 'regenerate', 'invigorate', 'fights',
    'fought',
  ],
  everyday: [
    'treat', 'improve', 'reduce', 'prevent', 'ease', 'restore', 'protect', 'help', 'promote', 'suppress', 'correct', 'regulate', 'loosen', 'tighten',
    'brighten', 'fade', 'outperform', 'beat', 'tackle', 'relax', 'repair', 'shorten', 'lowers', 'settle', 'foster', 'facilitate', 'optimise',
    'optimize', 'aid', 'decrease', 'works for', 'worked for',
  ],
  raising: [
    'ensure', 'elevate', 'widen', 'broaden', 'benefit', 'contribute to', 'increase', 'speed', 'raise', 'lift', 'support', 'maintain', 'sustain',
    'preserve', 'balance', 'tone', 'firm', 'retain', 'feed', 'quicken', 'accelerate', 'extend', 'maximise', 'maximize', 'double', 'build', 'grow',
    'brings', 'brought', 'gives', 'gave', 'encourage',
  ],
  lowering: [
    'release', 'reverse', 'counter', 'slow', 'slow down', 'lower', 'save', 'flush', 'draw out', 'minimise', 'minimize', 'cut', 'halve', 'dampen',
    'curb', 'burn', 'drive out', 'limit', 'stop', 'kill', 'block', 'remove', 'eliminate', 'fix', 'catch', 'avoid', 'control', 'destroy', 'fight',
    'clear', 'delay', 'halt', 'shrink', 'dissolve', 'melt', 'lighten', 'offset', 'spread', 'flatten', 'soften', 'trim', 'quell',
  ],
  strong: [
    'cure', 'treat', 'heal', 'prove', 'proven', 'guarantee', 'eradicate', 'clinically', 'scientifically', 'medically tested', 'medically shown',
    'dermatologically', 'demonstrably', 'cure for', 'cure against', 'miracle cure', 'effective cure', 'always works', 'works for everyone',
    'undoubtedly',
  ],
  negations: [
    'not', 'cannot', 'never', 'neither', 'nor', 'hardly', 'barely', 'scarcely', 'rarely', 'seldom', 'nobody', 'no', 'none', 'nothing', 'fail',
    'fails', 'failed', 'unable', 'yet to', 'instead of', 'far from', 'rather than', 'refuse', 'refuses', 'refused', 'doubt', 'doubts', 'doubtful',
    'unclear', 'uncertain', 'unproven', 'unlikely', 'myth', 'wrong', 'false', 'mistake', 'without', 'lack', 'lacks', 'lacking', 'little evidence',
    'little sign', 'little proof', 'little reason', 'disproved', 'refuted', 'deny', 'denies', 'denied', 'misbelief', 'misconception', 'impossible',
    'untrue',
  ],
  exempt: [
    'treat … with care', 'treat … with respect', 'treat yourself', 'treat themselves', 'help yourself', 'help you find', 'help you to find',
    'help you get', 'help you choose', 'help you to choose', 'help you decide', 'help us', 'help websites', 'help … to remember', 'fix errors', 'guarantee that no data', 'help … understand', 'prove … theorem', 'theorem … proven',
    'proven recipe', 'proven recipes', 'self-healing', 'healed of', 'no guarantee', 'guarantee card', 'money-back guarantee', 'cures for … days',
    'cures for … weeks', 'cures for … months', 'ham cures', 'bacon cures', 'ham … cure', 'glue cures', 'concrete cures', 'resin cures',
    'reduce the effect', 'reduces the effectiveness', 'improve with age', 'in control', 'own powers of healing', 'control group', 'under control',
    'with ease', 'help desk', 'stop … if', 'building blocks', 'a block of',
  ],
  grammar: englishGrammar,
};
