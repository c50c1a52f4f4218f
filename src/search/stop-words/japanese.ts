/** Particles, endings and other words that carry no meaning in a question in Japanese, in the pieces that ICU cuts a sentence into. */
export const japanese = `
  は が を に へ と で の も や か ね よ な から まで より について には では とは でも ので のに なら なので なの って けど
  です ます でし まし でしょう しょう ました ません ですか ますか すか だ だっ で ある あり ありま あります い いる いま います いい よい
  し する す れ ば て てい た たら たい ない なけ なら なり なる られ せ さ
  でき できる できます こと もの とき ため よう ほう 方 私 僕 あなた
  これ それ あれ この その あの ここ そこ
  何 なに なん 誰 だれ どこ いつ なぜ どうして どう どの どれ どんな どのよう どういう
  くだ さい ください 下さい 教え 教えて おしえ 知 知り り 知りたい お願い 質問 情報
`;
