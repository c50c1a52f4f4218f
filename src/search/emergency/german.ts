import type { EmergencyLanguage } from './danger-check.ts';

/** What people in danger write in German. */
export const german: EmergencyLanguage = {
  text: `
Wenn ein Leben in Gefahr sein kann, rufen Sie sofort den Notruf 112 (in ganz Europa; die Rettung in Österreich und der Schweiz auch unter 144). Warten Sie nicht auf eine Antwort hier.

Wenn Sie daran denken, sich das Leben zu nehmen oder sich zu verletzen, müssen Sie damit nicht allein bleiben. Rufen Sie den Notruf oder die Telefonseelsorge an: in Deutschland 0800 111 0 111, in Österreich 142, in der Schweiz 143, kostenlos und Tag und Nacht.

Wenn Sie schwanger sind oder sich krank fühlen und unsicher sind, fragen Sie zuerst eine Ärztin, einen Arzt oder Ihre Hebamme.`,
  sets: {
    nicht: 'nicht nich nix nichts kein keine keinen nimmer kaum net ned aufgehort',
    kin: 'er sie mann frau sohn tochter mama mutter papa vater kind freund freundin partner bruder schwester oma opa jemand person kollege',
    baby: 'baby babys saugling neugeborenes neugeborene neugeborenen kleinkind',
    atem: 'atmen atmet atme atem luft',
    tabletten:
      'tabletten tablette pillen pille schlaftabletten schmerztabletten medikamente medikament paracetamol ibuprofen insulin',
    kopf: 'kopfschmerzen kopfschmerz kopfweh migrane',
    woche: 'woche wochen monat monaten monate ssw tage',
    zahl: 'zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig # zweite dritte vierte funfte sechste siebte achte neunte zehnte zwolfte',
    plotzlich: 'plotzlich plotzliche plotzlicher akut schlagartig auf einmal',
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
    leben lebens lieben lieber leber kleben geben gaben haben sterne stern stirn sitzung sitzungen leiden kosten kopf kann kein keine luft lust duft brust brot blut gut mut blute blatt schlag schlaf schlafe schlafen
    schmerz herz hals hilft helfen beine meine seine steine beim bein arm arme warm taub staub traum raum baum kind wind rind frau grau mann wann kann fall fallt fieber lieber biber atmung ubung ubungen druck zuruck stuck ruck
    wache wachen machen sache tage tag frage fragen tragen schlagen sagen magen wagen nacht nicht recht schlecht gesicht gewicht hangt fangt lange langer stark starke starken sparen kranken kasse krank
    schwangerschaft schwangeren atemubungen atemtherapie schlaganfallpatienten umbringen unterbringen
  `,
  fillers:
    'ich bin hab habe hatte ein eine einen der die das den mein meine und oder ist bitte hilfe was tun anzeichen symptome verdacht auf mit im in fur jetzt notfall wie wo wann wer warum welche viele es sind kann man bei nach vor zu zum zur nicht kein keine sich er sie wir hilft hilf auch noch nur oder wenn dass den dem des von aus ins ihre ihr',
  signs: `
    suizid*
    selbstmord*
    selbstmort|selbsttotung|freitod
    umbringen mich|selbst|mir ~4
    mich|selbst toten|toeten|erhangen|erschiessen|verletzen|ritzen|geritzt|ritze|schneide|aufhangen|vergiften ~4
    mir|mich leben|pulsadern nehmen|aufschneiden ~4
    >leben|allem nehmen|beenden|ende|schluss ~3
    mir etwas|was|leid|weh|was antun ~4
    >will|mochte|wollte|wunsche|wurde|gern|lieber|nur sterben|tot ~5
    will|mochte|wollte|sterben|lust|kann|mag nicht|nimmer|nich mehr leben|weiterleben|dasein|aufwachen|existieren|weitermachen|weiter ~5
    nicht|nimmer|nich leben|weiterleben|aufwachen will|mochte|wollte|mag|kann ~4
    nicht mehr da|hier sein will|mochte|mag|wollte ~6
    @nicht sinn|grund leben|mehr|weiter ~4
    lebensmude
    >will|mochte dass es|alles vorbei|aufhort ~4
    >ich sterbe
    >muss|werde ich|jetzt sterben ~3 !irgendwann
    niemand|keiner|alle|besser|keinem vermisst|vermissen|ohne|dran mich ~5
    springe|springen|spring|sturzen|werfe brucke|zug|dach|balkon|fenster|hochhaus|gleise ~5
    >halte|halt es|das|leben nicht|nimmer mehr|aus leben|aus ~3
    abschiedsbrief
    @tabletten viele|viel|uberdosis|zuviel|zuviele|ganze|alle|packung|schachtel geschluckt|genommen|geschluckt|eingenommen|gegessen|geschluckt|habe|hat ~5
    >zu viele|viel @tabletten ~1
    zuviele|zuviel @tabletten
    >wie|wieviele viele|@tabletten @tabletten|um sterben|totlich|sterbe|umbringen ~6
    uberdosis
    uberdosiert
    verschluckt|geschluckt|getrunken|gegessen|verschluckte batterie|knopfbatterie|magnet*|reiniger|putzmittel|bleiche|gift|giftig*|waschmittel|pilze|beeren|munze|saure ~4
    vergift*
    totliche dosis

    schlimmste*|starkste*|heftigste*|schlimmster|schlimmsten @kopf ~3
    @kopf schlimm*|stark*|heftig* nie|noch|leben|lebens ~6
    @plotzlich @kopf stark*|heftig*|extrem*|furchtbar*|massiv*|schlimm*|wahnsinnig* ~5
    vernichtungskopfschmerz
    donnerschlagkopfschmerz
    steif*|nackensteif* nacken|fieber fieber|erbrechen|licht ~5
    @kopf fieber nacken*|steif*|verwirrt|ausschlag
    @kopf verwirrt|lahm*|sprach*|krampf*|bewusst*|taub*
    kopf gefallen|gestossen|sturz|angeschlagen|geschlagen|schlag|sturzte|aufgeschlagen|gefallen|gestossen erbr*|erbrochen|ubel*|ubergibt|ubergeben|kotz*|schwindl*|schwindel|bewusst*|verwirrt|mude|schlafrig|benommen|kopfschmerzen|ohnmachtig ~8
    gehirnerschutterung|schadel erbr*|bewusst*|verwirrt|bruch

    @nicht @atem mehr|kriege|krieg|bekomme|bekommt|kriegt|kann|bekommen|kriegen|atmen|mein|atmet|richtig ~4
    @kin|@baby|sie nicht|nich atmet|atmen ~3
    atemnot
    atem not
    luftnot
    kurzatmig
    schwer*|probleme @atem bekomme|kriege|atmen|brust ~3
    erstick*
    steckt|stecken hals|luftrohre ~3
    lippen|gesicht|haut|finger|lauft blau ~3
    brust|herz|brustkorb schmerz*|druck|enge|stechen|sticht|schmerzen|engegefuhl|brennen|tut|drucken|zieht arm|kiefer|atemnot|schweiss|weh|auf|in|starke|luft|plotzlich|der|im|seit ~5
    brustschmerz*
    brustenge
    herzschmerz*
    brust druckt|schmerzt|sticht
    >habe|hab|glaube|anzeichen|symptome|verdacht|gerade|ist herzinfarkt ~3 !vor|nach|jahren
    =herzinfarkt
    =herzstillstand
    herz|puls rast|rasen|stolpert|aussetzt|unregelmassig schwindel*|ohnmacht*|luft|brust ~6
    linker|linken|linke arm|arme|seite|hand taub*|schmerz*|kribbelt|lahm*|gelahmt|schwach|kraftlos ~4

    >habe|hab|glaube|anzeichen|symptome|verdacht|gerade|ist|hat schlaganfall ~3 !vor|nach|jahren|therapie
    =schlaganfall
    gesicht|mundwinkel|mund|gesichtshalfte|auge|lid taub*|hangt|hangend*|herunter|gelahmt|schief|lahm*|lahmung ~4
    verwaschen* sprache|rede|spricht|spreche
    lallt|lallen
    nuschelt|spricht plotzlich|komisch|undeutlich|wirr
    @plotzlich @nicht sprechen|reden|bewegen|gehen|laufen|sehen|horen|stehen|schlucken ~6
    @nicht bewegen|spure|spuren|fuhle|fuhlen|gefuhl|heben arm|arme|bein|beine|fusse|korper|seite|gesicht ~6
    seite|arm|bein|hand|beine gelahmt|lahm|lahmung ~4
    seite taub*|schwach*|lahm*|gelahmt|hangt ~4
    gelahmt|lahmung
    @plotzlich taub*|schwach*|lahm*|verwirrt|gelahmt|schwindel gesicht|arm|bein|seite|halbseitig|reden|sprache ~6
    halbseit*

    @plotzlich blind|sehe|sehen|seh nichts|nicht|verschwommen|doppelt|schwarz|mehr|auge ~6
    @plotzlich blind|sehverlust
    sehe|seh|sehen nichts|nicht mehr|auge|augen ~3 !seite|website
    schwarz augen|auge vor|plotzlich|geworden ~3
    sehverlust
    erblindet
    doppelt|doppelbilder sehe|plotzlich

    krampfanfall
    krampfanfalle hort|gerade|jetzt
    @kin|@baby krampft|krampfanfall|anfall ~3
    epileptischer anfall|jetzt gerade|hort|jetzt|minuten|erster
    fieberkrampf
    schaum mund

    bewusstlos*
    ohnmachtig
    ohnmacht gefallen|umgekippt|gerade
    umgekippt|zusammengebrochen|kollabiert
    @kin|@baby|wacht|sie @nicht auf|aufwachen|reagiert|wach|aufwecken|wecken|reagieren|ansprechbar wacht|auf|mehr|reagiert|wecken|ansprechbar|wach ~4
    nicht|nich ansprechbar|aufgewacht|bewusstsein ~2
    reagiert nicht|nich|nimmer ~2
    wacht nicht|nich auf ~2
    kein* puls
    ertrunken|ertrinkt
    stromschlag
    hitzschlag|unterkuhlung

    anaphyla*
    allergisch* schock|reaktion schwer*|starke|stark|schock|luft|schwillt|notfall ~4
    allergischer schock
    adrenalin pen
    hals|zunge|lippen|lippe|gesicht|kehle|rachen schwillt|geschwollen|schwellung|zu|anschwellen|zugeschwollen|schwellen ~3

    blut*|blutung|blutungen @nicht auf|stoppen|stillen|hort ~4
    blut*|blutung|blute|blutet stark|heftig|viel|massiv ~2 !periode|regel
    blute|blutet sehr|nicht|weiter|stark
    blut spuck*|huste*|hust*|erbr*|erbrochen|kotze|urin|stuhl|kotz* ~4
    viel blut verloren|verliert|verliere
    pulsadern|pulsader
    messerstich|schusswunde|niedergestochen

    @baby fieber|temperatur ~5
    @zahl @woche fieber alt|baby|kind ~6
    @baby schlaff|blau|leblos|apathisch|blass|grau ~5
    @baby @nicht trinkt|trinken|atmet|wacht|reagiert|bewegt ~3
    @baby gefallen|gesturzt|runtergefallen|heruntergefallen|fallen|geschuttelt ~5
    fieber 40|41|42|hohes|krampf*|ausschlag ~4
    ausschlag|flecken wegdrucken|wegdruckbar|fieber|glas ~5
    hirnhautentzundung|meningitis|blutvergiftung|sepsis

    taub*|gefuhl|kribbeln|spure|nichts zwischen|schritt|genital* beinen|oberschenkeln|beine|taub* ~5
    taub*|taubheit|gefuhllos|spure|gefuhl genital*|genitalbereich|schritt|intimbereich|gesass|reithose*|damm|po|after|scheide|penis ~5
    reithosen*
    cauda equina
    blase|darm|urin|stuhl|harn|stuhlgang @nicht|verloren|verlust|mehr kontrolle|halten|kontrollieren|spure|lassen|entleeren ~5
    @nicht|nimmer pinkeln|wasserlassen|urinieren|pipi kann|mehr|konnen ~4
    einnass*|eingenasst|eingepinkelt|eingekotet
    inkontinen* plotzlich|beine|taub*|rucken*|bein ~6 !geburt
    beine|bein taub*|schwach|gelahmt|kraftlos|lahm plotzlich|beide|urin|blase|rucken|heben|laufen|gehen ~7

    schwanger* @zahl @woche ~3 !schwangerschaft
    @zahl ssw|schwangerschaftswoche
    schwanger|ssw blut*|blute|blutung|blutungen|schmierblutung|fruchtwasser|gesturzt|wehen|bauchkrampfe|krampfe ~8
    schwanger stark*|heftig*|schlimm*|plotzlich* schmerz*|bauchschmerzen|kopfschmerzen|krampfe|bauchweh ~5
    >schwanger ist|darf|das ok|okay|schlimm|gefahrlich|sicher|erlaubt ~5 !wenn|wahrend|frauen|falls
    baby|kind|kindsbewegungen|bauch bewegt|spure|bewegung|tritt @nicht|weniger|mehr mehr|bauch|schwanger|seit|heute ~5
    kindsbewegungen
    fruchtblase|fruchtwasser
    wehen fruh|zu|eingesetzt|vorzeitig|vorzeitige|stark|alle|minuten
    >habe|bekomme|verdacht|drohende|gerade fehlgeburt ~3

    mann|partner|freund|vater|mutter|ex|er|sie schlagt|geschlagen|verprugelt|wurgt|gewurgt|bedroht|misshandelt|missbraucht mich|uns|kinder|wird ~3
    vergewaltigt
    vergewaltigung
    missbraucht|misshandelt werde|wurde|wird
    hausliche gewalt
    angst um mein leben
    >werde|will|konnte jemand*|ihn|kind|frau|mann|sie umbringen|toten|verletzen ~3
    stimmen befehlen|sagen|befehlen ~3
    kohlenmonoxid
    gasgeruch
    gas riecht|geruch|ausgetreten ~3
    wohnung|haus|kuche brennt ~2
    verbrannt|verbruht|verbrennung schwer|stark|kind|baby|gesicht|wasser ~4
    schlange*|kreuzotter biss|gebissen ~3
    schlangenbiss
    genick gebrochen
    bauchschmerz*|bauch|unterleib* plotzlich|unertraglich*|starkste*|bretthart ~3
    wade|bein geschwollen|dick luft|atemnot|brust|thrombose ~7
    lungenembolie|thrombose
    krankenwagen|rettungswagen|notarzt
    =notruf
    =notfall
    =112
    =110
    ist ein notfall
  `,
};
