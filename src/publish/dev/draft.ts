import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { getContentType } from '../files/release-file.ts';
import { describeFailure } from '../files/failure.ts';
import { createSiteFiles, type KeptFiles } from '../files/site-files.ts';
import { getAssetMark } from '../pages/asset-marks.ts';
import { findDownload } from '../render/downloads.ts';
import { createImages, type Images } from '../render/images.ts';
import { loadPageApp } from '../render/page-app.ts';
import { createPageContent } from '../render/page-content.ts';
import type { PageCode } from '../render/page-worker.ts';
import { createQuestions } from '../render/questions.ts';
import { writeOriginals, writePictures } from '../render/write-images.ts';
import { openDraftContent } from './draft-content.ts';

/** What renders a draft. */
export interface DraftCode extends PageCode {
  /** What builds of the site keep. */
  readonly kept: KeptFiles;
  /** A folder for clean copies of SVG images. */
  readonly pictures: string;
}

/** What a draft has at an address; undefined if there is nothing. */
export type DraftAnswer =
  | {
      readonly kind: 'file';
      readonly type: string;
      readonly bytes: Uint8Array;
      readonly isDownload: boolean;
    }
  /** The page has another address, with a slash at its end. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'failed'; readonly failure: string }
  | undefined;

/** The pages of content that is being written, each rendered when it is asked for. */
interface Draft {
  /** Reads the files at these paths of the content again, or all of it. */
  readonly read: (paths?: readonly string[]) => void;
  /** What there is at a path below the base of the site, which begins with a slash. */
  readonly get: (path: string) => Promise<DraftAnswer>;
}

/** Loads the code of the pages. Only one draft may be open in a thread. */
export async function openDraft(code: DraftCode): Promise<Draft> {
  const { bundle, contentFolder, base, kept, pictures } = code;
  const questions = createQuestions();
  const content = openDraftContent(contentFolder, kept);
  const openImages = () => createImages(base, contentFolder, pictures);
  let images = openImages();
  const site = createSiteFiles(kept);
  const giveContent = () =>
    createPageContent(
      code,
      Promise.resolve({
        entries: content.getEntries(),
        facts: content.getFacts(),
        firstAddresses: {},
        images,
      }),
      questions,
    );
  const answerableBuild = giveContent();
  Object.assign(globalThis, { answerableBuild });
  const app = await loadPageApp(bundle.entry, bundle.pages, base);

  async function makeImage(path: string, from: Images): Promise<Uint8Array | undefined> {
    const mark = getAssetMark(path);
    const named = from.pick(mark === undefined ? [] : [mark]);
    const isAsked = (image: { readonly path: string }) => image.path === path;
    const folders = { contentFolder, pictures };
    await writePictures(named.pictures.filter(isAsked), site, folders, bundle.pages.image);
    await writeOriginals(named.originals.filter(isAsked), site, folders);
    return site.has(path) ? site.read(path) : undefined;
  }

  async function find(path: string): Promise<DraftAnswer> {
    const page = await app.find(path);
    if (page !== undefined) {
      const isEndpoint = page.route.type === 'endpoint';
      if (!isEndpoint && !path.endsWith('/')) return { kind: 'moved', to: `${path}/` };
      const bytes = isEndpoint && path.endsWith('/') ? undefined : await app.render(page);
      return bytes && { kind: 'file', type: getContentType(page.path), bytes, isDownload: false };
    }
    const image = await makeImage(path.slice(1), images);
    if (image !== undefined)
      return { kind: 'file', type: getContentType(path), bytes: image, isDownload: false };
    const download = findDownload(path, contentFolder);
    if (download === undefined) return undefined;
    const bytes = await readFile(download);
    return { kind: 'file', type: getContentType(path), bytes, isDownload: true };
  }

  return {
    read: (paths) => {
      content.read(paths);
      // Of an image that is another file now, pages have the old address.
      if (paths?.every((path) => isText(path)) !== true) images = openImages();
      Object.assign(answerableBuild, giveContent());
      app.forget();
    },
    get: async (path) => {
      try {
        return await find(path);
      } catch (error) {
        return { kind: 'failed', failure: describeFailure(error) };
      }
    },
  };
}

function isText(path: string): boolean {
  return ['.md', '.mdx', '.yml'].includes(extname(path));
}
