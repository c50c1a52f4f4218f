import { Image } from 'astro:assets';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import {
  createComponent,
  Renderer,
  render as renderTemplate,
  renderComponent,
  unescapeHTML,
} from 'astro/runtime/server/index.js';

// What a build has in the place of `astro:content`: the entries come from the process that renders and are no part of the code,
// so that the code is bundled once for any content.

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
  // By these marks Astro knows what it may call, and that the styles of the components within have to be found first.
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
