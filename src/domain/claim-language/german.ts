import type { ClaimLanguage } from '../claim-language.ts';
import { germanGrammar } from './german-grammar.ts';

/** The words of claims in German. */
export const german: ClaimLanguage = {
  promises: [
    'lindern', 'kräftigen', 'entgiften', 'entschlacken', 'beleben', 'anregen', 'regt … an', 'wirksam', 'wirkt gegen', 'wirken gegen', 'wirkt bei',
    'wirken bei', 'hilft gegen', 'helfen gegen', 'hilft bei', 'beruhigen', 'heilsam', 'gesundheitsfördernd', 'vorbeugen', 'vorzubeugen',
    'beugt … vor', 'beugen … vor', 'schützt vor', 'schützen vor', 'schützt … vor', 'schützen … vor', 'stimulieren', 'aktivieren', 'regenerieren',
    'straffen', 'glätten', 'bessern', 'festigen', 'erfrischen', 'schonen', 'kurbelt … an', 'kurbeln … an', 'beugt', 'vermindern', 'hält … in Schach',
    'halten … in Schach', 'hält … ab', 'halten … ab', 'bewahren', 'härtet ab', 'härten ab', 'lockern', 'vitalisieren', 'nähren', 'befeuchten',
    'reinigen die haut', 'hält … fern', 'halten … fern', 'besser schlafen', 'schlafen … besser', 'schläft … besser', 'schlafen … tiefer',
    'sieht … jünger', 'gut für', 'gut gegen', 'heilungsfördernd', 'abnehmen', 'nimmt … ab', 'fühlen … besser', 'fühlt … besser', 'bekämpfen',
    'tut … gut', 'vertreiben', 'vertreibt',
  ],
  everyday: [
    'behandeln', 'verbessern', 'verringern', 'vermindern', 'reduzieren', 'verhindern', 'verhüten', 'stärken', 'fördern', 'unterstützen', 'schützen',
    'helfen', 'hilft', 'half', 'geholfen', 'lösen', 'entspannen', 'hemmen', 'unterdrücken', 'beseitigen', 'stoppen', 'mildern', 'mindern',
    'wiederherstellen', 'stellt … wieder her', 'ausgleichen', 'gleicht … aus', 'harmonisieren', 'stabilisieren', 'beschleunigen', 'begünstigen',
    'erleichtern', 'vermeiden', 'wirkt', 'wirken',
  ],
  raising: [
    'erhöhen', 'heben', 'hebt', 'steigern', 'verlängern', 'vermehren', 'bringt', 'bringen', 'gibt',
  ],
  lowering: [
    'dämpfen', 'bremsen', 'bremst', 'verlangsamen', 'sparen', 'spart', 'senken', 'verkürzen', 'nimmt … weg', 'abbauen', 'baut … ab', 'bauen … ab',
    'töten', 'tötet … ab', 'verbrennen',
  ],
  strong: [
    'heilen', 'behandeln', 'kurieren', 'beweisen', 'bewiesen', 'bewiesene', 'bewiesener', 'bewiesenen', 'bewiesenes', 'erwiesen', 'erwiesene',
    'erwiesenermaßen', 'nachgewiesen', 'nachweislich', 'garantieren', 'garantiert', 'klinisch', 'wissenschaftlich bewiesen',
    'wissenschaftlich belegt', 'klinisch geprüft', 'klinisch getestet', 'heilmittel gegen', 'wundermittel', 'ausrotten', 'zweifellos',
    'immer wirksam',
  ],
  negations: [
    'nicht', 'kein', 'keine', 'keinen', 'keinem', 'keiner', 'keines', 'nie', 'niemals', 'nichts', 'niemand', 'kaum', 'weder', 'noch nie', 'nirgends',
    'ohne', 'statt', 'anstatt', 'falsch', 'fraglich', 'zweifelhaft', 'zweifel', 'unklar', 'unbewiesen', 'mythos', 'irrtum', 'irrglaube', 'märchen',
    'widerlegen', 'widerlegt', 'bestreiten', 'zu klein, um', 'unmöglich', 'verfehlt', 'unwahrscheinlich', 'selten',
  ],
  exempt: [
    'behandeln … vertraulich', 'klinischer alltag', 'klinische psychologie', 'klinische studie', 'hilft … dabei, eine', 'hilft ihnen, ein',
    'wirkt … auf mich', 'wirkt … müde', 'gibt es', 'helfen wir', 'mit hilfe',
  ],
  grammar: germanGrammar,
};
