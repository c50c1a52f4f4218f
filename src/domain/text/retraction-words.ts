const words =
  /(?<!\p{L})(?:retract(?:ed|ion|s)?|withdr(?:awn|ew|awal)|zurückgezogen\p{L}*|zurückziehung|rückzug|widerrufen\p{L}*)(?!\p{L})/iu;

/** Whether a sentence says of a work that it was withdrawn. */
export function mentionsRetraction(sentence: string): boolean {
  return words.test(sentence);
}
