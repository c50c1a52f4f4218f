/** The first year in a date of any form, such as "2020/01/02/" or "Spring 2020". */
export function findYear(date: string): number | undefined {
  const year = /(?<!\d)(?:1[6-9]|20|21)\d{2}(?!\d)/.exec(date)?.[0];
  return year === undefined ? undefined : Number(year);
}
