import type { EmergencyLanguage } from './language.ts';

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
    mort mot mots mois rendre prendre vendre paie travaille sens points point position pire prix vit voie voix voir boire mais cour couleur douceur seances dos
    perdu pendu grosses enceintes enfant respiration respirations
  `,
  fillers:
    'je j ai suis un une le la les l de des du mon ma mes est c ce que quoi faire au secours aide aidez moi avec signes symptomes en train fais fait urgence est sont il elle on nous vous pas ne n que qui quels quelles quelle quel combien comment pourquoi quand peut peux puis pour dans sur par plus et ou si se sa son aux au pendant apres avant faut',
  signs: `
    suicid*
    >aimerais|envie|jveux|vais|veu|veut|veux|voudrais crever|disparaitre|mourir ~4
    morte|mourir envie|prefere|serais|veux|voudrais ~4
    me|moi|nous flinguer|pendre|suicider|tuer ~2
    envie|pense|vais|veux tuer ~4
    >envie|jveux|peux|veut|veux pas|plus continuer|exister|reveiller|vivre ~4
    vivre pas|plus envie|raison|veux ~5
    fin mes|vie jours|vie ~4
    >en finir
    pas|plus envie|raison|sens vie|vivre ~3
    me|moi couper|faire|fais|mal|mutile|scarifie bras|mal|mutile|scarifie|veines ~3
    automutil*
    scarifi*
    personne manquerai
    mieux mort|sans moi|mort
    jeter|jette|saute* balcon|fenetre|immeuble|pont|toit|train ~5
    boite|plein|tous|trop @cachets ~3
    @cachets boite|surdose|trop avale|pris ~5
    surdos*
    overdose
    avale*|bu|mange @cachets|aimant|champignon*|javel|piece|pile|poison|produit ~5
    intoxi*
    empoisonn*
    dose mortelle

    pire @tete|mal|maux @tete|vie ~5
    pire cephalee|migraine ~2
    @soudain|atroce|explosif|foudroyant|insupportable|violent* @tete|maux cephalee|douleur|mal|maux|violent ~6
    @tete jamais|vie aussi|eu|fort mal|pire ~6
    coup tonnerre
    raide* cou|nuque fievre|tete|vomi* ~5
    @tete fievre confus*|nuque|raide|vomi*
    @tete confus*|convulsion*|engourdi*|paralys*
    @tete choc|chute|cogne*|coup|frappe|tombe* confus*|connaissance|endormi*|evanoui*|inconscien*|malaise|somnole*|vertige*|vomi* ~9

    @pas air|respiration|respire*|souffle ~4 !exercices
    difficile|difficulte*|dur|mal|peine respiration|respirer|souffle ~3
    essouffl*
    etouff*
    suffoqu*
    levres|visage bleu|violet* ~3
    coeur|poitrine|thoracique|thorax brule|douleur*|etau|mal|oppression|poids|point|pression|serre ~4
    bras gauche douleur*|engourdi*|fourmi*|machoire|mal ~4
    arret|crise|fais|infarctus|signes cardiaque|infarctus ~3 !annee|ans|apres
    =infarctus
    coeur bat|emballe|palpitations evanoui*|mal|malaise|souffle|vertige*

    >crois|fais|fait|peut|signes|symptomes avc ~3 !ans|apres
    =avc
    bouche|levre|visage travers ~2
    bouche|figure|joue|visage affaiss*|deforme*|engourdi*|paralys*|tombe|tordu* ~4
    elocution|mots|parle* articule|bizarrement|bouillie|confus*|incoherent*|mal @soudain|bras|depuis|pas|plus|visage ~5
    @soudain @pas bouger|comprendre|marcher|parle*|voir|voit ~6
    @pas bouger|sens|sentir bras|corps|cote|jambe ~4
    cote corps|engourdi*|faible|paralys*
    paralys*
    @soudain confus*|engourdi*|faiblesse|paralys*|vertige*
    pas|perds|perdu|perte|plus|rien vision|vois|voit|vue @soudain|brutal*|oeil|perdu|plus|rien ~4
    perds|perdu|perte vision|vue ~2
    aveugle @soudain|devenu*
    vois double

    convuls*
    crise convuls*|epilepsie|epileptique arrete|en|fait|minutes|premiere ~3 !ans|depuis
    inconscien*
    evanoui*
    perdu|perte connaissance ~2
    @bebe|@kin|reagit|repond|reveille pas|plus bouge|reagit|repond|respire|reveille* ~4
    @pas reveille* @bebe|@kin|se ~4 !matin
    @pas pouls
    noyade|noye*
    electrocut*

    anaphyla*
    choc allergique
    allergi* forte|gonfle*|gorge|grave|severe|violente ~4
    gorge|langue|levres|visage enfl*|ferme|gonfl*|serre ~4

    hemorragie|saign*|sang abondant*|arrete*|beaucoup|enormement|stopper ~5
    hemorrag*
    crache*|selles|tousse|urine*|vomi* sang ~4
    poignets|veines coupe*|ouvert|ouvrir ~3
    poignarde*

    @bebe fievre|temperature ~6
    @nombre @semaine fievre bebe|enfant|vieux
    @bebe amorphe|bleu|inconscient|mange|molle|mou|pale|respire|tete bleu|est|pas|plus|tout|trop ~4
    @bebe chute|secoue|tombe ~4
    @bebe pas|plus boit|bouge|reagit|respire|reveille ~4
    fievre 40|41|42|convuls*|nuque|taches ~4
    purpura
    mening*
    septic*

    engourdi*|insensib*|rien|sens|sensation|sensibilite entre cuisses|fesses|jambes ~5
    anesthesie|engourdi*|insensib*|sens|sensibilite aine|anus|genita*|penis|perinee|selle|vagin ~5
    queue cheval syndrome
    @pas|controle|perdu|perte|retenir pipi|selles|urine*|vessie ~4
    incontinen* @soudain|dos|jambes|sciatique
    jambes @pas|engourdies|faibles|paralys* @soudain|dos|marcher|sens|uriner|vessie ~6

    enceinte @nombre @semaine ~4
    @nombre @semaine grossesse ~2
    enceinte|grossesse chute|contractions|eaux|fievre|malaise|pertes|saign*|sang|tombe* ~8
    enceinte atroce*|forte*|grosse*|violente* crampes|douleur*|mal ~5
    >enceinte ce|est|je danger*|grave|normal|ok|risque ~6 !femme|femmes|lorsque|pendant|quand|si
    bebe bouge*|sens moins|pas|plus ~4
    perds|perdu|perte eaux ~2
    contractions
    crois|fais|fait|suis fausse couche

    compagnon|conjoint|copain|elle|ex|il|mari|mere|pere agresse|bat|etrangle|frappe|menace|tape|viole* enfants|m|ma|me|moi|nous ~3
    viol|viole|violee
    agresse* sexuel*
    violence* conjugale*
    >peur pour ma vie
    >envie|vais|veux blesser|tuer enfant|femme|la|le|lui|ma|mari|mon|quelqu* ~3
    monoxyde carbone
    fuite|odeur gaz ~2
    appartement|cuisine|maison brule|feu ~2
    brulure* bebe|enfant|grave*|visage ~3
    mordu|morsure serpent|vipere ~3
    douleur*|mal ventre @soudain|atroce*|insupportable*|violent* ~4
    mollet gonfle* essouffl*|respirer|souffle
    embolie
    ambulance|pompiers|samu
    =urgence
    =15
    =112
    =3114
  `,
};
