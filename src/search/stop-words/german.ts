/** Words that carry no meaning in a question in German. */
export const german = `
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
  bitte danke hallo guten gern gerne usw
  ding dinge sache sachen art weise gut beste besten
`;
