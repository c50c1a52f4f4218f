/** A source of whole numbers below a limit. */
export type Random = (below: number) => number;

/** The list in an order of chance. */
export function shuffle<Each>(list: readonly Each[], random: Random): Each[] {
  return list
    .map((each) => ({ each, key: random(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
}

/** The word with two neighbouring letters exchanged, or with one dropped: never the word itself. */
export function misspell(word: string, random: Random): string {
  const places = [...word].flatMap((letter, at) =>
    at > 0 && at < word.length - 1 && /[a-z]/i.test(letter) ? [at] : [],
  );
  const at = places[random(places.length)] ?? 0;
  const [here, next] = [word.charAt(at), word.charAt(at + 1)];
  const isSwap = here !== next && /[a-z]/i.test(next) && random(2) === 0;
  return word.slice(0, at) + (isSwap ? next + here : '') + word.slice(at + (isSwap ? 2 : 1));
}
