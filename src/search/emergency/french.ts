import type { EmergencyLanguage } from './danger-check.ts';

/** What people in danger write in French. */
export const french: EmergencyLanguage = {
  text: `
Si une vie peut être en danger, appelez tout de suite les secours : le 112 en Europe (le 15 en France, le 144 en Suisse, le 911 au Canada). N’attendez pas une réponse ici.

Si vous pensez à mettre fin à vos jours ou à vous faire du mal, ne restez pas seul avec ces pensées. Appelez les secours ou, en France, le 3114, jour et nuit ; au Canada, le 988 ; en Suisse, le 143.

Si vous êtes enceinte ou si vous ne vous sentez pas bien et que vous hésitez, demandez d’abord à un médecin ou à votre sage-femme.`,
  sets: {
    pas: 'arrive impossible jamais narrive pas plu plus',
    kin: 'ami amie copain copine elle enfant femme fille fils frere il maman mari mere papa pere personne quelquun soeur',
    bebe: 'bb bebe ne nourrisson nouveau nouveaune',
    tete: 'cephalee crane migraine tete',
    cachets:
      'cachet cachets comprime comprimes doliprane insuline medicament medicaments medoc medocs paracetamol pilules somniferes',
    semaine: 'jours mois sa sem semaine semaines',
    nombre: '# cinq deux dix douze huit neuf onze quatre quinze sept six treize trente trois vingt',
    soudain:
      'brusquement brutal brutale brutalement coup soudain soudaine soudainement subit subite',
  },
  idioms: [
    'mourir de rire',
    'mourir de faim',
    'mort de rire',
    'prise de sang',
    'don du sang',
    'a mourir de',
    'meurs d envie',
    'ca me tue',
    'me tue le dos',
  ],
  others: `
    boire couleur dos douceur enceintes enfant grosses mois mort mot pendu perdu point points position prendre rendre respiration
    respirations seances travaille vendre vit
  `,
  fillers:
    'ai aide aidez apres au aux avant avec c ce combien comment dans de des du elle en est et faire fais fait faut il j je l la le les ma mes moi mon n ne nous on ou par pas pendant peut peux plus pour pourquoi puis quand que quel quelle quelles quels qui quoi sa se secours si signes son sont suis sur symptomes train un une urgence vous',
  signs: `
    automutil*|empoisonn*|intoxi*|overdose|scarifi*|suicid*|surdos*
    aimerais|envie|jveux|prefere|serais|vais|veu|veut|veux|voudrais crever|disparaitre|morte|mourir
    me|moi|nous flinguer|pendre|suicider|tuer ~2
    envie|pense|vais|veux tuer
    pas|plus envie|jveux|peux|raison|sens|veut|veux continuer|exister|reveiller|vie|vivre
    fin mes|vie jours|vie
    >en finir
    me|moi couper|faire|fais|mal|mutile|scarifie bras|mal|mutile|scarifie|veines
    personne manquerai
    mieux mort|sans moi|mort
    jeter|jette|saute* balcon|fenetre|immeuble|pont|toit|train
    boite|plein|tous|trop @cachets
    @cachets boite|surdose|trop avale|pris
    avale*|bu|mange @cachets|aimant|champignon*|javel|piece|pile|poison|produit
    dose mortelle

    pire @tete|mal|maux @tete|vie
    pire cephalee|migraine ~2
    @soudain|atroce|explosif|foudroyant|insupportable|violent* @tete|maux cephalee|douleur|mal|maux|violent
    @tete jamais|vie aussi|eu|fort mal|pire
    coup tonnerre
    raide* cou|nuque fievre|tete|vomi*
    @tete fievre confus*|nuque|raide|vomi*
    @tete confus*|convulsion*|engourdi*|paralys*
    @tete choc|chute|cogne*|coup|frappe|tombe* confus*|connaissance|endormi*|evanoui*|inconscien*|malaise|somnole*|vertige*|vomi* ~9

    essouffl*|etouff*|suffoqu*
    @pas air|respiration|respire*|souffle !exercices
    difficile|difficulte*|dur|mal|peine respiration|respirer|souffle
    levres|visage bleu|violet*
    coeur|poitrine|thoracique|thorax brule|douleur*|etau|mal|oppression|poids|point|pression|serre
    bras gauche douleur*|engourdi*|fourmi*|machoire|mal
    arret|crise|fais|infarctus|signes cardiaque|infarctus !annee|ans|apres
    =112|15|3114|avc|infarctus|urgence
    coeur bat|emballe|palpitations evanoui*|mal|malaise|souffle|vertige*

    paralys*
    >crois|fais|fait|peut|signes|symptomes avc !ans|apres
    bouche|levre|visage travers ~2
    bouche|figure|joue|visage affaiss*|deforme*|engourdi*|paralys*|tombe|tordu*
    elocution|mots|parle* articule|bizarrement|bouillie|confus*|incoherent*|mal @soudain|bras|depuis|pas|plus|visage
    @soudain @pas bouger|comprendre|marcher|parle*|voir|voit
    @pas bouger|sens|sentir bras|corps|cote|jambe
    cote corps|engourdi*|faible|paralys*
    @soudain confus*|engourdi*|faiblesse|paralys*|vertige*
    pas|perds|perdu|perte|plus|rien vision|vois|voit|vue @soudain|brutal*|oeil|perdu|plus|rien
    perds|perdu|perte vision|vue ~2
    aveugle @soudain|devenu*
    vois double

    convuls*|electrocut*|evanoui*|inconscien*|noyade|noye*
    crise convuls*|epilepsie|epileptique arrete|en|fait|minutes|premiere !ans|depuis
    perdu|perte connaissance ~2
    @bebe|@kin|reagit|repond|reveille pas|plus bouge|reagit|repond|respire|reveille*
    @pas reveille* @bebe|@kin|se !matin
    @pas pouls

    anaphyla*
    choc allergique
    allergi* forte|gonfle*|gorge|grave|severe|violente
    gorge|langue|levres|visage enfl*|ferme|gonfl*|serre

    hemorrag*|poignarde*
    hemorragie|saign*|sang abondant*|arrete*|beaucoup|enormement|stopper
    crache*|selles|tousse|urine*|vomi* sang
    poignets|veines coupe*|ouvert|ouvrir

    mening*|purpura|septic*
    @bebe fievre|temperature
    @nombre @semaine fievre bebe|enfant|vieux
    @bebe amorphe|bleu|inconscient|mange|molle|mou|pale|respire|tete bleu|est|pas|plus|tout|trop
    @bebe chute|secoue|tombe
    @bebe pas|plus boit|bouge|reagit|respire|reveille
    fievre 40|41|42|convuls*|nuque|taches

    engourdi*|insensib*|rien|sens|sensation|sensibilite entre cuisses|fesses|jambes
    anesthesie|engourdi*|insensib*|sens|sensibilite aine|anus|genita*|penis|perinee|selle|vagin
    queue cheval syndrome
    @pas|controle|perdu|perte|retenir pipi|selles|urine*|vessie
    incontinen* @soudain|dos|jambes|sciatique
    jambes @pas|engourdies|faibles|paralys* @soudain|dos|marcher|sens|uriner|vessie

    contractions
    enceinte @nombre @semaine
    @nombre @semaine grossesse ~2
    enceinte|grossesse chute|contractions|eaux|fievre|malaise|pertes|saign*|sang|tombe* ~9
    enceinte atroce*|forte*|grosse*|violente* crampes|douleur*|mal
    >enceinte ce|est|je danger*|grave|normal|ok|risque !femme|femmes|lorsque|pendant|quand|si
    bebe bouge*|sens moins|pas|plus
    perds|perdu|perte eaux ~2
    crois|fais|fait|suis fausse couche

    ambulance|embolie|pompiers|samu|viol|viole|violee
    compagnon|conjoint|copain|elle|ex|il|mari|mere|pere agresse|bat|etrangle|frappe|menace|tape|viole* enfants|m|ma|me|moi|nous
    agresse* sexuel*
    violence* conjugale*
    >peur pour ma vie
    >envie|vais|veux blesser|tuer enfant|femme|la|le|lui|ma|mari|mon|quelqu*
    monoxyde carbone
    fuite|odeur gaz ~2
    appartement|cuisine|maison brule|feu ~2
    brulure* bebe|enfant|grave*|visage
    mordu|morsure serpent|vipere
    douleur*|mal ventre @soudain|atroce*|insupportable*|violent*
    mollet gonfle* essouffl*|respirer|souffle
  `,
};
