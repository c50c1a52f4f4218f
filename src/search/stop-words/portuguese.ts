/** Words that carry no meaning in a question in Portuguese. */
export const portuguese = `
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
  favor obrigado obrigada ola
  coisa coisas forma maneira modo tipo bom boa melhor
`;
