import type { EmergencyLanguage } from './language.ts';

/** What people in danger write in English. */
export const english: EmergencyLanguage = {
  text: `
If a life may be in danger, call your local emergency number now: 112 in Europe, 999 in the UK, 911 in North America. Do not wait for an answer here.

If you are thinking of ending your life or of hurting yourself, you need not be alone with it. Call the emergency number, Samaritans on 116 123 (UK and Ireland, day and night) or 988 (US and Canada, call or text).

If you are pregnant or unwell and unsure, ask a doctor or midwife before anything else.`,
  sets: {
    cant: 'cant cannot cand unable not never stopped isnt wont dont doesnt didnt wasnt hasnt havent couldnt wouldnt arent hardly barely aint',
    kin: 'he she they him her husband wife son daughter mum mom dad mother father child kid friend partner boyfriend girlfriend brother sister gran grandma grandad grandpa nan man woman someone somebody person patient boy girl uncle aunt aunty auntie nephew niece cousin stepson stepdaughter colleague neighbour neighbor granny grandfather grandmother papa mama',
    self: 'myself himself herself themselves themself hisself',
    baby: 'baby babys newborn infant toddler neonate bub',
    head: 'head headache headaches migraine headpain',
    pills:
      'pills pill tablets tablet paracetamol tylenol ibuprofen aspirin insulin medication medications medicine medicines meds painkillers antidepressants drugs paracetamols panadol calpol nurofen codeine tramadol morphine oxycodone methadone valium xanax *zepam zopiclone antihistamines sertraline prozac *triptyline *olol warfarin metformin lithium benadryl gummies',
    faint:
      'faint fainted fainting collapsed unconscious blackout confused confusion disoriented drowsy sleepy vomit* vomiting vomited puking puked sick threw throwing dizzy',
    number:
      'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty #',
    weeks: 'weeks week wks wk wek w months month mths days day',
  },
  idioms: [
    'dying to',
    'dying for',
    'to die for',
    'want to die laughing',
    'die hard',
    'dead end',
    'dead tired',
    'dead sea',
    'dead skin',
    'killing me',
    'killer back',
    'killing time',
    'kill time',
    'kill or cure',
    'cut my hair',
    'cut myself shaving',
    'cut myself some slack',
    'cut myself off',
    'poison ivy',
    'poison oak',
    'shoot me',
    'stroke of luck',
    'breast stroke',
    'heat of the moment',
    'blood pressure',
    'blood thinner',
    'blood thinners',
    'blood test',
    'blood tests',
    'blood flow',
    'blood group',
    'blood donation',
    'food poisoning',
    'unconscious mind',
    'the unconscious',
    'my unconscious',
    'chest muscle',
    'chest muscles',
    'choking up',
    'choked up',
    'breath work',
    'breathing exercise',
    'breathing exercises',
    'breathing technique',
    'breathing techniques',
    'sleep paralysis',
    'gas bloating',
    'life insurance',
    'life expectancy',
    'work life',
    'social life',
    'life savings',
    'life coach',
    'life drawing',
    'deadline',
    'drop dead gorgeous',
    'bored to death',
    'scared to death',
    'worried sick',
    'sick note',
    'sick leave',
    'sick pay',
  ],
  others: `
    blurred blur cat car care card cart cane hat hate therapist therapists therapy sleeping blending breeding heal healing healthy
    hear heard hearing heat head held chess cheat paid pair paint plain pan fact fat list last past like life live love lift let lets
    leg less wait walk walking week weak make takes wave work works want went numbers breasts breath bowl below back bath bother
    booking burnout burn pregnancy paralysis save same some come came home training true through though thought breathwork lost loose
    lose lots lot closely skill kiss fill feel felt fall full pull pillows pile piles diet did done dad band hand hard hart harm army
    stroke strike strikes struck stretch string store stop shop step star stay face pace place race fade fever every even mind mine
    fine line fire five give hive sleep sheep seat sweet swell well sell fell feet nick check chose throat treated fried baby bench
    beach reach share gain swing season session sessions cold round wound ground light night fight weight eight slight slide slip slim
    painted painter severe electricity concussion concussions duration fit bit bite sit sat pee peer wear bear dear lean
  `,
  fillers:
    'i im a an the my is am are have having has had in of or and please help me now today it this that with what do if think about for get getting got being sign signs symptom symptoms when ? hi hello emergency maybe does can how should could would will been was were there be before after during from at by so but not no much many take',
  signs: `
    suicid*
    kms|kys|unalive
    cutting|drown*|hang|harm|kil|kill|shoot|stab @self|me|self ~2
    >kill my self ~1
    >cut|cutting @self ~1
    >going|gonna|hurting|keep|like|need|thinking|urge|wanna|want burning|hurt|punching|starving @self
    >been|keep|stop hurting @self
    relapsed|started|urge cut|cutting|die|jump|kill ~3
    blade|knife|razor arms|bedroom|cuts|hidden|hiding|scars|thighs|wrist ~5 !shoulder
    self harm|injury ~0
    >better|just|rather|wanna|want|wish dead|die|disappear
    >feel|going|gonna|like|plan|ready|think*|thoughts die|dying
    >am|be|dad|hes|im|is|mom|mum|shes dying ~1
    >better dead|off dead|if|without ~3
    >everyone|family|nobody|noone|people|they better|care|miss|notice if|me|without ~4
    >cant|dont|dunno|no|not|nothing left|point|reason|see|wanna|want|will|wish|worth alive|exist*|live|living ~4
    >dont|never|not wanna|want be alive|around|here ~3
    >dont|never|not wanna|want wake again|anymore|ever|more|never|tomorrow
    >hope|want|wish dont|never|not wake ~4
    >asleep|sleep forever|never|not ever|forever|wake*
    >asleep|sleep forever ~1
    >done|fed|finished|hate|hating|sick|tired being|her|his|my|of|with alive|existence|existing|life|living ~1
    >any|no|only|other|see future|way end|left|out ~1
    burden everybody|everyone|family|im|just|people ~4
    >noone|nothing left|live|matters anymore|for|more ~2
    >any|no|see|the|what point alive|anymore|existing|life|living|on ~3 !pressure|still|trigger
    crash*|drive|drove car|myself bridge|purpose|tree|wall ~4
    hoard*|saved|saving|stockpil* @pills ~4 !money
    noose|sewerslide
    >aint|isnt|no|not point|worth living ~2
    >losing|lost|no will live|living ~2
    >end|ended|ending|finish|take|taking|took her|his|my|own|their life|own
    >end|ending|finish|stop everything|it all ~1
    >going|gonna|wanna|want end all|everything|it ~2 !session
    >no one care|if|miss|notice|would dead|died|gone|me ~5
    burn|cut|harm|hurt myself purpose
    wish never|wasnt|werent alive|born|here ~2
    >cannot|cant|dont continue|cope anymore|longer|more ~1
    =give up
    =gave up
    >just|need|want everything|it|this end|over ~4 !session|sessions
    >cant carry|go on any|anymore|like|living|longer|this ~2
    >cant carry|go on ~0
    >cant|dont bear|cope|do|take it|life|this|with any|anymore|longer ~3
    >gave|give|giving on|up life|living ~2
    feel|im|life|living hopeless|meaningless|pointless|worthless
    >jump|step|throw* from|front|myself|off|under balcony|bridge|building|car|cliff|roof|tracks|train|window ~3
    farewell|goodbye|suicide everyone|forever|letter|note ~1
    >enough|many|much @pills dangerous|dead|die|end|fatal|kill|lethal|overdose ~7
    fatal|lethal dosage|dose
    easiest|painful|painless*|peaceful*|quick*|ways death|die|dying|suicide
    >way of|to die|dying ~1
    overdos*
    >over|overdose dose ~0
    >too lot|many|much @pills ~2
    @pills|dose too many|much ~4
    double|extra|triple|twice|wrong dosage|dose @pills|accident*|gave|taken|took ~5
    >ate|eaten|swallow*|taken|took all|bottle|box|bunch|entire|full|handful|loads|lots|pack|packet|whole @pills|bottle|box|handful|pack|packet ~4
    @pills handful|overdose
    ate|chewed|drank|drinking|drunk|eaten|gulped|ingested|inhaled|licked|sipped|swallow* @pills|acid|antifreeze|batteries|battery|berries|bleach|chemical*|cleaner|cleaning|coin|descaler|detergent|dettol|diesel|dishwasher|disinfectant|foxglove|fumes|gasoline|glass|glue|laburnum|magnet*|mushroom*|needle|nicotine|nightshade|paraffin|perfume|pesticide|petrol|pod|poison*|sanitiser|sanitizer|smoke|turpentine|turps|vape|weedkiller|yew ~4
    @baby|@kin swallowed ~3
    acid|bleach|cement|chemical*|cleaner|detergent|glass|glue|splinter|superglue eye ~4
    ate|downed|eaten|necked|popped|swallowed|taken|took ##|fifty|forty|thirty|twenty @pills ~3 !mg|milligram|milligrams|years
    >ate|eaten|swallowed|taken|took @number @pills already|once|together ~4
    @pills|dose accident*|else*|mistake|somebodys|someones|wrong ate|eaten|gave|given|taken|took ~6
    poison|poisoned
    >been|drink|got|was spiked ~2

    severest|worst headache|headpain|migraine ~2
    worst head ache|pain ~1
    most|worst @head|ache|pain ever|experienced|felt|had|life ~6
    >most awful|horrible|intense|painful|severe|terrible|violent* @head ~1
    explosive|instant*|minutes|seconds|sudden* @head agonising|awful|bad|excruciating|extreme|horrible|intense|massive|severe|splitting|terrible|unbearable|violent|worst ~5
    thunderclap
    brain|head|skull burst*|explod* ~2
    rigid|stiff neck confus*|fever|light|rash|temperature|vomit*
    @head|light fever|neck|temperature confus*|rash|stiff|vomit* ~4
    @head collapsed|confus*|drooping|numbness|paraly*|seizure|slurred|unconscious ~5
    accident|blow|crash|fall|fell|hit|severe|sudden* @head blind|blurred|blurry|confus*|double|vision|vomit* ~8
    bang|blow|bump|cracked|dropped|fall|fell|hit|hurt|injured|injury|kicked|knock*|landed|smashed|whacked head|skull @faint|bleeding|blurred|ear|fit|fluid|headache|memory|nose|passed|remember|seizure|strange|unconscious|weird ~9
    bang|bash|blow|knock head and|now confused|dizzy|sick|sleepy ~6
    >knock* out|unconscious ~1
    concussion confus*|drowsy|sick|unconscious|vomit* ~4
    broken|cracked|fractured skull
    @baby|@kin fallen|fell|tumbled balcony|bed|changing|cot|height|horse|ladder|roof|scaffold*|sofa|stairs|tree|window ~6 !ago|asleep|last|since|years

    >@cant breath* ~3
    breath* cannot|cant ~0
    >cannot|cant|not|struggling|wont able|catch|find|get air|breath* ~4
    >difficult*|fight*|gasp|hard|labored|laboured|struggl*|trouble air|breath* ~2
    breathe|breathing difficult*|harder|labored|laboured|struggl*|trouble ~1
    @baby breath* fast|funny|grunt*|heavily|heavy|pauses|quick*|rapid*|ribs|shallow|strange*|weird ~4
    belly|chest|nostrils|ribs|tummy caving|drawing|flar*|pulling|suck* breath*|in ~4
    stridor
    asthma attack ~2
    >loss|short* breath* ~2
    suffocat*
    choked|choking
    stuck airway|throat|windpipe ~3
    fingers|going|gone|lip|skin|turned|turning|went blue|gray|grey|purple ~2
    chest ache|aching|burning|crushing|discomfort|elephant|gripping|heaviness|heavy|hurt|pain|painful|pressure|ripping|squashed|squeezing|stabbing|tearing|tight* ~4
    heart aches|aching|hurting|hurts|pain|squeezing|stabbing ~1 !broken
    >feels|get|getting|having|is|maybe|mild|possible|possibly|sign|silent|symptoms|think heart attack ~4 !ago|history|last|rehab|risk|score
    =heart attack !after|before|since
    heart cardiac arrest|stop|stopped ~1
    cardiac arrest
    down|left arm chest|heavy|jaw|numb*|sweat*|tingl* ~4
    jaw arm chest|hurts|pain
    arm|jaw|neck ache|aching|pain sweat* ~4
    heart|pulse beating|fluttering|funny|irregular|palpitations|pounding|racing|skipping|stopped breath*|chest|collapse*|dizzy|faint*|passed|shock ~7
    palpitations breath*|chest|dizzy|faint*

    >having|is|just|maybe|might|mini|possible|possibly|sign|symptoms|think stroke ~3 !after|ago|history|last|recovery|rehab
    =stroke !after|before|since
    =strokes !after|before|since
    stroke ambulance|happening|right|signs|symptoms ~3
    tia
    cheek|eyelid|face|mouth|smile crooked|droop*|dropp*|fallen|hanging|lopsided|numb*|paraly*|sag*|uneven ~3
    sentences|speaking|speech|talking|voice|words confused|garbled|gibberish|gone|jumbled|muddled|mumbl*|nonsense|slur* ~3
    @cant find|form|get|say sentence|word ~3 !price
    words mixed|wrong come*|coming|saying|says|speaks|using ~3
    slurred|slurring
    speak*|talk funny|gibberish|nonsense|rubbish ~2
    abruptly|sudden* @cant balance|feel|hear|move|remember|see|speak|stand|swallow|talk|understand|walk ~6
    >loss|lost balance|coordination|memory|speech|words arm|now|sudden*|today ~4
    @cant feel|move anything|arms|body|feet|leg|limbs|side ~3
    sudden* blind*|collapse*|confus*|deaf|nonsense|numb*|paraly*|slurred|unsteady|weak* ~9
    half|side dead|droop*|limp|moving|numb*|paraly*|weak* ~5 !born|hour|hours|lying|years
    arm|face|hand|leg|side became|gone|suddenly|went dead|limp|numb*|paraly*|weak* ~3
    arm|face|hand|leg limp|numb*|weak* slurred|speak|speech|talk ~8
    arm|face limp|weak droop*|face|nonsense|slurred|speech|talk ~6
    legs back|bladder|both|lifting|suddenly numb|numbness|paraly*|weak|weakness ~5
    @cant stand|walk legs|lifting|numb|straight|suddenly ~4
    paralysed|paralyzed

    sudden* blind|blurred|blurry|eyesight|see|sight|vision ~5
    lose|losing|loss|lost eyesight|sight|vision ~3
    am|became|going|gone|im|went blind ~1
    >all|everything|eye|it|sight|vision goes|gone|turned|went black|blank|dark|gray|grey ~2
    >@cant see anything|eye|left|nothing|out|properly|right|side ~2 !book|booking|page|screen|website
    =@cant see
    having|see|seeing double ~1
    double vision dizz*|headache|sudden*|walk|weak*
    curtain|flashes|floaters|shadow eye|sight|sudden*|vision

    >another|first|having|just|now convulsion|fits|fitting|seizure ~2 !ago|history|people|used|years
    had seizure hour|just|minutes|morning|never|now|today|yesterday ~5
    convulsion|fit|fitting|seizure ambulance|blue|lasting|minutes|now|stop|stopping|waking|wont ~4 !session
    >@baby|@kin getting|had|has|having|is fit|fitting|seizure ~3 !sit|still
    >having fit ~1
    convuls*
    =seizure
    =seizures
    foam|frothing mouth
    jerking|shaking|twitching answer*|over|respond*|unconscious|uncontroll* ~4
    eyes roll* back|head|up

    unconscious*
    unrespons*
    delirious|hallucinat*
    confus* fever|heat|heatwave|hot|infection|sun|temperature|uti ~6
    diabet*|glucose|hypo|insulin|sugar collaps*|confus*|drows*|faint*|passed|shaking|shaky|unconscious|vomit*|wake*|waking ~6
    @kin @cant know|recogni* me|name|us|where|who ~3
    @baby|@kin|patient @cant awake|conscious|open|react*|respond*|rouse|wake|waking|woken ~4 !fees|night|school|therapy
    >@cant revive|rouse|wake|waking @baby|@kin|up ~2 !alarm|early|morning|mornings|refreshed|time|work
    >@cant came|come|coming around|round ~1
    doesnt|isnt|not breathing|conscious|moving|responding|waking ~1
    collapsed
    >blacked|blacking|pass out ~0
    fainted
    @baby|@kin|found dead|floor|lifeless|unconscious ~5
    cant|find|no|without heartbeat|pulse ~2
    drowned|drowning
    electrocut*
    electric* shock ~1
    heatstroke|hypothermia
    >heat|sun stroke ~0

    anaphyla*
    anaphalac*
    epipen|epipens
    >epi pen ~0
    airway|eyes|face|lip|mouth|throat|tongue close*|closing|puff*|swell*|swoll* ~4 !tooth|wisdom
    allerg* ambulance|bad|breath*|dangerous|help|major|serious|severe|spreading|strong|swell*|swollen|terrible ~5
    >has|having allergic reaction ~2
    bee|hornet|nuts|peanut|shellfish|sting|stung|wasp breath*|dizzy|faint*|hives|mouth|swell*|swoll*|throat|tongu* ~6
    >@cant swallow ~1 !bread|meat|pills|tablets
    hives|rash breath*|swelling|swoll*|throat|tongue

    bleed*|blood @cant stop|stopping ~4
    bleed* bandage|keeps|nonstop|still|through|towel ~4
    bleed* badly|everywhere|heav*|internal|lot|much|profuse*|severely|uncontroll* ~3 !period|periods
    cough*|pee|peeing|poo|poop|puk*|shit|spit*|stool|throw*|urine|vomit*|wee blood ~4
    blood everywhere|gush*|losing|loss|lost|lot|pool|pouring|pumping|soaked|spurt*|squirt* ~3
    >bleed* out ~0
    black|tar* motions|poo|poop|shit|stool ~2 !iron
    chopped|cut|severed|sliced|tip finger|hand|thumb|toe badly|deep|off ~3
    soak pad ~3
    gunshot|stabbed
    deep cut|gash|wound ~1
    gushing|impaled
    >cut|slashed|slit her|his|my|their arms|artery|thighs|throat|vein|wrist ~1
    amputat*|severed

    @baby febrile|fever*|temp|temperature ~5
    @number @weeks baby|old fever|temp|temperature ~6
    @baby blue|bulging|choking|floppy|gray|grey|lethargic|lifeless|limp|listless|mottled|pale|seizure|shaken|shook|sunken|turning|unresponsive ~5
    @baby dry|no diaper|nappies|nappy ~4
    @baby @cant breath* ~3
    @baby dropped|fall|fell ~4 !asleep
    @weeks|newborn @cant|refus* drink*|eat|eating|feed|nurse|suck ~3 !back|work
    newborn feed|floppy|limp|yellow floppy|lethargic|limp|sleepy
    fever|temp|temperature 104|105|106|40|41|42|high|rash|seizure|wont ~4 !oven|room|summer
    rash|spots bruises|disappear|fade|fading|glass|press*|purple ~8
    rash fever drowsy|neck|purple|sleepy|spots|stiff
    mening*
    fever neck hurts|pain|sore|stiff ~4
    =sepsis
    >have|is|signs|symptoms|think sepsis|septic ~2

    feel|felt|numb*|sensation|tingling between|inside leg|thighs ~4
    feel|numb*|saddle|sensation|tingling anal|anus|bottom|bum|buttock|crotch|genital*|groin|penis|perine*|privates|saddle|testic*|vagina ~5
    saddle anaesth*|anesth*|numb*
    cauda equina
    cant|dont|lose|losing|loss|lost|no control|feel|hold bladder|bowel|pee|poo|poop|stool|urine|wee ~4
    @cant|difficulty|unable pee|peeing|piss|urinate|urinating|wee ~2 !privacy
    @cant control|feel|hold bladder|bowel|pee|poo|stool|urine|wee ~3
    incontinen* back|legs|numb*|sciatica|since|sudden* ~6 !baby|birth|childbirth
    >peed|pissed|pooed|shat|soiled|wet|wetting myself|pants|trousers ~1
    leg numb|numbness|paraly*|weak|weakness back|bladder|both|lifting|pee|suddenly|walk ~7 !years
    @cant feel|move anything|arms|body|feet|leg|toes ~2
    back bladder|bowel|pee cant|control|loss|lost|numb* ~6

    preggo|pregnant|prego @number @weeks ~3
    @number @weeks pregn* ~2
    >preggers|pregnant is|it|that|this allowed|alright|bad|dangerous|harmful|normal|ok|okay|safe ~6 !during|if|ladies|people|when|while|woman|women
    pregn* accident|bleed*|blood|contraction*|fainted|fell|kick|leaking|miscarry*|spotting|swelling|swollen|water ~10 !pressure
    pregnant agony|cramp*|dizzy|fever|hurts|severe|sharp|stabbing|vomiting ~6
    pregnant abdom*|belly|cramp*|stomach|tummy ache|hurts|pain ~4
    pregn* awful|bad|constant|severe|sharp|strong|sudden*|terrible headache|itching|pain|stomach|tummy ~5
    pregn* @cant|less|no|stopped felt|kick*|mov* ~6
    @cant|fewer|havent|less|no|stopped feel|felt baby|bump kick|move|movement|moving ~5
    >baby|bump hasnt|isnt|less|not|stopped kicked|kicking|moved|moving ~1
    decreased|fewer|less|reduced kicks|movement baby|bump
    >water breaking|broke*|gone ~1
    early|having|premature|strong contractions
    >am|early|going|gone|im|in|premature|went labor|labour early|help|now|started|weeks
    >am|having|im|is|possible|think|threatened miscarr* ~3
    ectopic

    boyfriend|dad|ex|father|girlfriend|he|husband|mom|mother|mum|partner|she|someone|stepdad|they|wife abus*|attacked|attacking|beat|bites|choked|chokes|grabbed|grabs|hit|hitting|hurting|kicks|locked|locks|punched|punches|punching|rapes|slapped|slapping|slaps|strangl*|threaten* children|kids|kill|me|my|us ~3 !ball|other|session|tennis|treatment
    threaten* kill|me|us
    rape|raped|rapist
    stalked|stalker|stalking.|stalks
    forced|forces|forcing|made|makes|making sex ~5
    touched|touches|touching inappropriate*|private|secret|sexually ~5
    babysitter|boss|brother|coach|cousin|dad|father|grandad|grandpa|neighbour|priest|stepdad|stepfather|teacher|uncle fondl*|grop*|touched|touches|touching daughter|her|him|me|my|son ~3
    @kin doesnt|never|not|wont let|letting leave|out ~2
    sexual* abus*|assault* ~1
    am|been|being|domestic|im|was abuse*|assaulted|beaten|molested|violence ~2
    >afraid|fear|frightened|scared my life ~2
    >afraid|scared|terrified boyfriend|ex|father|husband|partner|wife
    >going|gonna|wanna|want harm|hurt|kill|murder|shoot|stab|strangle baby|child*|everyone|her|him|husband|kids|people|somebody|someone|them|wife ~3
    >i|ill|im about|could|might|will harm|hurt|kill|murder|shoot|stab|strangle baby|child*|everyone|her|him|husband|kids|people|somebody|someone|them|wife ~3
    voices command*|head|hear|kill|say|saying|tell ~3
    believe|convinced|says|sure|think cia|demons|devil|everyone|god|government|neighbors|neighbours|police|radio|tv chosen|controlling|following|listening|messages|plotting|poison*|sending|spying|watching ~7
    >hasnt|havent|no|not|without sleep|slept days|nights ~3
    afraid|scared|thoughts|urge drop|drown|harm|hurt|shake|shaking|smother @baby|baby ~5

    carbon monoxide
    gas leak|smell* ~2
    >building|car|clothes|flat|hair|house|kitchen burning|fire ~2
    burn|scald* @baby|acid|bad|badly|blister*|chemical|child|deep|face|huge|kettle|oven|severe|third ~4
    poured|pulled|spilled|spilt boiling|coffee|hot|kettle|tea @baby|child|daughter|face|herself|himself|myself|son ~5
    boiling|scald* baby|child|face|hand|herself|himself|myself|skin|water ~4
    adder|cobra|scorpion|snake|viper bit|bite|bitten|sting|stung ~3
    broke*|snapped neck|spine ~2
    bone out|skin|sticking|through ~2
    >fallen|fell|floor @cant get up ~4
    accident|crash*|fall|fell|lifting @cant feel|move|remember|stand|walk ~7
    agonising|agonizing|excruciat*|severe|sudden*|unbearable|worst abdom*|belly|stomach|tummy ~3 !since|weeks
    abdom*|belly|stomach|tummy ache|hurts|pain blood|collapse*|fainted|fever|rigid|stand|unbearable|vomit* ~5
    appendi* burst*|pain*|ruptur*|signs|symptoms|think
    balls|scrotum|testic* agony|severe|sudden*|swollen|twisted hurt|pain|painful|swollen ~5
    calf|leg hot|red|swelling|swollen breath*|chest|clot ~8
    calf hard|hot|lump|red|swelling|swollen flight|hot|hurts|pain*|plane|red|sore|surgery|tender|warm ~6
    leg swelling|swollen flight|hot|plane|red|warm ~5
    >have|having|possible|sign|symptoms|think blood clot ~3
    embol*
    alcohol|cocaine|drugs|drunk|fentanyl|heroin|ketamine|mdma breath*|chest|collapsed|respond*|unconscious|wake|waking ~6
    quit|stopped|withdrawal|without *zepam|alcohol|booze|drinking|valium hallucinat*|seeing|seizure|shak*|trembling ~7
    ambulance
    =999
    =911
    =112
    >call|dial|need|phone|ring 112|911|999 ~1
    =emergency
    >an|is|medical|this emergency help|medical|now|what ~3 !appointment|dentist
    help bleeding|breathe|die|dying|emergency|urgent ~2
  `,
};
