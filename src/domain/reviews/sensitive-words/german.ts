import type { SensitiveWords } from './language.ts';

const parts =
  'null eins ein zwei zwo drei vier fünf fuenf sechs sechzehn sech sieben sieb acht neun zehn elf zwölf zwoelf zwanzig zwanzigst dreißig dreissig vierzig fünfzig fuenfzig sechzig siebzig achtzig neunzig hundert tausend und halb anderthalb';

export const german: SensitiveWords = {
  numbers: new Set(
    (
      'null eins zwo million millionen milliarde milliarden billion billionen dutzend paar halb halbe halben halber halbes hälfte viertel drittel fünftel zehntel doppelt doppelte doppelten doppelter dreifach zweifach ' +
      'einmal beide beiden beides beider erste ersten erster erstes zweite zweiten zweiter zweites dritte dritten dritter drittes vierte vierten fünfte fünften sechste sechsten siebte siebten achte achten neunte neunten zehnte zehnten einzig einzige einzigen prozent'
    ).split(' '),
  ),
  numberParts: parts.split(' ').sort((a, b) => b.length - a.length),
  units: new Set(
    (
      'sekunde sekunden minute minuten stunde stunden stündlich tag tage tagen tages täglich nacht nächte nächten woche wochen wöchentlich monat monate monaten monats monatlich jahr jahre jahren jahres jährlich jahrzehnt jahrzehnte ' +
      'gramm kilogramm kilo kilos milligramm mikrogramm pfund tonne tonnen liter litern milliliter millilitern zentiliter meter metern zentimeter zentimetern millimeter millimetern kilometer kilometern meile meilen zoll ' +
      'grad celsius fahrenheit kalorie kalorien kilokalorie kilokalorien einheit einheiten dosis dosen tablette tabletten pille pillen kapsel kapseln tropfen teelöffel esslöffel löffel tasse tassen glas gläser becher ' +
      'hub hübe sitzung sitzungen mal pro je euro cent'
    ).split(' '),
  ),
  negations: new Set(
    (
      'nicht nichts nie niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem keiner keines keins keinerlei weder noch ohne kaum selten außer ausser statt anstatt gegen falsch ' +
      'fehlt fehlen fehlte fehlten mangelt verhindert verhindern vermeiden vermeidet meiden stoppt stoppen versagt versagen verneint ausgeschlossen ausschließen frei'
    ).split(' '),
  ),
  negationForms: [],
  directions: new Set(
    (
      'alle allen aller alles jede jeden jeder jedes jedem einige einigen manche manchen wenige wenigen weniger wenig viel viele vielen mehr mehrere meist meisten mindestens höchstens nur immer stets oft häufig manchmal ' +
      'kann können könnte könnten darf dürfen dürfte muss müssen müsste soll sollen sollte sollten wird werden würde würden ' +
      'vor nach bis seit während über unter oben unten links rechts hoch höher höchste niedrig niedriger steigt steigen stieg sinkt sinken sank erhöht erhöhen verringert verringern senkt senken mindert mindern ' +
      'besser schlechter gut schlecht sicher unsicher schädlich unschädlich gefährlich ungefährlich schadet schaden hilft helfen risiko früh früher spät später groß größer klein kleiner lang länger kurz kürzer ' +
      'heiß kalt warm kühl nass trocken ab aus wenn falls oder'
    ).split(' '),
  ),
  opposites: {
    prefixes: [
      'un',
      'miss',
      'miß',
      'nicht',
      'nicht-',
      'in',
      'im',
      'ir',
      'il',
      'a',
      'an',
      'anti',
      'anti-',
      'de',
      'des',
      'ent',
      'be',
      'hyper',
      'hypo',
      'prä',
      'post',
      'über',
      'unter',
      'ab',
      'auf',
      'zu',
      'ein',
      'aus',
    ],
    suffixes: [
      'los',
      'lose',
      'losen',
      'loser',
      'loses',
      'frei',
      'freie',
      'freien',
      'freier',
      'freies',
      'voll',
      'volle',
      'vollen',
      'arm',
      'reich',
    ],
  },
};
