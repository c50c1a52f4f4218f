/** What people want less of, as patterns: an effect on one of these is a promise. */
export const ills: readonly string[] = [
  '\\p{L}*schmerz(?:en)?', 'Migräne', 'Stress', 'Angst', 'Ängste', '\\p{L}*depressionen?', '\\p{L}*entzündung(?:en)?', 'Schwellung(?:en)?', '\\p{L}*krämpfen?',
  'Übelkeit', 'Symptomen?', '\\p{L}*krankheit(?:en)?', 'Infekt(?:en?|ion|ionen)?', 'Krebs', '\\p{L}*falten', 'Akne', 'Narben', 'Ekzemen?', 'Schuppenflechte',
  'Allergien?', 'Heuschnupfen', 'Erkältung(?:en)?', 'Grippe', 'Fieber', 'Schlaflosigkeit', 'Müdigkeit', 'Verletzung(?:en)?', 'Blutdruck', 'Blutzucker',
  'Cholesterin', 'Risiko', 'Risiken', 'Verspannung(?:en)?', 'Arthrose', 'Diabetes', 'Asthma', 'Husten', '\\p{L}*wunden', 'Unkraut', 'Schädlingen?', 'Mehltau',
  'Schnecken', '\\p{L}*fehlern?', 'Stürzen?', 'Haarausfall', 'Schaden', 'Schäden', 'Sucht', 'Störung(?:en)?', 'Viren', 'Bakterien', 'Keimen?', 'Giften?',
  'Übergewicht', 'Karies', 'Tinnitus', 'Schnarchen', 'Moos', 'Pilzen?', '\\p{L}*kosten', 'Beschwerden', 'Leiden', 'Muskelkater', 'Kater', 'Sonnenbrand',
  'Rötung(?:en)?', 'Juckreiz', 'Ladezeit(?:en)?', 'Fett', 'Flugangst', 'Alterung', 'Notlagen', 'Benzin', 'Strom', 'Blutung(?:en)?', 'Verstauchung(?:en)?',
  'Verstopfung', 'Durchfall', 'Sodbrennen', 'Geschwüren?', 'Krampfadern', 'Osteoporose', 'Thrombosen?', 'Schlaganf\\p{L}+', 'Herzinfarkt\\p{L}*', 'Schwindel',
  'Gürtelrose', 'Herpes', 'Masern', 'Bronchitis', 'Ausschlag', '\\p{L}*ausschlag', 'Fußpilz', 'Inkontinenz', 'Hitzewallungen', 'Nierensteinen?', 'Albträumen?',
  'Phobien', 'Demenz', 'Zittern', 'Trockenheit', 'Reizungen', 'Parasiten', 'Zecken', 'Flöhen?', 'Milben', 'Läusen?', 'Blattläusen?', 'Frost', 'Ausfällen?',
  'Angriffen?', 'Koliken', 'Blähungen', 'Einsamkeit', 'Streit',
];

/** What people want more of, or in good order. */
export const goods: readonly string[] = [
  'Energie', 'Gesundheit', 'Immun\\p{L}*', 'Abwehr\\p{L}*', 'Schlaf\\p{L}*', 'Stimmung', 'Konzentration', 'Gedächtnis', 'Aufmerksamkeit', 'Leistung\\p{L}*',
  'Kraft', 'Ausdauer', 'Knochendichte', 'Ertrag', 'Erträge', 'Wachstum', 'Fitness', 'Wohlbefinden', 'Selbstvertrauen', 'Noten?', 'Qualität', 'Beweglichkeit',
  'Durchblutung', 'Stoffwechsel', 'Verdauung', 'Gleichgewicht', 'Haltung', 'Lernen', 'Elastizität', 'Motivation', 'Erholung', 'Sehkraft', 'Stabilität',
  'Sicherheit', 'Ruhe', 'Entspannung', 'Muskel\\p{L}*', 'Sprache', 'Wortschatz', 'Lebenserwartung', 'Feuchtigkeit', 'Böden', 'Lebensqualität',
  'Selbstheilung\\p{L}*', 'Zeit', 'Geld', 'Haut', 'Augen', 'Ohren', 'Nase', 'Hals', 'Magen', 'Leber', 'Nieren', 'Lunge', 'Knie', 'Hüften?', 'Schultern',
  'Nacken', 'Rücken', 'Füßen?', 'Kopfhaut', 'Herz', 'Kreislauf', 'Nerven\\p{L}*', 'Appetit', 'Leben', 'Kreativität', 'Lesbarkeit', 'Verständnis', 'Haare?',
  'Haarwachstum', 'Knochen', 'Zähnen?', 'Gelenken?', 'Darm', 'Wirbelsäule',
];
