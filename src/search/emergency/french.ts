import type { EmergencyLanguage } from './danger-check.ts';

/** What people in danger write in French. */
export const french: EmergencyLanguage = {
  text: `
Si une vie peut être en danger, appelez tout de suite les secours : le 112 en Europe (le 15 en France, le 144 en Suisse, le 911 au Canada). N’attendez pas une réponse ici.

Si vous pensez à mettre fin à vos jours ou à vous faire du mal, ne restez pas seul avec ces pensées. Appelez les secours ou, en France, le 3114, jour et nuit ; au Canada, le 988 ; en Suisse, le 143.

Si vous êtes enceinte ou si vous ne vous sentez pas bien et que vous hésitez, demandez d’abord à un médecin ou à votre sage-femme.`,
  sets: {
    pas: 'pas plus plu jamais arrive narrive impossible',
    kin: 'il elle mari femme fils fille mere pere maman papa enfant ami amie frere soeur copain copine quelquun personne',
    bebe: 'bebe nourrisson nouveau ne nouveaune bb',
    tete: 'tete crane migraine cephalee',
    cachets:
      'cachets cachet comprimes comprime medicaments medicament medocs medoc doliprane paracetamol somniferes pilules insuline',
    semaine: 'semaines semaine sem mois jours sa',
    nombre: 'deux trois quatre cinq six sept huit neuf dix onze douze treize quinze vingt trente #',
    soudain:
      'soudain soudaine soudainement brutal brutale brutalement subit subite coup brusquement',
  },
  idioms: [
    'mourir de rire',
    'mourir de faim',
    'mort de rire',
    'mort de fatigue',
    'tue le temps',
    'prise de sang',
    'prises de sang',
    'don du sang',
    'a mourir de',
    'meurs d envie',
    'meurs de curiosite',
    'ca me tue',
    'me tue le dos',
  ],
  others: `
    mort mot mots mois moi sang sans sens bras gras poids points point poitrine position pied pire prix dire rire lire vie vit vite voie voix voir boire noir tete fete dette bebe belle mal mais mari matin main
    coeur coeurs couleur douceur seance seances dos dose doses nez pas par pour perdu pendu grossesse grosses enceintes enfants enfant respiration respirations
  `,
  fillers:
    'je j ai suis un une le la les l de des du mon ma mes est c ce que quoi faire au secours aide aidez moi avec signes symptomes en train fais fait urgence est sont il elle on nous vous pas ne n que qui quels quelles quelle quel combien comment pourquoi quand peut peux puis pour dans sur par plus et ou si se sa son aux au pendant apres avant faut',
  signs: `
    suicid*
    >veux|veut|veu|jveux|voudrais|envie|aimerais|vais mourir|disparaitre|crever ~4
    mourir|morte envie|prefere|voudrais|veux|serais ~4
    me|moi|nous tuer|pendre|suicider|flinguer ~2
    envie|veux|vais|pense tuer ~4
    >veux|veut|envie|peux|jveux plus|pas vivre|exister|continuer|reveiller ~4
    vivre plus|pas envie|veux|raison ~5
    fin mes|vie jours|vie ~4
    >en finir
    plus|pas raison|envie|sens vivre|vie ~3
    me|moi fais|faire|scarifie|couper|mutile|mal mal|veines|bras|scarifie|mutile ~3
    automutil*
    scarifi*
    personne manquerai|manquerais
    mieux sans|mort moi|mort|morte
    saute|sauter|jeter|jette pont|train|fenetre|toit|immeuble|balcon ~5
    trop|boite|tous|plein @cachets ~3
    @cachets trop|surdose|boite pris|avale ~5
    surdos*
    overdose
    avale|avaler|bu|mange pile|piles|javel|produit|aimant|poison|champignon*|piece|@cachets ~5
    intoxi*
    empoisonn*
    dose mortelle

    pire mal|maux|@tete @tete|vie ~5
    pire|pires migraine|cephalee ~2
    @soudain|violent|violente|explosif|insupportable|atroce|foudroyant @tete|maux mal|douleur|violent|maux|cephalee ~6
    @tete jamais|vie aussi|eu|fort|forte pire|mal ~6
    coup tonnerre
    raideur|raide nuque|cou fievre|vomi*|tete ~5
    @tete fievre nuque|raide|confus*|vomi*
    @tete confus|confuse|paralys*|engourdi*|convulsion*
    @tete tombe|tombee|cogne|cognee|chute|choc|coup|frappe vomi*|vomit|somnole*|endormi*|inconscien*|confus*|vertige*|evanoui*|malaise|connaissance ~9

    @pas respirer|respire|respiration|souffle|air ~4 !exercices
    mal|difficulte*|peine|dur|difficile respirer|respiration|souffle ~3
    essouffl*
    etouff*
    suffoqu*
    levres|visage bleu|bleues|bleus|violet* ~3
    poitrine|thorax|coeur|thoracique douleur*|mal|serre|oppression|pression|brule|etau|point|poids ~4
    bras gauche douleur*|mal|engourdi*|fourmi*|machoire ~4
    crise|arret|fais|signes|infarctus cardiaque|infarctus ~3 !ans|apres|annee
    =infarctus
    coeur bat|palpitations|emballe malaise|evanoui*|vertige*|souffle|mal

    >fais|fait|signes|crois|symptomes|peut avc ~3 !ans|apres
    =avc
    visage|bouche|joue|figure paralys*|tombe|affaiss*|engourdi*|tordu*|deforme* ~4
    parle|parler|elocution|mots bizarrement|mal|bouillie|incoherent*|confus*|articule @soudain|plus|pas|bras|visage|depuis ~5
    @soudain @pas parler|bouger|voir|marcher|comprendre|voit|parle ~6
    @pas bouger|sens|sentir jambe|jambes|bras|cote|corps ~4
    cote paralys*|engourdi*|faible|corps
    paralys*
    @soudain faiblesse|engourdi*|paralys*|vertige*|confus*
    perdu|perte|perds|plus|rien|pas vue|vision|vois|voit oeil|@soudain|rien|plus|perdu|brutal* ~4
    perte|perdu|perds vue|vision ~2
    aveugle @soudain|devenu|devenue
    vois double

    convuls*
    crise epilepsie|convuls*|epileptique fait|en|premiere|arrete|minutes ~3 !depuis|ans
    inconscien*
    evanoui*
    perdu|perte connaissance ~2
    @kin|@bebe|reveille|reagit|repond pas|plus reveille|reagit|repond|bouge|reveiller|respire ~4
    @pas reveiller|reveille @bebe|@kin|se ~4 !matin
    @pas pouls
    noye*|noyade
    electrocut*
    electrochoc

    anaphyla*
    choc allergique
    allergi* grave|severe|forte|violente|gonfle*|gorge ~4
    gorge|langue|levres|visage gonfl*|enfl*|serre|ferme ~4

    saign*|hemorragie|sang arrete|arreter|arrete|stopper|abondant*|beaucoup|enormement ~5
    hemorrag*
    crache|cracher|vomi*|tousse|selles|urine*|urines sang ~4
    perd|perdu|perds beaucoup sang
    veines|poignets ouvert|coupe|couper|ouvrir ~3
    poignarde*

    @bebe fievre|temperature ~6
    @nombre @semaine fievre bebe|enfant|vieux
    @bebe mou|molle|bleu|amorphe|inconscient|pale|mange|tete|respire pas|plus|tout|est|trop|bleu ~4
    @bebe tombe|chute|secoue ~4
    @bebe pas|plus reveille|respire|reagit|bouge|boit ~4
    fievre 40|41|42|convuls*|taches|nuque ~4
    purpura
    mening*
    septic*

    engourdi*|insensib*|sens|sensation|sensibilite|rien entre jambes|cuisses|fesses ~5
    engourdi*|insensib*|sens|anesthesie|sensibilite perinee|selle|genita*|aine|anus|vagin|penis ~5
    queue cheval syndrome
    @pas|perdu|perte|controle|retenir uriner|pipi|vessie|urine|urines|selles ~4
    incontinen* @soudain|jambes|dos|sciatique
    jambes @pas|faibles|engourdies|paralys* sens|dos|@soudain|vessie|uriner|marcher ~6

    enceinte @nombre @semaine ~4
    @nombre @semaine grossesse ~2
    enceinte|grossesse saign*|sang|pertes|contractions|eaux|fievre|chute|tombe|tombee|malaise ~8
    enceinte forte*|violente*|grosse*|atroce* douleur*|mal|crampes ~5
    >enceinte est|ce|je ok|grave|danger*|risque|normal ~6 !si|quand|pendant|femmes|femme|lorsque
    bebe bouge|bouger|sens plus|pas|moins ~4
    perdu|perte|perds eaux ~2
    contractions
    fais|suis|crois|fait fausse couche

    mari|copain|compagnon|conjoint|pere|mere|ex|il|elle frappe|bat|tape|etrangle|menace|viole|violente|agresse me|moi|ma|nous|m|enfants ~3
    viole|violee|viol
    agresse* sexuel*
    violence* conjugale*
    >peur pour ma vie
    >vais|veux|envie tuer|blesser quelquun|quelqu|mon|ma|le|la|lui|enfant|femme|mari ~3
    monoxyde carbone
    odeur|fuite gaz ~2
    maison|appartement|cuisine feu|brule ~2
    brulure* grave*|bebe|enfant|visage ~3
    morsure|mordu serpent|vipere ~3
    douleur*|mal ventre @soudain|insupportable*|atroce*|violent* ~4
    mollet gonfle* souffle|essouffl*|respirer
    embolie
    samu|ambulance|pompiers
    =urgence
    =15
    =112
    =3114
  `,
};
