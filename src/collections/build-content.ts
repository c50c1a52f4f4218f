import { Image } from 'astro:assets';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import {
  createComponent,
  Renderer,
  render as renderTemplate,
  renderComponent,
  unescapeHTML,
} from 'astro/runtime/server/index.js';

import type { CalendarDate } from '../domain/locale/index.ts';

// What a build has in the place of `astro:content`: the entries come from the process that renders
// and are no part of the code, so that the code is bundled once for any content.

/**
 * What the bundled pages, which hold no content, are given by the process that renders with them.
 */
export interface Build {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** The permalink under which each page that moved was first published, by its permalink. */
  readonly firstAddresses: Readonly<Record<string, string>>;
  readonly content: BuildContent;
  /** Tells by what function a question is answered. */
  /**
   * Returns the function that notes, for the page that is rendered now, that it was asked with
   * these words.
   */
  readonly defineQuestion: <Words extends readonly (string | readonly string[])[]>(
    name: string,
    ask: (...words: Words) => Promise<unknown>,
  ) => (words: Words) => void;
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

/**
 * The functions with which a text that holds components is put together; those of the bundle
 * itself, since it knows its own nodes.
 */
interface JsxRuntime {
  readonly Fragment: unknown;
  readonly jsx: unknown;
  readonly jsxs: unknown;
}

/**
 * A body as HTML or, if it holds components or images, as a function of their props; it names its
 * images by their paths.
 */
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

const { content } = __BUILD__;

export const getCollection = content.getEntries;
export const getEntry = content.getEntry;

/** Renders the body of an entry. Throws if it holds what no text may hold. */
export async function render({ collection, id }: EntryName) {
  const body = await content.renderBody(collection, id, { Fragment, jsx, jsxs });
  if ('html' in body)
    return { Content: createComponent(() => renderTemplate`${unescapeHTML(body.html)}`) };
  // A text names an image by its path from the file.
  const image = createComponent(
    (result, { src, ...attributes }, slots) =>
      renderTemplate`${renderComponent(result, 'Image', Image, { ...attributes, src: body.images.get(src) }, slots)}`,
  );
  const Content = ({ components, ...props }: ContentProps = {}) =>
    body.create({ ...props, components: { Fragment, ...components, 'astro-image': image } });
  // By these marks Astro knows what it may call, and that the styles of the components within have
  // to be found first.
  Object.assign(Content, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro.needsHeadRendering')]: true,
    [Renderer]: 'astro:jsx',
  });
  return { Content };
}

interface EntryName {
  readonly collection: string;
  readonly id: string;
}

interface ContentProps {
  readonly components?: Readonly<Record<string, unknown>>;
}
