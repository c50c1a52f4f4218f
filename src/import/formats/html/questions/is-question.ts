/** Whether the words end as a question does, also in Greek, Arabic, Chinese and Japanese; what closes a quotation may follow. */
export function isQuestion(words: string): boolean {
  return /[?？؟;]["'”’»)\s]*$/u.test(words.trim());
}
