import type { Page } from 'playwright-core';
import { parseColor } from '../../src/domain/design/color.ts';

/** A colour as browsers write it. */
export function toComputed(text: string): string {
  const { red, green, blue } = parseColor(text) ?? { red: 0, green: 0, blue: 0 };
  return `rgb(${red}, ${green}, ${blue})`;
}

/** The computed value of a property of the first element that matches. */
export function readStyle(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}
