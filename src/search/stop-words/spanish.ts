/** Words that carry no meaning in a question in Spanish. */
export const spanish = `
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
  favor gracias hola buenos
  cosa cosas forma manera tipo bueno buena mejor
`;
