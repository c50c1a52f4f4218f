import { posix } from 'node:path';
import { satteriCollectImagesPlugin, satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { type HastPluginDefinition, markdownToHtml, markdownToJs, mdxToJs } from 'satteri';
import { createMarkdownPlugins, htmlPlugins, renderingFeatures } from '../../markdown/index.ts';
import { readDownloadSize } from './downloads.ts';

/**
 * A body as HTML or, if it holds components or images, as the body of a function that creates it;
 * `downloads` are the paths of the files that it offers.
 */
export type CompiledBody = { readonly downloads: readonly string[] } & (
  | { readonly html: string }
  | { readonly code: string; readonly images: readonly string[] }
);

/** Compiles a body; `file` is the one that holds it. */
export type BodyCompiler = (
  body: string,
  dialect: 'markdown' | 'mdx',
  file: URL,
) => Promise<CompiledBody>;

/** The element under which a compiled body asks for an image; the same as Astro's own. */
const imageElement = 'astro-image';

/**
 * Creates a function that compiles bodies of a site below `base`, as Astro does with the same
 * plugins. It throws if a body holds what no text may hold: of what authors write nothing becomes
 * code but the words, the components on the list and their literal attributes.
 */
export function createBodyCompiler(base: string): BodyCompiler {
  return async (body, dialect, file) => {
    const downloads = new Set<string>();
    const plugins = createMarkdownPlugins(base.endsWith('/') ? base : `${base}/`, (download) => {
      downloads.add(`./${posix.basename(download.pathname)}`);
      return readDownloadSize(download);
    });
    const astro = {
      frontmatter: {},
      headings: [],
      localImagePaths: new Set<string>(),
      remoteImagePaths: new Set<string>(),
    };
    const options = {
      mdastPlugins: [...plugins, satteriCollectImagesPlugin()],
      features: { ...renderingFeatures, smartPunctuation: true },
      fileURL: file,
      data: { astro },
    };
    const html = [...htmlPlugins, satteriHeadingIdsPlugin()];
    if (dialect === 'markdown') {
      const rendered = await markdownToHtml(body, { ...options, hastPlugins: html });
      if (astro.localImagePaths.size === 0)
        return { html: rendered.html, downloads: [...downloads] };
    }
    const compile = dialect === 'mdx' ? mdxToJs : markdownToJs;
    const { code } = await compile(body, {
      ...options,
      hastPlugins: [...html, createImageElements(astro.localImagePaths)],
      outputFormat: 'function-body',
      jsxImportSource: 'astro',
      elementAttributeNameCase: 'html',
    });
    return { code, images: [...astro.localImagePaths], downloads: [...downloads] };
  };
}

/**
 * Makes of each image that lies beside the file an element that the page replaces by the picture
 * that is made of it.
 */
function createImageElements(paths: ReadonlySet<string>): HastPluginDefinition {
  return {
    name: 'answerable:images',
    element: {
      filter: ['img'],
      visit: ({ properties }) => {
        const src = decodeURI(String(properties['src']));
        if (!paths.has(src)) return undefined;
        const attributes = Object.entries({ ...properties, src }).flatMap(([name, value]) =>
          value === null || value === undefined || value === false
            ? []
            : [{ type: 'mdxJsxAttribute' as const, name, value: String(value) }],
        );
        return { type: 'mdxJsxFlowElement', name: imageElement, attributes, children: [] };
      },
    },
  };
}
