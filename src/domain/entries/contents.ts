import type { Heading } from './headings.ts';

/** A chapter of a text with the sections below it, for its table of contents. */
export interface Chapter {
  readonly heading: Heading;
  readonly sections: readonly Heading[];
}

/** The headings of level 2 with those of level 3 below each; a level 3 before any level 2 is a chapter of its own. */
export function toContents(headings: readonly Heading[]): Chapter[] {
  const chapters: { heading: Heading; sections: Heading[] }[] = [];
  for (const heading of headings) {
    const chapter = chapters.at(-1);
    if (heading.depth === 2 || (heading.depth === 3 && chapter === undefined))
      chapters.push({ heading, sections: [] });
    else if (heading.depth === 3) chapter?.sections.push(heading);
  }
  return chapters;
}
