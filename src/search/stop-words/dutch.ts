/** Words that carry no meaning in a question in Dutch. */
export const dutch = `
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
  alsjeblieft alstublieft bedankt dank hallo goedendag
  ding dingen manier soort goed goede beste
`;
