/** Words that carry no meaning in a question in French. */
export const french = `
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
  merci bonjour svp plait
  facon maniere sorte genre bon bonne meilleur meilleure
`;
