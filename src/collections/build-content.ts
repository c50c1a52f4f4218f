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

// Replaces `astro:content` in the bundled pages: the entries come from the rendering process and are
// not part of the bundle, so that the code is bundled once for any content.

/** What the rendering process provides to the bundled pages, which contain no content. */
interface Build {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** Whether drafts and entries dated after today are shown. */
  readonly showsUnpublished: boolean;
  /** The permalink under which each page that moved was first published, by its permalink. */
  readonly firstAddresses: Readonly<Record<string, string>>;
  /** Another object after each change of the content. */
  readonly content: BuildContent;
  /**
   * Registers how a question is answered. Returns a function that records, for the page being
   * rendered, that the question was asked with these arguments.
   */
  readonly defineQuestion: <Words extends readonly (string | readonly string[])[]>(
    name: string,
    ask: (...words: Words) => Promise<unknown>,
  ) => (words: Words) => void;
  /**
   * A value that follows from the name and the input alone: as an earlier build has kept it, else
   * what `compute` returns. The structured clone algorithm carries it.
   */
  readonly remember: <Value>(name: string, input: string, compute: () => Value) => Value;
}

/** The entries of a build, in the shape of `astro:content`, with the images that they reference. */
interface BuildContent {
  readonly getEntries: (collection: string) => Promise<readonly unknown[]>;
  readonly getEntry: (collection: string, id: string) => Promise<unknown>;
  /** Throws if the body violates the content policy. */
  readonly renderBody: (
    collection: string,
    id: string,
    runtime: JsxRuntime,
  ) => Promise<RenderedBody>;
}

/**
 * The JSX runtime of the bundle. A body with components must be built with it, since the bundle
 * recognizes only its own nodes.
 */
interface JsxRuntime {
  readonly Fragment: unknown;
  readonly jsx: unknown;
  readonly jsxs: unknown;
}

/**
 * A body as HTML or, if it contains components or images, as a function of props; images are
 * referenced by their paths.
 */
type RenderedBody =
  | { readonly html: string }
  | {
      readonly create: (props: Readonly<Record<string, unknown>>) => unknown;
      readonly images: ReadonlyMap<string, ImageMetadata>;
    };

declare global {
  const __BUILD__: Build;
}

export const getCollection: BuildContent['getEntries'] = (...asked) =>
  __BUILD__.content.getEntries(...asked);
export const getEntry: BuildContent['getEntry'] = (...asked) =>
  __BUILD__.content.getEntry(...asked);

/** Renders the body of an entry. Throws if it violates the content policy. */
export async function render({ collection, id }: EntryName) {
  const body = await __BUILD__.content.renderBody(collection, id, { Fragment, jsx, jsxs });
  if ('html' in body)
    return { Content: createComponent(() => renderTemplate`${unescapeHTML(body.html)}`) };
  // A body references an image by its path relative to the file.
  const image = createComponent((result, { src, ...attributes }, slots) => {
    const original = body.images.get(src);
    const props = { ...attributes, ...listSizes(original), src: original };
    return renderTemplate`${renderComponent(result, 'Image', Image, props, slots)}`;
  });
  const Content = ({ components, ...props }: ContentProps = {}) =>
    body.create({ ...props, components: { Fragment, ...components, 'astro-image': image } });
  // Astro calls a component as MDX, and collects the styles of nested components first, if it has
  // these properties.
  Object.assign(Content, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro.needsHeadRendering')]: true,
    [Renderer]: 'astro:jsx',
  });
  return { Content };
}

/** The widths in which a picture of a text is offered; the text is not wider than half the last. */
const widths = [480, 800, 1280];

/** The sizes of a large photo, so that browsers load no more than the screen shows; `{}` of others. */
function listSizes(image: ImageMetadata | undefined) {
  const widest = widths.at(-1) ?? 0;
  if (image === undefined || image.format === 'svg' || image.width <= widest) return {};
  return {
    width: widest,
    height: Math.round((image.height * widest) / image.width),
    widths,
    sizes: '(min-width: 41rem) 38rem, 94vw',
  };
}

interface EntryName {
  readonly collection: string;
  readonly id: string;
}

interface ContentProps {
  readonly components?: Readonly<Record<string, unknown>>;
}
