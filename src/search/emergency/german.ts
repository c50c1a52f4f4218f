import type { EmergencyLanguage } from './danger-check.ts';

/** What people in danger write in German. */
export const german: EmergencyLanguage = {
  text: `
Wenn ein Leben in Gefahr sein kann, rufen Sie sofort den Notruf 112 (in ganz Europa; die Rettung in Österreich und der Schweiz auch unter 144). Warten Sie nicht auf eine Antwort hier.

Wenn Sie daran denken, sich das Leben zu nehmen oder sich zu verletzen, müssen Sie damit nicht allein bleiben. Rufen Sie den Notruf oder die Telefonseelsorge an: in Deutschland 0800 111 0 111, in Österreich 142, in der Schweiz 143, kostenlos und Tag und Nacht.

Wenn Sie schwanger sind oder sich krank fühlen und unsicher sind, fragen Sie zuerst eine Ärztin, einen Arzt oder Ihre Hebamme.`,
  sets: {
    nicht:
      'aufgehort kaum kei kein keine keinen koa koan ned net nich nicht nichts nid nimma nimmer nit nix nod num',
    kin: '*frau *mann bruder bub enkel enkelin er freund freundin jemand junge kind kinder kleine kleinen kleiner kollege kollegin madchen mama mami mutter mutti nachbar nachbarin oma onkel opa papa papi partner person schwager schwester sie sohn tante tochter vater vati',
    baby: 'baby babys kleinkind neugeborene neugeborenes saugling',
    tater:
      '*frau *mann bruder chef cousin er ex freund freundin jemand lehrer mama mutter nachbar onkel opa papa partner pfleger pflegerin sie stiefmutter stiefvater trainer vater',
    atem: 'atem atme atmen atmet atmung luft schnaufen schnauft schnuft schnuuft',
    tabletten:
      '*medikamente *mittel *olol *saft *tablette *tabletten *zepam antidepressiva aspirin betablocker ibuprofen ibus insulin medikament medis morphin novalgin paracetamol pillen tablette tabletten tavor tilidin tramadol zopiclon',
    gift: '*anzunder *batterie *batterien *entkalker *gift *kirsche *liquid *pilz *pilze *reiniger *scherbe *scherben *tab *tabs *zelle beere benzin bleiche chlor* desinfektions* diesel eibe fingerhut flussigkeit frostschutz* giftig* goldregen klo* knopfzellen lampenol lauge* magnet* maiglockchen munze murmel nadel nagel nikotin* parfum putzmittel saure spulmittel terpentin* toilette waschmittel wc weichspuler zigarette',
    genommen: 'eingenommen gegessen genommen geschluckt intus',
    gefallen: '*gefallen *gesturzt geflogen gepurzelt sturz*',
    erbricht: 'brechen bricht erbr* kotz* schwummrig spuckt ubel* ubergeben ubergibt',
    wirr: 'apathisch benommen bewusst* delir* durcheinander fantasiert halluzin* phantasiert schlafrig unsinn verwirrt wirr',
    lahm: 'gelahmt hangt kraftlos lahm* schlaff schwach* taub*',
    stark:
      'brutal* extrem* furchtbar* heftig* hollisch* massiv* reissend* schlimm* schrecklich* stark* unertraglich* wahnsinnig* zerreiss*',
    weh: 'brennen druck* krampf* schmerz* stechen sticht weh',
    dick: '*geschwollen anschwellen dick dicke schwell* schwillt',
    kopf: 'kopfschmerz kopfweh migrane schadel',
    woche: 'monat monate ssw tage woche',
    zahl: '# acht achte drei dreissig dritte elf funf funfte neun neunte sechs sechste sieben siebte vier vierte zehn zehnte zwanzig zwei zweite zwolf zwolfte',
    plotzlich: 'akut blitz einmal plotzlich* schlagartig',
  },
  idioms: [
    'bringen mich um',
    'bringt mich um',
    'zum sterben schon',
    'sterbe vor neugier',
    'sterbe vor langeweile',
    'sterben vor langeweile',
    'tot mude',
    'blutdruck',
    'blut spenden',
    'atem ubung',
    'atem ubungen',
    'lebens gefuhl',
    'brust muskel',
  ],
  others: `
    arm atemtherapie atemubungen bein beine blut druck erkrankt fall fallt fieber geben gewicht haben kranken lange langer leben leber
    lieben lieber luft machen nacht ohnmacht recht ruckt schlaf schlafe schlafen schlaft schlag schlaganfallpatienten schlagen schmerz
    schwangeren schwangerschaft seine sitzung sitzungen sparen stark starken steine sterne stuck tag ubungen umbringen unterbringen wache
    wachen wegen
  `,
  fillers:
    'anzeichen auch auf aus bei bin bitte das dass dem den der des die ein eine einen er es fur hab habe hatte hilf hilfe hilft ich ihr ihre im in ins ist jetzt kann kein keine man mein meine mit nach nicht noch notfall nur oder sich sie sind symptome tun und verdacht viele von vor wann warum was welche wenn wer wie wir wo zu zum zur',
  signs: `
    abschiedsbrief|freitod|lebensmude|rasierklinge*|selbstmord*|selbsttotung|selbstverletz*|suizid*
    umbringen mich|mir|selbst|sich
    mich|selbst|sich aufhangen|erhangen|erhangt|erschiessen|geritzt|ritze*|ritzt|toten|vergiften
    mich|mir|selbst geschnitten|schlage|schneide|verletze|wehtun
    mich|sich arme*|haut|unterarm* aufgeschnitten|schneide*
    schnitte|schnittwunden arm*|unterarm*|zimmer
    mich|mir|sich leben|pulsadern aufschneiden|nehmen
    >allem|leben beenden|ende|nehmen|schluss
    >mach|mache heute|jetzt|nacht schluss
    baby|kind|mir|sich angetan|antun|anzutun etwas|leid|was|weh
    >besser|doch|gern|lieber|mochte|nur|will|wollte|wunsche|wunschte|wurde sterben|tot
    kann @nicht mehr weiter ~2
    @nicht aufwachen|dasein|existieren|leben|lebn|weiterleben|weitermachen kann|lust|mag|mochte|mog|will|wollte
    =mag|mog|will nimma|nimmer
    nicht mehr da|hier sein mag|mochte|will|wollte
    @nicht grund|sinn leben|mehr|weiter
    @nicht bock|ertrag*|freude|kraft|lust|pack*|schaff* kampfen|leben|lebn|weiterleben
    @nicht ausweg|hoffnung|perspektive gibt|leben|mehr|sehe|weiss
    >mochte|will|wunsche|wurde fort|weg sein
    >nie|nimmer mehr|wieder aufwache*|wach ~1
    aufhort|einschlafen|gehe|geht|schlafen|verschwinden|weg fur immer ~2
    hasse|lebensunwert|satt|scheisse|sinnlos|vorbei|wertlos alles|leben|lebn
    belastung|last allen|anderen|bin|euch|falle|familie|nur
    sanft|schmerzfrei|schmerzlos*|schnell sterben|tod|toten|umbringen
    redet|schreibt|spricht sterben|tod|umbringen
    verschenkt alles|sachen
    welt @nicht|verlassen mehr|will
    unter|vor auto|bahn|bus|lkw|zug gehen|laufen|legen|schmeissen|springe*|werfe*
    >mochte|will dass alles|es aufhort|vorbei
    >ich sterbe
    >muss|werde ich|jetzt sterben !irgendwann
    alle|besser|keinem|keiner|niemand|welt dran|fehle|merken|ohne|vermissen|vermisst ich|mich|tot|weg
    spring|springe*|sturzen|werfe balkon|brucke|dach|einfach|fenster|gleich|gleise|jetzt|runter|zug
    >halt das|es|leben nicht|nimmer aus|mehr aus|leben

    *vergiftung|giftnotruf|uberdosiert|uberdosis|veratz*|vergift*|verschluckt.
    @tabletten alle|ganze|packung|schachtel|viel|zuviel* @genommen|hab|habe|hat
    @tabletten bereitgelegt|gehortet|gesammelt
    packung|schachtel leer
    zuviel|zuviele @tabletten
    >wie|wieviele @tabletten|viele @tabletten|um sterbe*|totlich|umbringen
    >lange|schnell|viele sterben|stirbt|verblutet|verhungert
    @genommen|abgeleckt|eingeatmet|gefressen|gekaut|geleckt|gelutscht|getrunken|trank|verschluckt @gift
    @baby|@kin geschluckt|verschluckt
    @genommen ##|dreissig|funfzig|vierzig|zwanzig @tabletten !jahre|jahren|mg|milligramm
    @genommen|gegeben|verabreicht doppelt*|dreifach*|falsche*|fremde*|menge|versehentlich|verwechselt|vom|zehnfach* @tabletten|dosis|menge
    doppelt*|zehnfach* dosis|menge @tabletten|gegeben
    @tabletten verwechselt
    auge *reiniger|chlor*|kalk|lauge*|saure|sekundenkleber|splitter|zement
    ko tropfen ~1
    drink|getrank|glas gemischt|geschuttet|getan etwas|jemand|was|wer

    donnerschlag*|vernichtung*
    heftigste*|schlimmste*|starkste* @kopf
    @kopf @stark leben|nie|noch
    @plotzlich @kopf @stark
    kopf explodiert|platzt
    @plotzlich kopf @erbricht|dann|gefuhl
    nackensteif*|steif* fieber|nacken @erbricht|fieber|flecken|licht*
    @kopf fieber @wirr|ausschlag|nacken*|steif*
    @kopf @lahm|@wirr|krampf*|sprach*
    *sturz|@kopf|gehirnerschutterung|kopf *sturz|@gefallen|angeschlagen|aufgeschlagen|fahrrad*|geschlagen|gestossen|jetzt|schlag @erbricht|@wirr|kopfschmerzen|mude|ohnmachtig|pupille*|schwindel*|schwindl* ~9 !jahren
    gehirnerschutterung|schadel @erbricht|@wirr|bruch|mude
    pupille* gross*|ungleich*|unterschied*|weit*
    *unfall bewegen|kribbel*|schwindel*|taub*|ubel !jahre|jahren
    @baby|@kin balkon|baum|bett|dach|fenster|hochbett|kopf|leiter|pferd|treppe|wickeltisch @gefallen|angeschlagen|aufgeschlagen|gestossen !fruher|jahre|jahren

    asthmaanfall|atemnot|brustenge|brustschmerz*|erstick*|herzschmerz*|kurzatmig|luftnot|pseudokrupp
    @nicht @atem atmen|atmet|bekomme*|griag*|kann|kriag*|krieg*|mehr|mein|richtig|uberchum*
    @nicht atmen|atmet|schnauft|schnuuft
    qualm|rauch atmen|eingeatmet|huste*|luft
    bellend*|bellt atmen|husten
    asthma*|spray @nicht hilft|mehr|wirkt
    probleme|schlecht|schwer* @atem atmen|bekomme|brust|kriege*
    atmet|schnauft komisch|laut|schlecht|schnell|schwer
    ringt|schnappt luft ~2
    @baby|atmen|atmet|atmung aussetzer|flach|pfeift|rasselt|rippen|rochel*|stohn*
    hals|luftrohre stecken|steckt
    hals gebunden|gurtel|kabel|schlinge|seil|strick
    nase|ohr erbse|knopf|kugel|murmel|perle|stein
    finger|gesicht|haut|lauft|lippen blau*
    @baby|@kin lauft|wird blau ~2
    brust*|herz @weh|enge*|zieht arm|atemnot|auf|der|im|in|kiefer|luft|plotzlich|schweiss|seit|starke|tut|weh
    brust|brustbein|brustkorb drucken*|druckt|elefant|gewicht|schmerzt|sitzt|stein|sticht
    @stark schmerz* brust|rucken|schulterblatt* !verspann*
    >anzeichen|gerade|glaube|hab|habe|ist|symptome|verdacht herzinfarkt !jahren|nach|vor
    =110|112|herzinfarkt|herzstillstand|notfall|notruf|schlaganfall
    herz|puls aussetzt|rasen|rast|stolpert|unregelmassig brust|kalt*|luft|ohnmacht*|schweiss*|schwindel*|strom*
    linke* arm|arme|hand|seite @lahm|kribbelt|schmerz*

    gelahmt|halbseit*|lahmung|lallen|lallt
    >anzeichen|gerade|glaube|hab|habe|hat|ist|symptome|verdacht schlaganfall !jahren|nach|therapie|vor
    auge|gesicht*|lid|lippe*|mund|mundwinkel|zunge @dick|@lahm|blau|hangend*|herunter|komisch|kribbel*|schief
    arm|bein|hand gelahmt|hangt|lahm*|schlaff
    nuschelt|rede*|sprache|spreche|spricht @wirr|komisch|plotzlich|undeutlich|unverstandlich|verwaschen
    @nicht einfallen|fallen|finde* worte*
    @plotzlich @nicht bewegen|gehen|horen|laufen|reden|schlucken|sehen|sprechen|stehen
    @nicht bewegen|fuhle|gefuhl|gehorcht|heben|spure* arm|arme|bein|fusse|gesicht|korper|seite
    seite @lahm
    @plotzlich @lahm|@wirr|schwindel arm|bein|gesicht|halbseitig|reden|seite|sprache|total|vollig
    @kin @wirr
    erkennt familie|mich|niemanden|uns @nicht
    @nicht gesehen|sehe auge|minuten|stunden

    erblindet|sehverlust
    @plotzlich blind|seh|sehe auge|doppelt|mehr|nicht|schwarz|verschwommen
    @plotzlich blind
    seh|sehe nicht auge*|mehr !seite|website
    auge|schwarz fleck|geworden|plotzlich|schatten|schwarz|vor|vorhang !blaue|wimper
    doppelbilder|doppelt plotzlich|sehe

    fieberkrampf|krampfanfall|krampft
    @baby|@kin anfall
    anfall dauert|erster|gerade|hort|jetzt|minuten
    schaum mund

    angefahren.|bewusstlos*|ertrinkt|ertrunken|halluzin*|hitzschlag|keton*|kollabiert|ohnmachtig|sonnenstich|stromschlag|umgefallen|umgekippt|unterkuhlung|zusammengebrochen|zwangsverheirat*
    kreislauf kollaps|weg|zusammen*
    gefunden leblos|nadel|reglos|spritze
    boden @nicht auf|aufstehen|hoch
    diabet*|unterzucker*|zucker @erbricht|@wirr|schwitzt|umgekippt|wach|zitter*
    fieber|hitze|schuttelfrost|sonne @wirr
    @baby|@kin|wacht @nicht ansprechbar|auf|aufwachen|aufwecken|reagiert|wach|wecken ansprechbar|auf|mehr|reagiert|wach|wecken
    @nicht ansprechbar|aufgewacht|bewusstsein|erweckbar|reagiert|weckbar ~2
    wacht @nicht auf ~2
    @nicht aufwecken|wachzukriegen|wecken
    bekomme*|krieg* @nicht wach
    kein* puls

    anaphyla*
    allergisch* reaktion @stark|atmen|bekommen|ganzen|gerade|hab|habe|hat|luft|notfall|schwillt
    allergisch* schock
    quaddeln atem*|eng|enge*|hals|luft|zunge
    adrenalin pen
    hals|kehle|rachen @dick|zu
    *enstich|*enstiche|biene|erdnuss*|garnelen|gegessen|gestochen|hornisse|muscheln|nuss*|shrimps|wespe @dick|eng|enge*|erbr*|hals|juckt|luft|mund|quaddeln|rachen|schwindel*|schwummrig|zunge

    kaffeesatz|messerstich|niedergestochen|pulsadern|schusswunde|teerstuhl
    blut*|nasenbluten @nicht auf|aufhoren|hort|stillen|stoppen
    blut* @stark|klumpen|viel ~2 !periode|regel
    blute* nicht|sehr|stark|weiter
    blut|blutig* @erbricht|gebrochen|hust*|spuck*|stuhl|urin
    viel blut verliere|verliert|verloren
    blut pumpt|schiesst|spritzt|uberall
    durchfall|kot|stuhl* pechschwarz|schwarz*|teer*
    *sage|axt|beil|flex|hacksler|messer|rasenmaher arm|bein|finger|fuss|gerammt|geschnitten|hand|knie
    daumen|finger|hand|zeh* abgehackt|abgerissen|abgesagt|abgeschnitten|abgetrennt
    klaffend*|tief* geschnitten|platzwunde|schnitt|schnittwunde|wunde

    blutvergiftung|hirnhautentzundung|meningitis|sepsis
    @baby fieber|temperatur
    @zahl @woche fieber alt|baby|kind
    @baby|kind apathisch|blau|grau|leblos|lethargisch|schlaff|schlapp|teilnahmslos
    fontanelle eingefallen|eingesunken|gespannt|hart|vorgewolbt|wolb*
    @baby @nicht bewegt|reagiert|trinken|trinkt
    @baby aufgehort|hort atmen
    @baby keine|nasse|nicht|trockene windel*
    @baby @gefallen|fallen|geschuttelt
    38|39|fieber 40|41|42|ausschlag|chemo*|hohes|immun*|krampf*|milz|op|transplant*
    ausschlag|flecken|punkte @baby|draufdrucken|druck*|fieber|glas|kalte|stecknadel*|wegdruck* ~9

    eingekotet|eingenasst|eingepinkelt|einnass*|reithosen*
    gefuhl|kribbeln|nichts|spure|taub* genital*|schritt|zwischen beine*|oberschenkeln|taub*
    gefuhl*|spure|taub* after|damm|genital*|gesass|intimbereich|penis|po|reithose*|scheide|schritt
    cauda equina
    blase|darm|harn|stuhl*|urin|wasser @nicht|mehr|verloren|verlust entleeren|halten|kontrolle|kontrollieren|lassen|spure
    @nicht pinkeln|pipi|urinieren|wasserlassen kann|konnen|mehr
    inkontinen* bein*|plotzlich|rucken*|taub* !geburt
    hose gemacht|nass bein*|rucken*
    bein* @lahm beide|blase|gehen|heben|laufen|plotzlich|rucken|urin

    fruchtblase|fruchtwasser|kindsbewegungen
    schwanger* @zahl @woche !schwangerschaft
    @zahl schwangerschaftsw*|ssw
    schwanger*|ssw bauchkrampfe|blut*|fruchtwasser|gesturzt|juck*|krampfe|schmierblutung|wehen ~9
    schwanger @stark|plotzlich* bauchschmerzen|bauchweh|kopfschmerzen|krampfe|schmerz*
    >schwanger darf|das|ist erlaubt|gefahrlich|ok|okay|schlimm|sicher !falls|frauen|wahrend|wenn
    baby|bauch|kind|kindsbewegungen bewegt|bewegung|spure|tritt @nicht|weniger bauch|heute|mehr|schwanger|seit
    @nicht|weniger tritte
    baby kommt fruh|gerade|hause|jetzt
    wehen alle|eingesetzt|fruh|minuten|stark|vorzeitig*|zu
    >bekomme|drohende|gerade|habe|verdacht fehlgeburt
    angst|drang|gedanken baby|kind fallenlassen|schutteln|verletzen|wehtun|wehzutun

    begrapsch*|betatsch*|grapscht|vergewaltigt|vergewaltigung
    @tater bedroht|geschlagen|gewurgt|missbraucht|misshandelt|prugelt|schlagt|schmeisst|schubst|sperrt|stalkt|verfolgt|verprugelt|wirft|wurgt|zwingt kinder|meine|mich|mir|mutter|uns|vater|wird|zu
    >@tater boxt|droht|haut|tritt meine|mich|mir|umzubringen|uns !sie
    @tater anfasst|angefasst|beruhrt|fasst meine|mich|sohn|tochter|uberall|uns
    @tater macht dinge|sachen mir
    @tater kam|kommt bett|zimmer nacht*
    sex|sexuell* belastig*|genotigt|gezwungen|ubergriff*|zwang|zwingt
    missbraucht|misshandelt werde|wird|wurde
    hausliche gewalt
    angst um mein leben
    >konnte|werde|will frau|ihn|jemand*|kind|mann|sie toten|umbringen|verletzen
    stimmen befehlen|hore*|hort|sagen
    befohlen gott|stimmen|teufel
    abgehort|beobachtet|bespitzelt|bestrahl*|uberwacht|verfolgt|vergiften|verstrahlt denkt|fuhle|fuhlt|glaubt|meint|mich|nachbarn|uberzeugt
    nachte*|tage* @nicht geschlafen|schlafe|schlaft
    >seit nachte*|tage* wach

    gasgeruch|kohlenmonoxid|krankenwagen|lungenembolie|notarzt|rettungswagen|schlangenbiss
    gas ausgetreten|geruch|riecht
    haus|kuche|wohnung brennt ~2
    verbrannt|verbrennung|verbruht|verbruhung *wasser|@kin|baby|fett|gesicht|gross*|kaffee|ol|schwer|stark|tee
    *wasser|kaffee|suppe|tee uber gegossen|gekippt|geschuttet|gezogen
    kochend* milch|ol|suppe|wasser
    kreuzotter|schlange* biss|gebissen
    genick gebrochen
    bauch|bauchschmerz*|bauchweh|unterleib* @erbricht|@stark|bretthart|fieber|hart|plotzlich|schreien !periode|regel
    >rechts unten @erbricht|bauch|fieber|schmerz*
    blinddarm* anzeichen|durchbruch|entzundung|geplatzt|schmerz*|symptome|verdacht
    hoden* @weh|geschwollen|plotzlich|verdreht
    bein|wade @dick atemnot|brust|luft|thrombose ~9
    unterschenkel|wade @dick|heiss|rot fahrt|flug|hart|heiss|op|reise|rot|schmerz*|warm|weh
    bein|kniekehle @dick flug|heiss|plotzlich|rot|warm
    thrombose anzeichen|glaub*|habe|luft|symptome|verdacht
    *zepam|alkohol|entzug*|tavor halluzin*|krampf*|sehe|zitter*
    drogen|ecstasy|heroin|kokain|koks|party|pillen atmet|bewusst*|wach|zusammengebrochen
    >erste hilfe ~1 !kurs
    ist ein notfall
  `,
};
