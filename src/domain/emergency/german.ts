import type { EmergencyLanguage } from './language.ts';

/** What people in danger write in German. */
export const german: EmergencyLanguage = {
  text: `
Wenn ein Leben in Gefahr sein kann, rufen Sie sofort den Notruf 112 (in ganz Europa; die Rettung in Österreich und der Schweiz auch unter 144). Warten Sie nicht auf eine Antwort hier.

Wenn Sie daran denken, sich das Leben zu nehmen oder sich zu verletzen, müssen Sie damit nicht allein bleiben. Rufen Sie den Notruf oder die Telefonseelsorge an: in Deutschland 0800 111 0 111, in Österreich 142, in der Schweiz 143, kostenlos und Tag und Nacht.

Wenn Sie schwanger sind oder sich krank fühlen und unsicher sind, fragen Sie zuerst eine Ärztin, einen Arzt oder Ihre Hebamme.`,
  sets: {
    nicht: 'nicht nich nix nichts kein keine keinen nimmer nimma num kaum net ned nit nid nod ned koa koan kei aufgehort',
    kin: 'er sie mann frau sohn tochter mama mutter papa vater kind freund freundin partner bruder schwester oma opa jemand person kollege kollegin onkel tante nachbar nachbarin bub madchen junge enkel enkelin kleine kleiner kleinen mami papi mutti vati ehemann ehefrau schwager bruada',
    baby: 'baby babys saugling neugeborenes neugeborene neugeborenen kleinkind',
    atem: 'atmen atmet atme atem luft schnaufen schnauft',
    tabletten:
      'tabletten tablette *tablette *tabletten pillen pille medikamente medikament *mittel *medikamente medis paracetamol ibuprofen ibus aspirin insulin tilidin tramadol novalgin morphin tavor *zepam zopiclon *olol antidepressiva betablocker',
    gift: '*batterie *batterien *zelle knopfzellen *reiniger *tab *tabs putzmittel spulmittel waschmittel weichspuler bleiche chlor* *entkalker benzin diesel lampenol terpentin* frostschutz* *gift giftig* *pilz *pilze beere beeren *kirsche munze saure lauge* maiglockchen fingerhut goldregen eibe eiben nikotin* zigarette zigaretten *liquid parfum desinfektions* magnet* nagel nadel *scherbe *scherben murmel',
    kind: 'kind sohn tochter baby kleinkind saugling bub madchen junge enkel enkelin kleine kleiner',
    gefallen: 'gefallen gesturzt runtergefallen heruntergefallen hingefallen abgesturzt gepurzelt geflogen',
    genommen: 'genommen eingenommen geschluckt gegessen intus',
    tater: 'mann ehemann partner freund vater papa mutter mama stiefvater stiefmutter onkel opa bruder lehrer trainer chef nachbar cousin ex',
    kopf: 'kopfschmerzen kopfschmerz kopfweh migrane',
    woche: 'woche wochen monat monaten monate ssw tage',
    zahl: 'zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig # zweite dritte vierte funfte sechste siebte achte neunte zehnte zwolfte',
    plotzlich: 'plotzlich plotzliche plotzlicher akut schlagartig einmal',
  },
  idioms: [
    'bringen mich um',
    'bringt mich um',
    'bringt mich noch um',
    'zum sterben schon',
    'sterbe vor neugier',
    'sterben vor neugier',
    'sterbe vor langeweile',
    'sterben vor langeweile',
    'tot mude',
    'schlag auf schlag',
    'blutdruck',
    'blut spenden',
    'atem ubung',
    'atem ubungen',
    'schwanger werden',
    'lebens gefuhl',
    'unbewusst',
    'brust muskel',
  ],
  others: `
    leben lieben lieber leber geben haben sterne sitzung sitzungen luft lust blut schlag schlaf schlafe schlafen schmerz hals beine
    seine steine beim bein arm arme raum wind fall fallt fieber ubungen druck stuck wache wachen machen tag schlagen nacht recht
    schlecht gewicht erkrankt schlaft ohnmacht lange langer stark starken sparen kranken schwangerschaft schwangeren atemubungen
    atemtherapie schlaganfallpatienten umbringen unterbringen
  `,
  fillers:
    'ich bin hab habe hatte ein eine einen der die das den mein meine und oder ist bitte hilfe was tun anzeichen symptome verdacht auf mit im in fur jetzt notfall wie wo wann wer warum welche viele es sind kann man bei nach vor zu zum zur nicht kein keine sich er sie wir hilft hilf auch noch nur oder wenn dass den dem des von aus ins ihre ihr',
  signs: `
    suizid*
    selbstmord*
    freitod|selbstmort|selbsttotung
    umbringen mich|mir|selbst|sich ~4
    mich|selbst|sich aufhangen|erhangen|erhangt|erschiessen|geritzt|ritze*|ritzt|toten|vergiften|vergiftet ~4
    mich|selbst schlage|schneide|verletze* ~4
    selbstverletz*
    mich|sich arme*|haut|unterarm* aufgeschnitten|schneide* ~4
    rasierklinge*|schnitte|schnittwunden arm|arme*|unterarm*|zimmer ~5
    rasierklinge*
    mich|mir leben|pulsadern aufschneiden|nehmen ~4
    >allem|leben beenden|ende|nehmen|schluss ~3
    mir|sich etwas|leid|was|weh angetan|antun ~4
    >besser|doch|gern|lieber|mochte|nur|will|wollte|wunsche|wunschte|wurde sterben|tot ~5
    kann|lust|mag|mochte|mog|sterben|will|wollte @nicht mehr aufwachen|dasein|existieren|leben|lebn|weiter* ~5
    @nicht aufwachen|leben|lebn|weiterleben kann|mag|mochte|mog|will|wollte ~4
    nicht mehr da|hier sein mag|mochte|will|wollte ~6
    @nicht grund|sinn leben|mehr|weiter ~4
    lebensmude
    @nicht bock|freude|kraft|lust kampfen|leben|lebn|weiterleben|weiterzuleben ~5
    @nicht ausweg|hoffnung|perspektive gibt|leben|mehr|sehe|weiss ~3
    >mochte|will|wunsche|wurde fort|weg sein ~3
    >nie|nimmer mehr|wieder aufwache*|wach ~1
    >fur immer einschlafen|schlafen ~1
    hasse|lebensunwert|satt|scheisse|sinnlos|vorbei|wertlos alles|leben|lebn ~3
    bin|falle last allen|anderen|euch|familie|nur ~4
    sanft|schmerzfrei|schmerzlos*|schnell sterben|tod|toten|umbringen ~3
    welt @nicht|verlassen mehr|will ~4
    unter|vor auto|bahn|bus|lkw|zug lege|schmeissen|springe*|werfe* ~5
    >mochte|will dass alles|es aufhort|vorbei ~4
    >ich sterbe
    >muss|werde ich|jetzt sterben ~3 !irgendwann
    alle|besser|keinem|keiner|niemand dran|ohne|vermissen|vermisst mich ~5
    spring|springe*|sturzen|werfe balkon|brucke|dach|fenster|gleise|hochhaus|zug ~5
    >halt das|es|leben nicht|nimmer aus|mehr aus|leben ~3
    abschiedsbrief
    @tabletten alle|ganze|packung|schachtel|uberdosis|viel|zuviel* @genommen|habe|hat ~5
    >zu viel @tabletten ~1
    zuviel* @tabletten
    >wie|wieviele @tabletten|viele @tabletten|um sterbe*|totlich|umbringen ~6
    uberdosis
    uberdosiert
    abgeleckt|eingeatmet|gefressen|gegessen|geleckt|gelutscht|genascht|geschluckt|getrunken|trank|verschluckt*|verspeist @gift|@tabletten ~4
    @baby|@kin geschluckt|verschluckt ~4
    @genommen ##|dreissig|funfzig|vierzig|zwanzig @tabletten ~4 !jahre|jahren|mg|milligramm
    @genommen|gegeben|verabreicht doppelt*|dreifach*|falsche*|fremde*|versehentlich|verwechselt @tabletten|dosis ~5
    @tabletten verwechselt ~4
    vergift*
    *vergiftung|vergiftung
    veratz*
    auge *reiniger|chlor*|kalk|lauge*|saure|sekundenkleber|splitter|zement ~4
    ko tropfen ~1
    totliche dosis

    heftigste*|schlimmste*|starkste* @kopf ~3
    @kopf heftig*|schlimm*|stark* leben|nie|noch ~6
    @plotzlich @kopf extrem*|furchtbar*|heftig*|massiv*|schlimm*|stark*|wahnsinnig* ~5
    vernichtungskopfschmerz
    donnerschlagkopfschmerz
    nackensteif*|steif* fieber|nacken erbrechen|erbricht|fieber|flecken|licht* ~5
    @kopf fieber ausschlag|nacken*|steif*|verwirrt
    @kopf bewusst*|krampf*|lahm*|sprach*|taub*|verwirrt
    kopf angeschlagen|aufgeschlagen|gefallen|geschlagen|gestossen|schlag|sturz* benommen|bewusst*|erbr*|kopfschmerzen|kotz*|mude|ohnmachtig|schlafrig|schwindel|schwindl*|ubel*|ubergeben|ubergibt|verwirrt ~8
    gehirnerschutterung|schadel bewusst*|bruch|erbr*|verwirrt
    @baby|@kin kopf @gefallen|angeschlagen|aufgeschlagen|gestossen|gestossn ~6 !fruher|jahre|jahren
    @baby|@kin balkon|baum|bett|dach|fenster|hochbett|leiter|pferd|treppe|wickeltisch @gefallen ~6 !fruher|jahre|jahren

    @nicht @atem atmen|atmet|bekomme*|bekommt|griag*|kann|kriag*|krieg*|kriege*|mehr|mein|richtig|uberchum* ~4
    @baby|@kin|sie nich atmen|atmet ~3
    atemnot
    atem not
    luftnot
    kurzatmig
    probleme|schwer* @atem atmen|bekomme|brust|kriege ~3
    erstick*
    ringt|schnappt luft ~2
    asthmaanfall|pseudokrupp
    asthma anfall ~1
    @baby|@kin lauft|wird blau ~2
    @baby|kind atem|atmet|atmung komisch|pausen|rasselt|rippen|schnell|schwer|stohn* ~3
    stecken|steckt hals|luftrohre ~3
    finger|gesicht|haut|lauft|lippen blau ~3
    brust*|herz brennen|druck*|enge|engegefuhl|schmerz*|stechen|sticht|tut|zieht arm|atemnot|auf|der|im|in|kiefer|luft|plotzlich|schweiss|seit|starke|weh ~5
    brustschmerz*
    brustenge
    herzschmerz*
    brust druckt|schmerzt|sticht
    >anzeichen|gerade|glaube|hab|habe|ist|symptome|verdacht herzinfarkt ~3 !jahren|nach|vor
    =herzinfarkt
    =herzstillstand
    herz|puls aussetzt|rasen|rast|stolpert|unregelmassig brust|luft|ohnmacht*|schwindel* ~6
    linke* arm|arme|hand|seite gelahmt|kraftlos|kribbelt|lahm*|schmerz*|schwach|taub* ~4

    >anzeichen|gerade|glaube|hab|habe|hat|ist|symptome|verdacht schlaganfall ~3 !jahren|nach|therapie|vor
    =schlaganfall
    auge|gesicht*|lid|mund|mundwinkel gelahmt|hangend*|hangt|herunter|lahm*|schief|taub* ~4
    verwaschen* rede|sprache|spreche|spricht
    lallen|lallt
    nuschelt|rede|spricht komisch|plotzlich|undeutlich|unsinn|unverstandlich|verwaschen|wirr* ~3
    @nicht einfallen|fallen|finde* worte* ~4
    @plotzlich @nicht bewegen|gehen|horen|laufen|reden|schlucken|sehen|sprechen|stehen ~6
    @nicht bewegen|fuhle*|gefuhl|heben|spure* arm|arme|bein|fusse|gesicht|korper|seite ~6
    arm|bein|hand|seite gelahmt|lahm|lahmung ~4
    seite gelahmt|hangt|lahm*|schwach*|taub* ~4
    gelahmt|lahmung
    @plotzlich gelahmt|lahm*|schwach*|schwindel|taub*|verwirrt arm|bein|gesicht|halbseitig|reden|seite|sprache ~6
    halbseit*

    @plotzlich blind|seh|sehe auge|doppelt|mehr|nicht|schwarz|verschwommen ~6
    @plotzlich blind|sehverlust
    seh|sehe nicht auge|mehr ~3 !seite|website
    schwarz auge geworden|plotzlich|vor ~3
    sehverlust
    erblindet
    doppelbilder|doppelt plotzlich|sehe

    krampfanfall
    @baby|@kin anfall|krampfanfall|krampft ~3
    epileptischer anfall|jetzt erster|gerade|hort|jetzt|minuten
    fieberkrampf
    schaum mund

    bewusstlos*
    ohnmachtig
    delir*|halluzin*
    diabet*|unterzucker*|zucker bewusst*|erbr*|schwitzt|umgekippt|verwirrt|wach|zitter* ~5
    fieber|hitze|sonne apathisch|fantasiert|krampft|phantasiert|verwirrt ~5
    erkennt familie|mich|niemanden|uns @nicht ~3
    kollabiert|umgekippt|zusammengebrochen
    @baby|@kin|sie|wacht @nicht ansprechbar|auf|aufwachen|aufwecken|reagieren|reagiert|wach|wecken ansprechbar|auf|mehr|reagiert|wach|wecken ~4
    nich ansprechbar|aufgewacht|bewusstsein ~2
    reagiert nich|nimmer ~2
    wacht nich auf ~2
    @baby|@kin @nicht ansprechbar|aufwecken|erweckbar|reagiert|wachzukriegen|weckbar|wecken ~4
    kein* puls
    ertrinkt|ertrunken
    stromschlag
    hitzschlag|sonnenstich|unterkuhlung

    anaphyla*
    allergisch* reaktion|schock luft|notfall|schock|schwer*|schwillt|stark* ~4
    allergischer schock
    adrenalin pen
    gesicht|hals|kehle|lippe*|rachen|zunge anschwellen|geschwollen|schwellen|schwellung|schwillt|zu|zugeschwollen ~3
    *enstich|biene|erdnuss*|gestochen|hornisse|nuss*|wespe erbr*|geschwollen|hals|luft|mund|rachen|schwell*|schwillt|schwindel*|zunge ~6
    allergisch* reaktion atmen|bekommen|ganzen|gerade|habe|hat ~3

    blut*|nasenbluten @nicht auf|aufhoren|hort|stillen|stoppen ~4
    blut* heftig|massiv|stark|viel ~2 !periode|regel
    blute* nicht|sehr|stark|weiter
    blut erbr*|hust*|huste*|kotz*|spuck*|stuhl|urin ~4
    viel blut verliere|verliert|verloren
    blut pumpt|schiesst|spritzt|uberall ~3
    durchfall|kot|stuhl* pechschwarz|schwarz*|teer* ~4
    teerstuhl
    *sage|axt|beil|flex|hacksler|messer|rasenmaher arm|bein|finger|fuss|gerammt|geschnitten|hand ~5
    daumen|finger|hand|zeh* abgehackt|abgerissen|abgesagt|abgeschnitten|abgetrennt ~4
    klaffend*|tief* platzwunde|schnitt*|wunde ~2
    pulsader|pulsadern
    messerstich|niedergestochen|schusswunde

    @baby fieber|temperatur ~5
    @zahl @woche fieber alt|baby|kind ~6
    @baby|kind apathisch|blau|fontanelle|grau|leblos|lethargisch|schlaff|schlapp|teilnahmslos ~5
    @baby blass ~5
    @baby @nicht atmet|bewegt|reagiert|trinken|trinkt ~3
    @baby keine|nasse|nicht|trockene windel* ~4
    @baby fallen|gefallen|geschuttelt|gesturzt|heruntergefallen|runtergefallen ~5
    fieber 40|41|42|ausschlag|hohes|krampf* ~4
    ausschlag|flecken fieber|glas|wegdruckbar|wegdrucken ~5
    blutvergiftung|hirnhautentzundung|meningitis|sepsis

    gefuhl|kribbeln|nichts|spure|taub* genital*|schritt|zwischen beine*|oberschenkeln|taub* ~5
    gefuhl*|spure|taub* after|damm|genital*|gesass|intimbereich|penis|po|reithose*|scheide|schritt ~5
    reithosen*
    cauda equina
    blase|darm|harn|stuhl*|urin @nicht|mehr|verloren|verlust entleeren|halten|kontrolle|kontrollieren|lassen|spure ~5
    @nicht|nimmer pinkeln|pipi|urinieren|wasserlassen kann|konnen|mehr ~4
    eingekotet|eingenasst|eingepinkelt|einnass*
    inkontinen* bein|plotzlich|rucken*|taub* ~6 !geburt
    bein gelahmt|kraftlos|lahm|schwach|taub* beide|blase|gehen|heben|laufen|plotzlich|rucken|urin ~7

    schwanger* @zahl @woche ~3 !schwangerschaft
    @zahl schwangerschaftswoche|ssw
    schwanger|ssw bauchkrampfe|blut*|fruchtwasser|gesturzt|krampfe|schmierblutung|wehen ~8
    schwanger heftig*|plotzlich*|schlimm*|stark* bauchschmerzen|bauchweh|kopfschmerzen|krampfe|schmerz* ~5
    >schwanger darf|das|ist erlaubt|gefahrlich|ok|okay|schlimm|sicher ~5 !falls|frauen|wahrend|wenn
    baby|bauch|kind|kindsbewegungen bewegt|bewegung|spure|tritt @nicht|mehr|weniger bauch|heute|mehr|schwanger|seit ~5
    kindsbewegungen
    fruchtblase|fruchtwasser
    wehen alle|eingesetzt|fruh|minuten|stark|vorzeitig*|zu
    >bekomme|drohende|gerade|habe|verdacht fehlgeburt ~3

    @tater|er|jemand|sie bedroht|einsperrt|geschlagen|gewurgt|gezwungen|missbraucht|misshandelt|prugelt|schlagt|schubst|sperrt|stalkt|verfolgt|verprugelt|wurgt|zwingt kinder|mich|uns|wird ~3
    >@tater bedroht|boxt|droht|haut|tritt meine|mich|mir|umzubringen|uns ~3
    @tater anfassen|anfasst|angefasst|beruhrt|fasst meine|mich|sohn|tochter|uberall|uns ~4
    begrapsch*|betatsch*|grapscht
    sex|sexuell* belastig*|genotigt|gezwungen|ubergriff*|zwang|zwingt ~4
    vergewaltigt
    vergewaltigung
    missbraucht|misshandelt werde|wird|wurde
    hausliche gewalt
    angst um mein leben
    >konnte|werde|will frau|ihn|jemand*|kind|mann|sie toten|umbringen|verletzen ~3
    stimmen befehlen|hore|hort|sagen ~3
    abgehort|beobachtet|bespitzelt|uberwacht|verfolgt|vergiften|vergiftet|verstrahlt denkt|fuhle|fuhlt|glaubt|meint|uberzeugt ~4
    nachte*|tage @nicht geschlafen|schlafe*|schlaft ~3
    angst|drang|gedanken baby|kind|kinder antun|fallenlassen|schutteln|verletzen|wehtun|wehzutun ~5
    kohlenmonoxid
    gasgeruch
    gas ausgetreten|geruch|riecht ~3
    haus|kuche|wohnung brennt ~2
    verbrannt|verbrennung*|verbruht*|verbruhung *wasser|@kin|baby|fett|gesicht|gross*|kaffee|ol|schwer|stark|tee ~5
    *wasser|kaffee|suppe|tee uber gegossen|gekippt|geschuttet|gezogen ~6
    kreuzotter|schlange* biss|gebissen ~3
    schlangenbiss
    genick gebrochen
    bauch*|bauchschmerz*|unterleib* bretthart|erbr*|fieber|heftigste*|plotzlich|starkste*|unertraglich* ~4
    blinddarm* anzeichen|durchbruch|entzundung|geplatzt|schmerz*|symptome|verdacht ~4
    hoden* geschwollen|plotzlich|schmerz*|verdreht|weh ~4
    bein|wade dick|geschwollen atemnot|brust|luft|thrombose ~7
    unterschenkel|wade dick|geschwollen|heiss|rot|schwellung|schwillt fahrt|flug|hart|heiss|op|reise|rot|schmerz*|warm|weh ~6
    bein|kniekehle dick|geschwollen flug|heiss|plotzlich|rot|warm ~5
    *zepam|alkohol|entzug*|tavor halluzin*|krampf*|sehe|zittern|zittert ~4
    drogen|ecstasy|heroin|kokain|koks|pillen atmet|bewusst*|wach|zusammengebrochen ~6
    lungenembolie|thrombose
    krankenwagen|notarzt|rettungswagen
    =notruf
    =notfall
    =112
    =110
    ist ein notfall
  `,
};
