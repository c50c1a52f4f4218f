import type { EmergencyLanguage } from './danger-check.ts';

/** What people in danger write in English. */
export const english: EmergencyLanguage = {
  text: `
If a life may be in danger, call your local emergency number now: 112 in Europe, 999 in the UK, 911 in North America. Do not wait for an answer here.

If you are thinking of ending your life or of hurting yourself, you need not be alone with it. Call the emergency number, Samaritans on 116 123 (UK and Ireland, day and night) or 988 (US and Canada, call or text).

If you are pregnant or unwell and unsure, ask a doctor or midwife before anything else.`,
  sets: {
    cant: 'aint arent barely cand cannot cant couldnt didnt doesnt dont hardly hasnt havent isnt never not stopped unable wasnt wont wouldnt',
    kin: '*friend aunt boy brother child colleague cousin dad daughter father girl gran grand* he her him husband kid mama man mate mom mother mum nan neighbour nephew niece papa partner patient person she sister somebody someone son they uncle wife woman',
    loved:
      '*friend brother cousin dad ex father grand* husband mom mother mum partner son stepdad stepfather stepmum uncle wife',
    self: 'herself himself hisself myself themself themselves',
    baby: 'baby babys bub infant neonate newborn toddler',
    head: 'head headache headpain migraine skull',
    pills:
      '*codone *olol *triptyline *zepam antidepressants aspirin calpol codeine drugs ibuprofen insulin ketamine lithium medication medicine meds morphine nurofen painkillers panadol paracetamol pill prozac sertraline tablet tramadol tylenol valium warfarin xanax zopiclone',
    ate: 'ate bit chewed drank drinking drunk eat eaten gulped ingested inhaled licked sipped swallow*',
    poison:
      'acid antifreeze batteries battery berries bleach chemical* cleaner cleaning coin detergent dettol diesel dishwasher disinfectant foxglove fumes glue laburnum magnet* mushroom* needle nicotine nightshade oil perfume pesticide petrol pod poison* sanitiser smoke toilet turp* vape vodka weedkiller yew',
    faint:
      'blackout collaps* dizzy drowsy faint* passed puk* seizure sick sleepy threw throwing unconscious unrespons* vomit*',
    confused:
      'confus* delirious disoriented garbled gibberish incoherent jumbled muddled mumbl* nonsense rambling rubbish slur*',
    weak: 'dead droop* floppy limp numb* paraly* weak*',
    pain: 'ache aching agony burning cramp* hurt pain painful sore stabbing',
    bad: 'agoni* awful bad excruciat* extreme horrible intense massive severe sharp splitting terrible unbearable violent* worst',
    swell: 'clos* puff* swell* swoll*',
    belly: 'abdom* belly stomach tummy',
    waste: 'bladder bowel pee piss poo poop shit stool urine wee',
    fever: 'febrile fever* temp temperature',
    stop: 'stop stopping',
    number: '# *teen eight eleven five four nine seven six ten thirty three twelve twenty two',
    weeks: 'day month mths w week wk wks',
  },
  idioms: [
    'dying to',
    'dying for',
    'to die for',
    'want to die laughing',
    'dead end',
    'dead tired',
    'dead sea',
    'dead skin',
    'killing me',
    'killer back',
    'cut myself shaving',
    'cut myself some slack',
    'cut myself off',
    'poison ivy',
    'poison oak',
    'shoot me',
    'breast stroke',
    'blood pressure',
    'blood test',
    'blood tests',
    'unconscious mind',
    'the unconscious',
    'chest muscle',
    'choking up',
    'choked up',
    'breath work',
    'breathing exercise',
    'breathing technique',
    'life insurance',
    'work life',
    'worried sick',
  ],
  others: `
    baby back beach below bench bite blending blurred booking bother bowl breasts breath breathwork breeding burnout car cat cheat check
    chess chose closely cold drawing come concussion concussions dad duration eight electricity every fat feel fever fight fit fried gain give
    ground hand hard hart hat healing healthy hear heard hearing heat hive leg let light loose lost lot lots make night numbers paint
    painted painter pan paralysis pee pillows poisonous place plain pregnancy reach round sat save season seat sell session sessions severe share
    sheep sit skill sleep sleeping slide slight store stretch strike strikes string struck sweet swell swing takes therapist therapists
    therapy though thought throat through training treated walking want week weight wheel wheelchair worse works
  `,
  fillers:
    'a about after am an and are at be been before being but by can could do does during emergency for from get getting got had has have having hello help hi how i if im in is it many maybe me much my no not now of or please should sign signs so symptom symptoms take that the there think this today was were what when will with would',
  signs: `
    kms|kys|noose|overdos*|overdose|suicid*|unalive
    cutting|drown*|hang|harm|kil|kill|shoot|stab @self|me|self ~2
    >cut|cutting @self|again ~1
    >going|gonna|hurting|keep|like|need|thinking|urge|wanna|want burning|hurt|punching|starving @self
    >been|keep|stop hurting @self
    relapsed|started|urge|wanna|want cut|cutting|die|jump|kill ~2 !down|hair|out|sugar
    blade|knife|razor arms|bedroom|cuts|hidden|hiding|scars|thighs|wrist !shoulder
    self harm|injury ~1
    >better|just|rather|wanna|want|wish dead|die|disappear
    >feel|going|gonna|like|plan|ready|think*|thoughts die|dying
    >am|be|dad|hes|im|is|mom|mum|shes dying ~1
    >better dead|off dead|if|without
    >all|everyone|family|nobody|noone|people|they|world better|care|miss|notice if|me|without
    >aint|cant|dont|dunno|isnt|lost|no|not|nothing left|point|reason|see|wanna|want|will|wish|worth alive|exist*|live|living
    >dont|never|not wanna|want be alive|around|here
    >dont|hope|never|not|want|wish never|not|wake again|anymore|ever|more|tomorrow|up|wake
    >asleep|sleep forever|never|not ever|forever|wake*
    >asleep|sleep forever ~1
    >done|fed|finished|hate|hating|sick|tired being|everything|her|his|my|of|with alive|everything|existence|existing|goodbye|life|living ~1
    >any|no|only|other|see future|way end|left|out ~1
    burden everybody|everyone|family|im|just|people
    >noone|nothing left|live|matters anymore|for|more ~2
    >any|no|see|the|what point alive|anymore|existing|life|living|on !pressure|trigger
    any|no reason carry|live|stay
    >pain ever|never end|stop ~2
    gave|giving away belongings|everything|possessions|stuff|things
    cant|imagin*|keep|purpose|think*|thoughts|urge|want crash*|drive|driving|jump*|step*|walk* bridge|car|cliff|off|roof|tracks|traffic|train|tree|wall
    hoard*|saved|saving|stockpil* @pills
    >end|ended|ending|finish|take|taking|took her|his|my|own|their life|own
    >end|ending|finish|stop everything|it|things all ~1
    >going|gonna|wanna|want end all|everything|it ~2 !session
    burn|cut|harm|hurt myself purpose
    wish never|wasnt|werent alive|born|here ~2
    >cannot|cant|dont continue|cope anymore|longer|more ~1
    =gave|give up
    >just|need|want everything|it|this end|over !session
    >cant carry|go on ~1
    >cant|dont bear|cope|do|take it|life|this|with any|anymore|longer
    >gave|give|giving on|up life|living ~2
    feel|im|life|living hopeless|meaningless|pointless|worthless
    >jump|step|throw* from|front|myself|off|under balcony|bridge|building|car|cliff|roof|tracks|train|window
    farewell|goodbye|suicide all|everyone|everything|forever|letter|note ~2
    >enough|many|much @pills dangerous|dead|die|end|fatal|kill|lethal|overdose
    >long|many|much die|starve
    >going|gonna|just|will jump ~1
    ending everything|things ~1
    fatal|lethal dosage|dose
    easiest|painful|painless*|peaceful*|quick*|ways death|die|dying|suicide

    antifreeze|poison|poisoned|spiked.|swallowed|weedkiller
    @pills|dose too many|much
    @pills|dose 10|double|extra|ten|times|triple|twice|wrong accident*|gave|given|taken|took
    >@ate|taken|took all|bottle|box|bunch|entire|full|handful|loads|lots|pack|packet|whole @pills|bottle|box|handful|pack|packet
    @pills empty|handful|missing|overdose
    @ate @pills|@poison !before
    acid|bleach|cement|chemical*|cleaner|detergent|glass|glue|splinter|spray*|superglue eye
    @ate|downed|necked|popped|taken|took ##|fifty|forty|thirty|twenty @pills !mg|milligram|years
    @pills|dose accident*|dads|else*|exs|husbands|mistake|mums|nans|somebodys|someones|wifes|wrong @ate|gave|given|taken|took
    @pills taken|took die|end|escape
    drink put|slipped|spiked someone|something|was

    thunderclap
    severest|worst @belly|@head ~2
    most|worst @head|@pain ever|experienced|felt|had|life
    explosive|instant*|minutes|seconds|sudden* @belly|@head|@pain|testic* @bad|agony
    brain|head|skull burst*|explod*
    rigid|stiff neck @confused|@fever|light|rash|vomit*
    @head|light @fever|neck @confused|rash|stiff|vomit*
    @head @confused|collapsed|numbness|paraly*|seizure|unconscious !about
    accident|blow|crash|fall|fell|hit|severe|sudden* @head @confused|blind|blurred|blurry|double|vision|vomit* ~9
    bang*|bash|blow|bump|cracked|dropped|fall*|fell|hit|hurt|injur*|kicked|knock*|landed|smashed|tripped|whacked head|skull|thinners|warfarin @confused|@faint|bleeding|blurred|ear|fit|fluid|headache|memory|nose|now|pupil|remember|strange|weird ~9 !ago|old|years
    pupil bigger|blown|different|dilated|huge|large*|size|uneven
    >knock* out|unconscious ~1
    concussion @confused|@faint !about
    broken|cracked|fractured skull
    @baby|@kin fallen|fell|tumbled balcony|bed|downstairs|height|horse|ladder|roof|stairs|tree|window !ago|asleep|last|since|years

    choked|choking|stridor|suffocat*|wheez*
    >@cant breath*
    breath* cannot|cant ~1
    >cannot|cant|not|struggling|wont able|catch|find|get air|breath*
    difficult*|fight*|gasp|hard|labour*|struggl*|trouble air|breath* ~2
    @baby breath* fast|funny|grunt*|heavily|heavy|pauses|quick*|rapid*|ribs|shallow|stop|strange*|weird
    @belly|chest|nostrils|ribs caving|drawing|flar*|pulling|suck* breath*|in
    bark* breath*|cough*
    fumes|smoke breath*|chest|cough*|inhal*
    drool* breath*|fever|swallow|throat
    asthma attack ~2
    asthma|inhaler|puffer @cant help*|work*
    >loss|short* breath* ~2
    airway|throat|windpipe stuck
    bead|button|pea|stone ear|nose
    @kin|fingers|going|gone|skin|turned|turning|went blue|gray|grey|purple ~2
    chest @pain|crushing|discomfort|elephant|gripping|heaviness|heavy|pressure|ripping|squashed|squeezing|tearing|tight*
    heart @pain|squeez* ~1 !broken|burning
    ripp*|tear* @pain back|blades|chest|shoulder !muscle
    >feels|get|getting|having|is|maybe|mild|possible|sign|silent|symptoms|think heart attack !ago|history|last|rehab|risk|score
    =heart attack !after|before|since
    cardiac|heart arrest|stop|stopped ~1
    down|left arm chest|heavy|jaw|numb*|sweat*|tingl*
    arm|jaw|neck @pain chest|jaw|sweat*
    heart|palpitations|pulse beating|fluttering|funny|irregular|palpitations|pounding|racing|skipping|stopped breath*|chest|clammy|dizzy|faint*|pale|passed|shock|sweat*
    clammy|sweat* chest|dizzy|faint*|grey|heart|pale|pulse

    paralysed|slurr*|tia
    >having|is|just|maybe|might|mini|possible|sign|symptoms|think stroke !after|ago|history|last|recovery|rehab|risk
    =stroke !after|before|since
    stroke ambulance|happening|right|signs|symptoms
    cheek|eyelid|face|lip|mouth|smile|tongue @swell|@weak|blue|crooked|dropp*|fallen|funny|gone|half|hanging|lopsided|sag*|sideways|tingl*|uneven|wonky !tooth|wisdom
    sentences|speak*|speech|talk*|voice|words @confused|funny|gone|odd|place|strange|weird
    @cant|wrong come|coming|find|form|get|say*|using sentence|word
    abruptly|sudden* @cant balance|feel|hear|know|move|remember|see|speak|stand|swallow|talk|understand|walk
    >loss|lost balance|coordination|memory|speech|words arm|now|sudden*|today
    @cant feel|move|obey|work anything|arms|body|feet|leg|limbs|side|toes
    sudden* @confused|@weak|blind*|collapse*|deaf|unsteady ~9
    @kin @confused !about|they
    half|side @weak|moving|pins !born|hour|hours|lying|years
    arm|face|hand|leg|side became|gone|suddenly|went @weak
    arm|face|hand|leg @weak @confused|face|speak|speech|talk ~9
    @cant stand|walk legs|lifting|numb|straight|suddenly

    sudden* blind|blurred|blurry|eyesight|see|sight|vision
    lose|losing|loss|lost eyesight|sight|vision
    am|became|going|gone|im|went blind ~1
    >all|everything|eye|it|sight|vision goes|gone|turned|went black|blank|dark|gray|grey ~2
    >@cant see anything|eye|left|nothing|out|properly|right|side ~2 !page|screen|website
    =@cant see
    having|see|seeing double ~1
    double vision
    black|blank|curtain|flashes|floaters|missing|patch|shadow|spot eye|sight|vision

    convuls*
    >another|first|had|having|just|now convulsion|fits|fitting|seizure ~2 !ago|history|used|years
    convulsion|fit|fitting|seizure @stop|ambulance|blue|lasting|minutes|now|waking|wont
    >@baby|@kin getting|had|has|having|is fit|fitting|seizure !still
    >having fit ~1
    =112|911|999|emergency|seizure|sepsis
    foam|frothing mouth
    jerking|shaking|twitching answer*|over|respond*|unconscious|uncontroll*
    eyes roll* back|head|up

    collaps*|delirious|drowned|drowning|electrocut*|fainted|hallucinat*|heatstroke|hypothermia|sunstroke|unconscious*|unrespons*
    @confused @fever|heat|heatwave|hot|infection|sun|uti
    diabet*|glucose|hypo|insulin|ketones|sugar @confused|@faint|breath*|shaking|shaky|smells|wake*
    @kin @cant know|recogni* me|name|us|where|who
    @baby|@kin @cant awake|conscious|open|react*|respond*|rouse|wake|waking|woken !night
    >@cant revive|rouse|wake|waking @baby|@kin|up ~2 !alarm|early|morning|mornings|refreshed|time|work
    >@cant came|come|coming around|round ~1
    doesnt|isnt|not breathing|conscious|moving|responding|waking ~1
    >blacked|blacking|pass out ~1
    @baby|@kin|found dead|floor|lifeless|unconscious
    found needle|syringe
    cant|find|no|without heartbeat|pulse ~2
    >electric* shock ~1
    lightning|socket|wire hit|shock|struck|touched

    anaphyla*|epipen
    airway|eyes|throat @swell
    allerg* @bad|@swell|ambulance|breath*|dangerous|help|major|serious|spreading|strong
    >has|having allergic reaction ~2
    bee|hornet|nuts|peanut|shellfish|sting|stung|wasp @swell|breath*|dizzy|faint*|hives|mouth|throat|tongue
    @ate hives|itchy|swell*|swoll*
    >@cant swallow ~1 !bread|meat|pills|tablets
    hives|itchy|lumps|rash @swell|breath*|throat|tight*|tongue

    amputat*|gunshot|gushing|impaled|severed|stabbed
    bleed*|blood @cant @stop|clot
    bleed* bandage|keeps|nonstop|still|through|towel
    bleed* badly|everywhere|heav*|internal|lot|much|profuse*|severely|uncontroll* !period|periods
    @waste|cough*|puk*|spit*|throw*|vomit* blood
    blood bright|everywhere|gush*|loads|losing|loss|lost|lot|pool|pouring|pumping|soaked|spurt*|squirt*
    >bleed* out ~1
    black|tar* @waste|motions ~2
    chopped|cut|severed|sliced|tip finger|hand|thumb|toe badly|deep|off
    soak pad|towel
    deep cut|gash|wound ~1
    >cut|slashed|slit her|his|my|their arms|artery|thighs|throat|vein|wrist ~1
    axe|chainsaw|grinder|saw chain|circular|cut arm|finger|foot|hand|leg
    bone out|show*|skin|sticking|through|visible ~2
    bent|pointing wrong ~2

    floppy.|lifeless|listless|mening*
    @baby @fever
    @number @weeks baby|old @fever
    @baby blue|bulging|choking|gray|grey|lethargic|limp|mottled|pale|seizure|shaken|shook|sunken|turning
    @baby dry|no diaper|nappies|nappy
    @baby dropped|fall|fell !asleep
    @weeks|newborn @cant|refus* drink*|eat|eating|feed|nurse|suck
    newborn sleepy|yellow
    @fever 104|105|106|40|41|42|chemo*|high|immun*|rash|seizure|spleen|transplant|wont !oven|room|summer
    rash|spots bruises|cold|disappear|fade|fading|glass|pin*|press*|purple ~9
    rash @fever drowsy|neck|purple|sleepy|spots|stiff
    fever neck @pain|stiff
    >have|is|signs|symptoms|think sepsis|septic ~2

    feel|felt|numb*|sensation|tingling between|inside leg|thighs
    feel|numb*|saddle|sensation|tingling anal|anus|bottom|bum|buttock|crotch|genital*|groin|penis|perine*|privates|saddle|testic*|vagina
    saddle anaesth*|numb*
    cauda equina
    @cant|lose|losing|loss|lost|no control|feel|hold @waste
    @cant|difficulty pee|peeing|piss|urinat*|wee ~2
    incontinen* back|legs|numb*|sciatica|since|sudden* !baby|birth|childbirth
    >peed|pissed|pooed|shat|soiled|wet|wetting myself|pants|trousers ~1
    leg numb*|paraly*|weak* back|bladder|both|lifting|pee|suddenly|walk !years
    back @waste cant|control|loss|lost|numb*

    ectopic
    preggo|pregnant|prego @number @weeks
    @number @weeks pregn* ~2
    >preggers|pregnant is|it|that|this allowed|alright|bad|dangerous|harmful|normal|ok|okay|safe !during|if|when|while|woman|women
    pregn* accident|bleed*|blood|blurred|contraction*|fainted|fell|flash*|kick|leaking|miscarry*|spotting|swell*|swollen|vision|water ~10
    pregn* @bad|@belly|cramp*|dizzy|fever|headache @pain|constant|itching|strong|sudden*|vomiting
    pregn* @cant|less|no felt|kick*|mov*
    @cant|fewer|less|no feel|felt baby|bump kick|move|movement|moving
    >baby|bump hasnt|isnt|less|not|stopped kicked|kicking|moved|moving ~1
    decreased|fewer|less|reduced movement baby|bump
    @cant|fewer|less|no kicks. ~2
    @weeks itch* baby|feet|hands|palms
    >water breaking|broke*|gone ~1
    early|having|premature|strong contractions
    >am|early|going|gone|im|in|premature|went labor|labour early|help|now|started|weeks
    >baby|head came|coming early|home|now ~2
    >am|having|im|is|possible|think|threatened miscarr*
    afraid|images|keep|scared|seeing|thoughts|urge drop|drown|harm*|hurt*|shak*|smother @baby|her|him

    groped|molested|rape|raped|rapist|stalked|stalker|stalking.|stalks
    @loved|he|neighbour|she|someone|they abus*|attack*|beat*|bites|chok*|grab*|hit*|hurting|kick*|lock*|punch*|push*|rapes|shov*|slap*|strangl*|threaten*|threw|throw* children|father|kids|kill|me|mother|my|us !treatment
    around|round neck belt|cord|hands|rope|scarf|something|tied
    threaten* kill|me|us
    carer|home|nurse bruis*|neglect*|rough
    forced|forces|forcing|made|makes|making marriage|marry|sex
    touch* inappropriate*|private|secret|sexually
    @loved|babysitter|boss|coach|neighbour|priest|teacher fondl*|grop*|touched|touches|touching daughter|her|him|me|my|son
    @loved came|comes|coming|gets bed|room night
    @kin @cant let|letting leave|out ~2
    sexual* abus*|assault* ~1
    am|been|being|domestic|im|was abuse*|assaulted|beaten|violence ~2
    >afraid|fear|frightened|scared my life ~2
    >afraid|scared|terrified @loved
    >going|gonna|wanna|want harm|hurt|kill|murder|shoot|stab|strangle baby|child*|everyone|her|him|husband|kids|people|somebody|someone|them|wife
    >i|ill|im about|could|might|will harm|hurt|kill|murder|shoot|stab|strangle baby|child*|everyone|her|him|husband|kids|people|somebody|someone|them|wife
    voices command*|head|hear|kill|say|saying|tell
    demons|devil|god|voices harm|hurt|kill tell|told
    believe|convinced|says|sure|think demons|devil|everyone|god|government|neighbours|police|tv following|listening|messages|plotting|poison*|sending|spying|watching
    everyone|neighbours|people|they following|listening|plotting|poisoning|spying|talking|watching against|food|her|him|me|through|us
    >hasnt|havent|no|not|without eaten|sleep|slept days|nights|week

    ambulance|embol*
    carbon monoxide
    gas leak|smell* ~2
    >car|clothes|flat|hair|house|kitchen burning|fire ~2
    burn|scald* @baby|@bad|acid|badly|blister*|chemical|child|deep|face|huge|kettle|oven|third
    poured|pulled|spilled|spilt boiling|coffee|hot|kettle|tea @baby|@self|child|daughter|face|son
    boiling|scald* @self|baby|child|face|hand|skin|water
    adder|snake|viper bit*|sting|stung
    broke*|snapped neck|spine ~2
    >fallen|fell|floor @cant get up
    accident|crash*|fall|fell|lifting @cant feel|move|remember|stand|walk
    accident|crash*|fell|hit|tripped now|today|yesterday dizzy|drows*|numb*|sick|sleepy|tingl*|vomit* ~9 !ago
    @bad|sudden* @belly !since|weeks
    @belly @pain collapse*|faint*|fever|stand|vomit*
    @belly board|hard|rigid|rock
    @belly|button right|side fever|sick|vomit*
    appendi* burst*|pain*|ruptur*|signs|symptoms|think
    testic* @bad|@swell|agony|sudden*|twisted
    calf|leg fat|hot|red|swell*|swoll* breath*|chest|clot ~12
    calf hard|hot|lump|red|swell*|swoll* @pain|flight|hot|plane|red|surgery|tender|warm
    leg swell*|swoll* flight|hot|plane|red|warm
    >have|having|possible|sign|symptoms|think blood clot
    alcohol|beer|cocaine|drugs|drunk|fentanyl|heroin|ketamine|mdma @faint|breath*|chest|respond*|wake*
    quit|stopped|withdrawal|without *zepam|alcohol|booze|drinking|valium fit|hallucinat*|seeing|seizure|shak*|trembling
    >an|is|medical|this emergency help|medical|now|what !appointment
    help bleeding|breathe|die|dying|emergency|urgent ~2
    112|911|999 call|dial|need|phone|ring
    >first aid ~1 !course
  `,
};
