/**
 * Words that carry no meaning in a question, by the language tag: folded, as the tokenizer splits
 * them, for Japanese in the pieces into which ICU splits a sentence. Words that tell one question
 * from another are left out, such as “before” or “long”.
 */
const languages: Readonly<Record<string, string>> = {
  de: `
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes solche solcher
    ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner er ihn ihm sein seine seinen seinem seiner
    sie ihr ihre ihren ihrem ihrer ihnen es wir uns unser unsere unseren unserem unserer euch euer eure man sich
    jemand jemanden jemandem etwas alles alle allen jeder jede jedes jeden jedem
    und oder aber wenn ob so dann als weil da dass daß denn damit obwohl
    von vom zu zum zur in im ins an am ans auf aus bei beim fur mit um uber unter bezuglich
    davon dazu dabei daran darauf daruber dafur hierzu
    was welche welcher welches welchen welchem wer wen wem wessen wann wo wohin woher warum wieso weshalb weswegen wie wofur wozu womit worum worin
    bin bist ist sind seid war waren warst sei gewesen werde wirst wird werden wurde wurden worden
    habe hast hat haben hatte hatten gehabt hatten kann kannst konnen konnt konnte konnten muss musst mussen musste mussten
    soll sollst sollen sollte sollten sollt darf darfst durfen durfte durften mag magst mogen mochte mochten will willst wollen wollte
    tun tut tue machen mache macht gibt geben gehen geht kommt kommen lassen lasst nehmen bekommen bekommt bekomme
    kein keine keinen keinem keiner nicht nur auch noch schon mal einmal doch ja nein sehr ganz viel viele vielen mehr meisten
    hier dort jetzt immer wieder vielleicht eigentlich etwa eben halt bloß uberhaupt denn moglich andere anderen anderer
    weiß wissen sagen sagt erklaren erklart erzahlen bedeutet heißt heissen finden findet sehen suche zeigen frage fragen
    information informationen infos info brauche braucht brauchen wunsche denken verwendet
    bitte bidde danke hallo guten gern gerne usw antwort antworten
    ding dinge sache sachen art weise gut beste besten`,
  en: `
    a an the this that these those such
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves one someone somebody something anyone anybody anything everyone everybody everything
    and or but if so then than as because though although whether while of to in into on onto at by for from with about regarding
    up out over among upon via per
    what which who whom whose when where why how whatever
    am is are was were be been being do does did doing done have has had having can could will would shall should may might must ought
    i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll we're we've we'd we'll they're they've they'd they'll
    isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't cannot couldn't won't wouldn't shouldn't mustn't
    dont doesnt didnt isnt cant wont whats im ive
    get gets got getting go goes going give gives make makes made take takes let come
    any some all each every both either neither no not nor only just also too very really quite rather much many more most
    here there now yet still ever again maybe perhaps possible possibly actually even else own same other another
    know tell say said see look find show explain describe define mean means information info ask asking asked wonder wondering
    want wants wanted wish like need needs try think use used using uses
    please pls plz thanks thank thx hello hi hey yes ok okay etc answer answers reply
    thing things way ways kind kinds sort good best`,
  es: `
    el la los las lo un una unos unas este esta esto estos estas ese esa eso esos esas aquel aquella aquello tal
    yo me mi mis mio tu te ti tus su sus suyo se si le les nos nosotros nuestro nuestra nuestros nuestras usted ustedes ella ellos ellas os vosotros
    alguien algo alguno alguna algunos algunas todo toda todos todas cada uno
    y e o u pero si que como porque pues aunque mientras
    de del a al en con por para sobre entre desde hacia segun acerca respecto
    quien quienes cual cuales cuando donde adonde cuanto cuanta cuantos cuantas
    es son soy eres somos ser era eran fue fueron sea sido seria estoy estas estan estamos estar estaba
    he ha has hemos han haber habia hay tengo tiene tienen tienes tener tenia hace hacer hago hacen haga
    puedo puede pueden puedes podemos poder podria podrian debo debe deben deberia deber quiero quiere quisiera querer va voy van ir
    dar da tomar poner
    no ni mas muy mucho mucha muchos muchas poco tan tanto tambien ya aun solo aqui ahi alli ahora siempre quiza quizas posible mismo misma otro otra otros otras
    saber se sabe decir dime diga digame explicar significa encontrar ver mostrar preguntar pregunta
    informacion info necesito necesita gustaria usar usa sirve
    favor porfa gracias hola buenos respuesta responder
    cosa cosas forma manera tipo bueno buena mejor`,
  fr: `
    le la les l un une des du de d au aux ce cet cette ces cela ca ceci tel telle
    je j'ai me m moi mon ma mes tu te t toi ton ta tes il elle on nous notre nos vous votre vos ils elles lui leur leurs se s soi y en
    quelqu'un quelque quelques chose choses tout tous toute toutes chaque
    et ou mais si alors donc que qu comme car parce puisque lorsque quand
    a dans par pour sur avec chez vers entre selon concernant
    qui quoi dont quel quelle quels quelles lequel laquelle lesquels lesquelles ou comment pourquoi combien
    est es suis sommes etes sont etait etaient etre ete sera seront serait soit
    ai as avons avez ont avait avaient avoir eu aura fait faire fais font faut faudrait
    peux peut peuvent pouvez pouvoir pourrait pourrais puis dois doit doivent devez devrait devrais devoir veux veut voulez vouloir voudrais voudrait
    agit s'il d'un qu'il qu'on qu'un qu'en l'on n'a d'en
    va vais vont aller donne donner prendre mettre
    ne n pas non oui plus tres trop peu beaucoup aussi encore deja ici la meme autre autres seulement vraiment peutetre possible
    savoir sais sait dire dites dis expliquer expliquez signifie veut trouver voir montrer montrez demander demande
    information informations info infos renseignement renseignements besoin aimerais aime utilise utiliser
    merci bonjour svp stp plait reponse repondre repondez
    facon maniere sorte genre bon bonne meilleur meilleure`,
  it: `
    il lo la i gli le l un uno una dei degli delle questo questa questi queste quello quella quelli quelle cio tale
    io me mi mio mia miei mie tu te ti tuo tua tuoi tue lui lei suo sua suoi sue si se noi ci nostro nostra nostri nostre voi vi vostro vostra loro ne
    qualcuno qualcosa qualche alcuni alcune tutto tutta tutti tutte ogni
    e ed o od ma che come perche poiche quindi mentre
    di del dello della dell a al allo alla ai agli alle da dal dallo dalla dai dagli dalle in nel nello nella nei negli nelle
    con col per su sul sullo sulla sui sugli sulle tra fra verso circa riguardo
    chi cosa cos quale quali quando dove quanto quanta quanti quante
    sono sei siamo siete era erano essere stato stata sia sarebbe c'e cos'e com'e dov'e qual
    ho hai ha abbiamo avete hanno avere aveva avuto faccio fa fanno fare fatto va vado vanno andare
    posso puo possono puoi possiamo potete potere potrebbe potrei devo deve devono dovrei dovrebbe dovere voglio vuole vorrei volere
    dare prendere mettere
    non no piu molto molta molti molte poco tanto anche ancora gia solo qui qua li ora sempre forse possibile stesso stessa altro altra altri altre
    sapere so sai dire dimmi spiegare significa trovare vedere mostrare chiedere domanda
    informazione informazioni info bisogno serve piacerebbe usare usa
    favore grazie ciao buongiorno
    cose modo tipo buono buona migliore`,
  ja: `
    は が を に へ と で の も や か ね よ な から まで より について には では とは でも ので のに なら なので なの って けど
    です ます でし まし でしょう しょう ました ません ですか ますか すか だ だっ で ある あり ありま あります い いる いま います いい よい
    し する す れ ば て てい た たら たい ない なけ なら なり なる られ せ さ
    でき できる できます こと もの とき ため よう ほう 方 私 僕 あなた
    これ それ あれ この その あの ここ そこ
    何 なに なん 誰 だれ どこ いつ なぜ どうして どう どの どれ どんな どのよう どういう
    くだ さい ください 下さい 教え 教えて おしえ 知 知り り 知りたい お願い 質問 情報`,
  nl: `
    de het een die dat deze dit zulke
    ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar wij we ons onze jullie hen hun zich men
    iemand iets alles alle allen elke elk ieder iedere
    en of maar als dan omdat want zodat terwijl hoewel
    van voor naar in op aan uit bij met om over tot te door per tussen omtrent betreffende
    er hier daar ervan erover hiervan daarvan
    wat welk welke wie wiens wanneer waar waarom waarvoor waarmee hoe hoeveel
    ben bent is was waren geweest word wordt worden werd werden
    heb hebt heeft hebben had hadden gehad kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest
    zal zullen zou zouden wil wilt willen wilde doe doet doen gaat gaan ga maakt maken geeft geven laten komt komen krijgt krijgen neemt nemen
    geen niet nee ja ook nog al wel eens zo zeer heel erg veel meer meest nu altijd weer misschien eigenlijk mogelijk andere ander zelfde alleen
    weet weten zeggen zegt vertel vertellen uitleggen betekent vinden vindt zien tonen vraag vragen
    informatie info nodig graag gebruik gebruikt gebruiken
    alsjeblieft alstublieft bedankt dank hallo goedendag antwoord
    ding dingen manier soort goed goede beste`,
  pt: `
    o a os as um uma uns umas este esta isto estes estas esse essa isso esses essas aquele aquela aquilo tal
    eu me mim meu minha meus minhas tu te ti teu tua teus tuas voce voces ele ela eles elas lhe lhes se si seu sua seus suas nos nosso nossa nossos nossas vos
    alguem algo algum alguma alguns algumas tudo todo toda todos todas cada
    e ou mas que como porque pois embora enquanto
    de do da dos das dum duma ao aos em no na nos nas num numa com por pelo pela pelos pelas para pra sobre entre desde ate segundo acerca
    quem qual quais quando onde aonde quanto quanta quantos quantas
    sou es somos sao ser era eram foi foram seja sido seria estou estao estar estava
    hei ha havia haver tenho tem temos ter tinha tido faco faz fazem fazer feito
    posso pode podem podes podemos poder poderia devo deve devem deveria dever quero quer queria querer gostaria vai vou vao ir
    dar da tomar por
    nao nem mais muito muita muitos muitas pouco tao tanto tambem ja ainda so aqui ali la agora sempre talvez possivel mesmo mesma outro outra outros outras
    saber sei sabe dizer diga explicar significa encontrar ver mostrar perguntar pergunta
    informacao informacoes info preciso precisa usar usa serve
    favor obrigado obrigada ola resposta responder
    coisa coisas forma maneira modo tipo bom boa melhor`,
};

/** The tags of the languages whose stop words are known. */
export const knownLanguages: readonly string[] = Object.keys(languages);

/** The stop words of a language such as `de-CH`, folded and sorted; none if they are not known. */
export function getStopWords(language: string): string[] {
  const words = languages[new Intl.Locale(language).language] ?? '';
  return [...new Set(words.split(/\s+/).filter((word) => word !== ''))].sort();
}
