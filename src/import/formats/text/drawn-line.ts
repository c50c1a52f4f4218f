/** Whether a line is drawn, not written. */
export function isRule(text: string): boolean {
  return (
    text === '\f' ||
    (text.length <= 200 && /^([*\-_=~#·•⁂–—])(?:\s*\1){2,}$/u.test(text)) ||
    text === '⁂'
  );
}
