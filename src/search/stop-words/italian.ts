/** Words that carry no meaning in a question in Italian. */
export const italian = `
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
  cose modo tipo buono buona migliore
`;
