import { readFile } from 'node:fs/promises';
import type { MessagePort } from 'node:worker_threads';
import { extname } from 'node:path';
import { getContentType } from '../files/release-file.ts';
import { describeFailure } from '../files/failure.ts';
import { createSiteFiles } from '../files/site-files.ts';
import { getAssetMark } from '../pages/asset-marks.ts';
import { findDownload } from '../render/downloads.ts';
import { createImages } from '../render/images.ts';
import { loadPageApp } from '../render/page-app.ts';
import { createPageContent } from '../render/page-content.ts';
import type { PageCode } from '../render/page-worker.ts';
import { createQuestions } from '../render/questions.ts';
import { writeOriginals, writePictures } from '../render/write-images.ts';
import { openDraftContent } from './draft-content.ts';

/** What renders a draft. */
export interface DraftCode extends PageCode {
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

/** What is asked of a draft: to read files of the content, or all of it; or for an address. */
export type DraftQuestion =
  | { readonly read: readonly string[] | undefined }
  | { readonly get: string };

/** What is replied, in the order of the questions. */
export type DraftReply = { readonly answer: DraftAnswer } | { readonly failure: string };

/** The pages of content that is being written, each rendered when it is asked for. */
interface Draft {
  /** Reads the files at these paths of the content again, or all of it. */
  readonly read: (paths?: readonly string[]) => void;
  /** What there is at a path below the base of the site, which begins with a slash. */
  readonly get: (path: string) => Promise<DraftAnswer>;
}

/**
 * Opens a draft for the thread at the other end of `port`, and answers its questions, one after the
 * other: while a page is rendered, the content must not change. Null ends that.
 */
export function answerQuestions(code: DraftCode, port: MessagePort): void {
  const opening = openDraft(code);
  opening.catch(() => undefined);
  let last = Promise.resolve();
  port.on('message', (question: DraftQuestion | null) => {
    last = last.then(async () => {
      if (question === null) port.close();
      else port.postMessage(await reply(opening, question));
    });
  });
}

async function reply(opening: Promise<Draft>, question: DraftQuestion): Promise<DraftReply> {
  try {
    const draft = await opening;
    if ('get' in question) return { answer: await draft.get(question.get) };
    draft.read(question.read);
    return { answer: undefined };
  } catch (error) {
    return { failure: describeFailure(error) };
  }
}

/** Loads the code of the pages. Only one draft may be open in a thread. */
async function openDraft(code: DraftCode): Promise<Draft> {
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
        readBody: content.readBody,
        images,
      }),
      questions,
      (_name, _input, compute) => compute(),
    );
  const answerableBuild = giveContent();
  Object.assign(globalThis, { answerableBuild });
  const app = await loadPageApp(bundle.entry, bundle.pages, base);

  async function makeImage(path: string): Promise<Uint8Array | undefined> {
    const mark = getAssetMark(path);
    const named = images.pick(mark === undefined ? [] : [mark]);
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
    const image = await makeImage(path.slice(1));
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
      if (paths === undefined || !paths.every(isText)) images = openImages();
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
