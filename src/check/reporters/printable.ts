/** Puts a sign in place of each character of a file that would move the cursor, colour the screen or hide what follows. */
export function formatPrintable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff]/g,
    '\ufffd',
  );
}
