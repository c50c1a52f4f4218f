import type { CalendarDate } from '../domain/locale/index.ts';

/** What the bundled pages, which hold no content, are given by the process that renders with them. */
export interface Build {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** The permalink under which each page that moved was first published, by its permalink. */
  readonly firstAddresses: Readonly<Record<string, string>>;
  readonly content: BuildContent;
}

/** The entries of a build, each as `astro:content` has it, with the images that they name. */
interface BuildContent {
  readonly getEntries: (collection: string) => Promise<readonly unknown[]>;
  readonly getEntry: (collection: string, id: string) => Promise<unknown>;
  /** Throws if the body holds what no text may hold. */
  readonly renderBody: (
    collection: string,
    id: string,
    runtime: JsxRuntime,
  ) => Promise<RenderedBody>;
}

/** The functions with which a text that holds components is put together; those of the bundle itself, since it knows its own nodes. */
interface JsxRuntime {
  readonly Fragment: unknown;
  readonly jsx: unknown;
  readonly jsxs: unknown;
}

/** A body as HTML or, if it holds components or images, as a function of their props; it names its images by their paths. */
type RenderedBody =
  | { readonly html: string }
  | {
      readonly create: (props: Readonly<Record<string, unknown>>) => unknown;
      readonly images: ReadonlyMap<string, ImageMetadata>;
    };

declare global {
  /** Defined in bundled pages alone. */
  const __BUILD__: Build;
}
