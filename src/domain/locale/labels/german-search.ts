import type { SearchLabels } from './search-wording.ts';

export const germanSearch: SearchLabels = {
  search: 'Suche',
  searchPlaceholder: 'Artikel und Antworten durchsuchen',
  searchButton: 'Suchen',
  searchClear: 'Frage löschen',
  searchClose: 'Suche schließen',
  searchNeedsScript:
    'Die Suche läuft in Ihrem Browser und braucht JavaScript. Alle Fragen stehen unten.',
  emergency: 'Im Notfall',
  searchLoading: 'Die Suche läuft …',
  searchFailed: 'Die Suche ließ sich nicht laden. Alle Fragen stehen unten.',
  searchFailedHere: 'Die Suche ließ sich nicht laden.',
  searchRetry: 'Noch einmal versuchen',
  searchNearest: 'Eine direkte Antwort haben wir nicht gefunden. Dies kommt ihr am nächsten.',
  searchNothing:
    'Wir haben keine Antwort gefunden: Auf keiner Seite hier stehen die Wörter „{question}“.',
  searchTopics: 'Themen auf dieser Website',
  searchContact: 'Einen Menschen fragen',
  searchCall: 'Anrufen: {phone}',
  searchNearestTopics: 'Diese Themen kommen dem am nächsten',
  searchAsk: '{publisher} fragen',
  searchMailSubject: 'Eine Frage: {question}',
  searchMailBody:
    'Guten Tag,\n\nauf diese Frage habe ich auf Ihrer Website keine Antwort gefunden:\n\n{question}\n',
  searchCorrected: 'Ergebnisse für „{to}“ statt „{from}“',
  searchResults: { zero: 'Keine Ergebnisse', one: '{count} Ergebnis', other: '{count} Ergebnisse' },
  searchFirst: 'Die besten {shown} von {count} Ergebnissen',
  searchKind: 'Art',
  searchAll: 'Alle',
  searchQuestions: 'Fragen',
  searchArticles: 'Artikel',
  searchPages: 'Seiten',
  searchAllTopics: 'Alle Themen',
  searchHint:
    'Pfeiltasten wechseln zwischen den Ergebnissen, die Eingabetaste öffnet eines, Esc schließt',
  searchSlash: 'Die Taste / öffnet die Suche',
  searchSection: 'In: {section}',
  searchWhole: 'Ganze Antwort zeigen',
  searchWords404: 'Ergebnisse zu den Wörtern dieser Adresse',
  searchEvidence: 'Belege: {sources}',
  searchEvidenceInPart: 'Belege: {sources}; zum Teil: {bases}',
  evidenceCounts: {
    guideline: { one: '{count} Leitlinie', other: '{count} Leitlinien' },
    'systematic-review': {
      one: '{count} systematische Übersicht',
      other: '{count} systematische Übersichten',
    },
    'randomised-trial': {
      one: '{count} randomisierte Studie',
      other: '{count} randomisierte Studien',
    },
    observational: { one: '{count} Beobachtungsstudie', other: '{count} Beobachtungsstudien' },
    'case-report': { one: '{count} Fallbericht', other: '{count} Fallberichte' },
    'laboratory-or-animal': {
      one: '{count} Labor- oder Tierversuch',
      other: '{count} Labor- oder Tierversuche',
    },
    'expert-opinion': { one: '{count} Expertenmeinung', other: '{count} Expertenmeinungen' },
  },
};
