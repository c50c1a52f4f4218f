import type { GeneratedEntry } from '../generated-content.ts';
import type { Command } from './run-measured.ts';

/** A file of a site, with its path from the folder of the site on. */
export type SiteFile = readonly [path: string, text: string];

/** A change of the content, to see what a program builds again for it. */
export interface ContentEdit {
  readonly siteTitle: string;
  readonly edit: (entry: GeneratedEntry) => GeneratedEntry;
}

/** A program that publishes a site, ready to be measured in a folder of its own. */
export interface Program {
  /** Its name in tables. */
  readonly name: string;
  readonly version: string;
  /** The folder below which its sites lie, so that they find its packages. */
  readonly home: string;
  /** The content in the form that the program reads, after an edit. */
  readonly generateFiles: (edit: ContentEdit) => Iterable<SiteFile>;
  /**
   * What earlier builds left, as paths in the folder of the site, without which the next build is a
   * first one.
   */
  readonly kept: readonly string[];
  /** Where its pages are, as a path in the folder of the site. */
  readonly out: string;
  /** Builds the site; `isCold` where nothing that was kept may be taken. */
  readonly createBuild: (site: string, isCold: boolean) => Command;
  /** Checks the content alone, where the program can. */
  readonly createCheck?: (site: string) => Command;
  /** Serves the site while it is written, where pages come as HTML from a server. */
  readonly createDev?: (site: string, port: number) => Command;
}
