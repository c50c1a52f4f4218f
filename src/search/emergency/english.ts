import type { EmergencyLanguage } from './danger-check.ts';

/** What people in danger write in English. */
export const english: EmergencyLanguage = {
  text: `
If a life may be in danger, call your local emergency number now: 112 in Europe, 999 in the UK, 911 in North America. Do not wait for an answer here.

If you are thinking of ending your life or of hurting yourself, you need not be alone with it. Call the emergency number, Samaritans on 116 123 (UK and Ireland, day and night) or 988 (US and Canada, call or text).

If you are pregnant or unwell and unsure, ask a doctor or midwife before anything else.`,
  sets: {
    cant: 'cant cannot cand unable not never stopped isnt wont dont doesnt didnt wasnt hasnt havent couldnt wouldnt arent hardly barely aint',
    kin: 'he she they him her husband wife son daughter mum mom dad mother father child kid friend partner boyfriend girlfriend brother sister gran grandma grandad grandpa nan man woman someone somebody person patient boy girl',
    baby: 'baby babys newborn infant toddler neonate bub',
    head: 'head headache headaches migraine headpain',
    pills:
      'pills pill tablets tablet paracetamol tylenol ibuprofen aspirin insulin medication medications medicine medicines meds painkillers antidepressants drugs',
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
    'shoot me',
    'stroke of luck',
    'breast stroke',
    'heat of the moment',
    'blood pressure',
    'blood thinner',
    'blood thinners',
    'blood test',
    'blood tests',
    'blood sugar',
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
    blurred blur blurry can cat car care card cart cane had has hat hate therapist therapists therapy sleeping blending breeding heal heals healed healing healer health healthy hear heard hearing heat heated head heads held help helps heads chess chess cheat paid pair pairs paint plain main pan pants fact facts fast fat fact list last cost most past
    like life live lives lived love loves lift left let lets leg less wait walk walks walked walking week weeks weak make makes take takes taken wave work works want wants wanted went where there their
    number numbers number bread breast breasts breath brain brace braces brave break breaks brother board bored bored bowl bowls below bladed back bath both bother boost book books booking burnout burn pregnancy paralysis
    safe save same some come comes came home time times tired trial trials train training trust true through though tough touch thought teeth tooth breathwork lost loose lose lots lot close closed clothes closely
    still skill skills kind kids kiss king fill feel feels felt fall full pull pulled pulse pills pillow pillows pile piles diet died did does done date data dad bad bed bend band hand hands hard hart harm arms army warm
    stroke strike strokes strikes struck stress stretch straight strong string story store stop stops stopped shop step steps star start starts started state stay face faces pace place race fade fever never ever every even
    mild child mind mine died find fine line nine fire five give given hive hip hips help sleep sheep seat sweat sweet swell well tell sell fell feet meet neck nick deck check cheek chose choose those throat treat treats treated
    cry cried fry fried body bodies baby badly daily hour hours sour our your young tongue lungs lunch bench beach reach teach search sauna share spine pine pain pains painful rain gain swim swing swan season session sessions
    colic cold could would should sound round wound around ground under wonder hurdle turtle tight light night right sight fight weight height eight straight slight slide slip slim blur blue clue glue true price prize
    concussion concussions duration nonstop fit fits hit hits bit bite bites sit sat set get got pet pee per pen peer pear ear ears near year years tear wear bear fear dear clear learn lean clean mean
  `,
  fillers:
    'i im a an the my is am are have having has had in of or and please help me now today it this that with what do if think about for get getting got being sign signs symptom symptoms when ? hi hello emergency maybe does can how should could would will been was were there be before after during from at by so but not no much many take',
  signs: `
    suicid*
    unalive|kms|kys
    kill|killing|kil|harm|harming|hang|hanging|drown|drowning|shoot|stab|cutting myself|me|self ~2
    >kill|killing my self ~1
    >cut|cuts|cutting myself ~1
    >want|wanna|going|gonna|thinking|urge|urges|need|keep|hurting|like hurt|hurting myself
    >keep|been|stop hurting myself
    self harm|harming|harmed|injury ~0
    >want|wanna|wanting|wants|wish|rather|just|better die|dead|disappear
    >going|gonna|ready|feel|feels|like|thinking|think|thoughts|plan die|dying
    >am|im|be|shes|hes|dad|mum|mom|is dying ~1
    >better dead|off without|if|dead ~3
    >nobody|noone|everyone|family|they|people miss|cares|care|notice|better me|if|without ~4
    >cant|dont|not|no|dunno|nothing want|wanna|reason|point|will|wish|left|worth|see live|living|alive|exist|existing ~4
    >dont|not|never want|wanna be here|around|alive ~3
    >dont|not|never want|wanna wake tomorrow|again|anymore|ever|more|never
    >wish|hope|want not|never|dont wake ~4
    >not|isnt|no|aint worth|point living ~2
    >lost|losing|no will live|living ~2
    >end|ending|ended|take|taking|took|takes|finish my|own|his|her|their life|own
    >end|ending|finish|stop it|everything all ~1
    >want|going|gonna|wanna end it|everything|all ~2 !session
    >no one miss|cares|care|notice|would|if me|died|dead|gone ~5
    hurt|hurting|harm|harming|burn|burning|cut myself purpose
    wish wasnt|werent|never alive|born|here ~2
    >cant|cannot|dont cope|continue anymore|longer|more ~1
    =give up
    =gave up
    >want|need|just it|everything|this over|end ~4 !session|sessions
    >cant go|carry on like|anymore|longer|any|living|this ~2
    >cant go|carry on ~0
    >cant|dont take|cope|bear|do it|this|life|with anymore|longer|any ~3
    >give|giving|gave|given up|on life|living ~2
    life|living|im|feel|feeling worthless|hopeless|pointless|meaningless
    >jump|jumping|throw|throwing|step off|from|front|under|myself bridge|roof|building|train|cliff|balcony|window|car|tracks ~3
    suicide|goodbye|farewell note|letter|everyone|forever ~1
    >many|enough|much @pills die|kill|end|dead|lethal|fatal|dangerous|overdose ~7
    lethal|fatal dose|dosage
    painless|easiest|quickest|quick|ways die|death|dying|suicide|kill
    >ways|way to|of die|kill|dying ~1
    overdos*
    >over|overdose dose|dosed ~0
    >too many|much|lot @pills ~2
    @pills|dose too many|much ~4
    double|triple|wrong|twice|extra dose|dosage|doses @pills|took|taken|accident*|gave ~5
    >took|taken|swallowed|swallow|ate|eaten whole|all|entire|full|lots|bottle|handful|bunch|loads|pack|packet|box @pills|bottle|pack|packet|box|handful ~4
    @pills handful|overdose
    swallowed|swallow|drank|drunk|drinking|ate|eaten|ingested bleach|battery|batteries|magnet*|poison*|antifreeze|cleaner|detergent|chemical*|petrol|coin|needle|acid|@pills|berries|mushroom* ~4
    took|taken|swallowed ## @pills ~3 !mg|milligram|milligrams|years
    poisoned|poison

    worst|severest headache|headaches|migraine|headpain ~2
    worst head ache|pain|pains ~1
    worst|most @head|pain|ache ever|life|had|experienced|felt ~6
    >most severe|intense|painful|awful|terrible|horrible|violent|violently @head ~1
    sudden*|instantly|instant|seconds|explosive|minutes @head severe|bad|terrible|awful|horrible|intense|extreme|massive|splitting|worst|unbearable|violent|excruciating|agonising ~5
    thunderclap
    head|skull|brain explod*|burst* ~2
    stiff|rigid neck fever|temperature|rash|vomit*|confus*|light
    @head fever|temperature rash|stiff|confus*|vomit*
    @head confus*|slurred|numbness|paraly*|seizure|collapsed|drooping|unconscious ~5
    sudden*|severe|crash|accident|hit|fall|fell|blow @head vision|blurred|blurry|double|vomit*|confus*|blind ~8
    hit|hurt|banged|bang|banging|bumped|bump|knock|knocked|blow|fell|fall|fallen|falls|injury|injured|landed|dropped|smashed|cracked|kicked|whacked head|skull @faint|passed|unconscious|bleeding|blurred|headache|seizure|memory|remember|fluid|fit|weird|strange|nose|ear ~9
    blow|bang|knock|bash head now|and confused|sick|dizzy|sleepy ~6
    >knocked|knock out|unconscious ~1
    concussion vomit*|confus*|unconscious|drowsy|sick ~4
    fractured|cracked|broken skull

    >@cant breathe|breath|breathing|breth|breate|breeth ~3
    breathe|breath cant|cannot ~0
    >cant|cannot|wont|not|struggling get|catch|find|able air|breath|breathing ~4
    >@kin|@baby not|isnt|stopped breathing|breathe ~2
    >struggl*|trouble|difficult*|hard|gasping|gasp|fight*|laboured|labored breathe|breathing|breath|air ~2
    breathing|breathe difficult*|trouble|struggl*|harder|laboured|labored ~1
    >short|shortness|loss breath|breathing ~2
    suffocat*
    choking|choked
    stuck throat|windpipe|airway ~3
    lips|lip|fingers|turning|turned|going|gone|went|skin blue|purple|grey|gray ~2
    chest pain|pains|painful|hurt|hurts|hurting|ache|aches|aching|tight|tightness|tightening|pressure|crushing|heavy|heaviness|squeezing|burning|stabbing|discomfort|elephant ~4
    >having|think|thinks|signs|symptoms|sign|maybe|possible|possibly|mild|silent|feels|get|getting|is heart attack ~4 !ago|rehab|last|history
    =heart attack !after|before|since
    heart cardiac arrest|stopped|stop ~1
    cardiac arrest
    left|down arm jaw|sweat*|numb*|chest|tingl*|heavy ~4
    jaw arm pain|chest|hurts
    jaw|arm|neck pain|ache|aching sweat*|sweating ~4
    heart|pulse racing|pounding|irregular|fluttering|stopped|beating|skipping|palpitations|funny faint|fainted|dizzy|breath*|chest|passed|shock|collapse* ~7
    palpitations chest|faint*|breath*|dizzy

    >having|think|signs|symptoms|sign|possible|possibly|mini|maybe|might|is|just stroke ~3 !ago|last|history|after|rehab|recovery
    =stroke !after|before|since
    =strokes !after|before|since
    stroke ambulance|happening|right|symptoms|signs ~3
    tia
    face|mouth|smile|eyelid|cheek droop*|dropp*|sag*|numb*|numbness|paraly*|crooked|hanging|fallen|lopsided|uneven|drooping ~3
    speech|speaking|words|talking|voice slur*|garbled|mumbl*|gone|jumbled|nonsense|gibberish|confused ~3
    slurred|slurring
    talk|talks|talking|speaking|speak nonsense|gibberish|rubbish|funny ~2
    sudden*|abruptly @cant speak|talk|move|walk|see|stand|hear|feel|understand|remember|swallow|balance ~6
    >lost|loss speech|words|balance|coordination|memory sudden*|suddenly|today|arm|now ~4
    @cant move|feel leg|legs|side|body|anything|feet|arms|limbs ~3
    sudden* weak*|weakness|numb*|numbness|paraly*|confus*|nonsense|collapse*|blind|blindness|deaf|slurred|unsteady ~6
    side|sided weak*|weakness|numb*|numbness|paraly*|droop*|limp|dead|moving ~5 !years|lying|born
    arm|arms|leg|legs|face|hand|side went|gone|became|suddenly numb*|weak*|dead|limp|paraly* ~3
    arm|face|hand|leg numb*|weak*|limp speak|speech|talk|slurred ~8
    arm|face weak|limp speech|face|slurred|talk|nonsense|droop* ~6
    legs suddenly|both|lifting|back|bladder numb|weak|weakness|numbness|paraly* ~5
    @cant walk|stand straight|suddenly|legs|lifting|numb ~4
    paralysed|paralyzed

    sudden* vision|sight|see|blind|blurred|blurry|eyesight ~5
    lost|losing|loss|lose|losses vision|sight|eyesight ~3
    went|gone|going|am|im|became blind ~1
    >everything|vision|eye|sight|all|it went|gone|goes|turned black|dark|grey|gray|blank ~2
    >@cant see eye|eyes|anything|nothing|properly|out|side|left|right ~2 !page|website|website|book|booking|screen
    =@cant see
    seeing|see|having double ~1
    double vision sudden*|headache|walk|weak*|dizz*
    curtain|shadow|flashes|floaters vision|eye|sight|sudden*

    >having|just|first|now|another seizure|convulsion|fits|fitting ~2 !years|ago|used|people|history
    had seizure today|now|just|yesterday|minutes|never|hour|morning ~5
    seizure|seizures|convulsion|convulsions|fit|fitting wont|stop|stopping|minutes|now|ambulance|lasting|waking|blue ~4 !session
    >@kin|@baby having|had|has|is|getting seizure|fit|fitting ~3 !still|sit
    >having fit ~1
    convuls*
    =seizure
    =seizures
    foaming mouth
    shaking|twitching|jerking uncontroll*|unconscious|eyes

    unconscious*
    unrespons*
    @kin|@baby|patient @cant respond|responding|react|reacting|wake|waking|rouse|conscious|woken|awake|open ~4 !school|school|night|fees|therapy
    >@cant wake|waking|rouse|revive @kin|@baby|up ~2 !morning|mornings|time|work|alarm|early|refreshed
    >@cant come|coming|came round|around ~1
    not|isnt|doesnt responding|moving|conscious|breathing|waking ~1
    collapsed
    >passed|passing|pass|blacked|blacking out ~0
    fainted
    @kin|@baby|found floor|unconscious|lifeless|dead ~5
    no|without|cant|find pulse|heartbeat ~2
    drowned|drowning
    electrocut*
    electric|electrical shock ~1
    heatstroke|hypothermia

    anaphyla*
    anaphalac*
    epipen|epipens
    >epi pen ~0
    throat|tongue|lips|lip|face|airway|mouth|eyes swell*|swoll*|closing|closed|close|puff* ~4 !wisdom|tooth
    allerg* severe|bad|serious|strong|major|breath*|swelling|swollen|swell*|terrible|help|ambulance|dangerous ~5
    >@cant swallow ~1 !pills|tablets|meat|bread
    hives|rash breath*|throat|swoll*|swelling|tongue

    bleed*|blood|bleeding @cant stop|stops|stopping ~4
    bleed*|bleeding keeps|nonstop|through|still|bandage|towel ~4
    >keep|keeps bleeding
    bleed*|bleeding heav*|heavily|lot|lots|badly|much|profuse*|everywhere|severely|uncontroll*|internal ~3 !period|periods
    cough*|coughing|vomit*|vomiting|throw*|puk*|spit*|pee|peeing|wee|urine|poo|poop|stool|stools|shit blood ~4
    blood lot|lots|loss|gushing|spurting|pouring|everywhere|losing|lost|soaked|pool ~3
    stabbed|gunshot
    deep wound|cut|gash ~1
    >cut|slit|slashed my wrist|wrists|artery|vein|throat|arms ~1
    severed|amputat*

    @baby fever|feverish|temperature|temp|febrile ~5
    @number @weeks old|baby fever|temperature|temp ~6
    @baby floppy|limp|blue|lifeless|grey|gray|unresponsive|choking|shaken|pale|seizure|turning ~5
    @baby @cant breath|breathe|breathing ~3
    @baby fell|dropped|fallen|fall|falling ~4 !asleep
    newborn|@weeks @cant|refus* feed|feeding|drink|drinking|eat|eating|nurse|suck ~3 !work|back
    newborn floppy|limp|yellow|feed lethargic|floppy|limp|sleepy
    fever|temperature|temp 40|41|42|104|105|106|high|seizure|rash|wont ~4 !summer|oven|room
    rash fade|fades|fading|glass|pressed|purple|disappear ~5
    rash fever stiff|neck|drowsy|purple|spots|sleepy
    mening*
    =sepsis
    >signs|symptoms|have|is|think sepsis|septic ~2

    numb*|numbness|feel|feeling|felt|sensation|sensations|tingling between|inside legs|thighs|leg ~4
    numb*|numbness|feel|feeling|sensation|tingling|saddle genital*|genitals|groin|saddle|anus|anal|buttocks|buttock|bottom|crotch|privates|vagina|penis|testic*|bum|perine* ~5
    saddle numb*|anaesth*|anesth*
    cauda equina
    lost|lose|losing|loss|no|cant|dont control|hold|feel bladder|bowel|bowels|pee|wee|urine|poo|poop|stool ~4
    @cant|unable|difficulty pee|urinate|wee|peeing|urinating|piss ~2 !privacy
    @cant hold|control|feel pee|wee|urine|poo|bladder|bowel|bowels|stool ~3
    incontinen* sudden*|back|sciatica|legs|numb*|since ~6 !birth|childbirth|baby
    >wet|wetting|soiled|peed|pooed|pissed|shat myself|pants|trousers ~1
    legs|leg numb|weak|weakness|numbness|paraly* back|bladder|walk|pee|suddenly|lifting|both ~7 !years
    @cant feel|move legs|leg|feet|arms|toes|body|anything ~2
    back bladder|bowel|bowels|pee numb*|lost|loss|cant|control ~6

    pregnant|pregnnt|preggo|pregant|prego @number @weeks ~3
    @number @weeks pregn* ~2
    @number weeks|wks|wk|week preg|preggers ~2
    >pregnant|preggers is|it|this|that ok|okay|safe|alright|allowed|harmful|dangerous|normal|bad ~6 !if|when|while|during|women|woman|people|ladies
    pregn* bleed*|bleeding|blood|spotting|contraction*|water|waters|kick|kicks|kicking|fainted|leaking|swelling|swollen|fell|accident|miscarry* ~10 !pressure
    pregnant cramp|cramps|cramping|fever|sharp|severe|vomiting|dizzy|hurts|stabbing|agony ~6
    pregnant stomach|abdom*|tummy|belly|cramp* pain|pains|ache|hurts ~4
    pregn* severe|bad|strong|sharp|sudden*|terrible|awful|constant pain|pains|headache|stomach|tummy|itching ~5
    pregn* @cant|less|stopped|no mov*|moving|movement|kick*|felt ~6
    @cant|less|stopped|fewer|havent|no felt|feel|feeling baby|bump move|moving|movement|movements|kick|kicking|kicks ~5
    >baby|bump stopped|less|hasnt|isnt|not moving|kicking|moved|kicked ~1
    reduced|less|fewer|decreased movement|movements|kicks baby|bump
    >water|waters broke|broken|breaking|gone ~1
    having|early|premature|strong contractions
    >went|going|gone|im|am|in|early|premature labour|labor early|started|now|weeks|help
    >having|am|think|threatened|is|im|possible miscarr* ~3
    ectopic

    husband|wife|partner|boyfriend|girlfriend|dad|father|stepdad|mother|mum|mom|he|she|ex|someone|they hit|hits|hitting|beat|beats|beating|strangl*|strangled|hurting|threaten*|threatening|abus*|rapes|attacked|attacking|punched|punches|kicks me|us|kids|children|my|kill ~3 !tennis|ball|treatment|session|other
    threaten* kill|me|us
    rape|raped|rapist
    sexual|sexually assault*|abus* ~1
    being|am|was|been|im|domestic abused|assaulted|molested|violence|abuse|beaten ~2
    >scared|afraid|fear|fearing|frightened my life ~2
    >afraid|scared|terrified husband|partner|boyfriend|ex|father|wife
    >going|gonna|want|wanna hurt|kill|stab|shoot|harm|strangle|murder someone|somebody|him|her|them|people|kids|baby|child|children|wife|husband|everyone ~3
    >i|im|ill might|could|will|about hurt|kill|stab|shoot|harm|strangle|murder someone|somebody|him|her|them|people|kids|baby|child|children|wife|husband|everyone ~3
    voices telling|tell|saying|say|command*|kill ~3

    carbon monoxide
    gas leak|leaking|leaked|smell|smells|smelling ~2
    >house|building|kitchen|flat|car|clothes|hair fire|burning ~2
    burn|burns|burned|burnt severe|bad|badly|third|chemical|acid|blistered|face ~3
    boiling|scalded|scald water|baby|child|face|hand|herself|himself|myself|skin ~4
    snake|adder|viper|scorpion|cobra bite|bites|bit|bitten|stung|sting ~3
    broke|broken|snapped neck|spine ~2
    bone|bones sticking|out|through|skin ~2
    fell|fall|fallen|accident|crash|crashed|lifting @cant move|walk|feel|stand|remember ~7
    sudden*|severe|worst|unbearable|excruciat*|agonising|agonizing abdom*|abdominal|stomach|belly|tummy ~3 !weeks|since
    stomach|belly|tummy|abdom* pain|pains|ache stand|rigid|fainted|collapse*|unbearable|blood ~5
    worst pain life|ever ~4
    calf|leg swollen|swelling|red|hot breath*|chest|clot ~8
    >have|having|think|possible|signs|sign|symptoms blood clot|clots ~3
    embol*
    drugs|cocaine|heroin|mdma|ketamine|alcohol|drunk|fentanyl breath|breathing|collapsed|unconscious|chest|waking|wake|respond* ~6
    ambulance
    =999
    =911
    =112
    >call|need|phone|ring|dial 999|911|112 ~1
    =emergency
    >is|this|medical|an emergency now|help|medical|what ~3 !appointment|dentist
    help dying|die|bleeding|emergency|urgent|breathe ~2
  `,
};
