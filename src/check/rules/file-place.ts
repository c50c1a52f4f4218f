import { findNearest } from '../../domain/text/index.ts';
import { downloadKinds } from '../../schemas/index.ts';
import { defineRule } from '../define-rule.ts';
import { entryFolders, type ContentFile } from '../files/content-folder.ts';

const folders = [...entryFolders.keys()];
const images = 'images (png, jpg, webp, avif, gif, svg)';

export default defineRule({
  name: 'file-place',
  level: 'error',
  summary: 'A file that lies where nothing reads it.',
  endsFile: true,
  checkFile(file, { report }) {
    const isMisnamed = file.role.kind === 'entry' && file.role.rightPath !== undefined;
    const message =
      describeForm(file) ??
      (file.role.kind === 'stray' || isMisnamed ? describePlace(file.path) : undefined);
    if (message !== undefined) report(undefined, message);
  },
});

function describeForm({ form, path, failure }: ContentFile): string | undefined {
  if (form === 'link')
    return 'This is a link to another place of the disk, which could publish what is not meant to be. Put the file itself here.';
  if (form === 'unreadable')
    return `This cannot be read: ${failure}. Allow yourself to read it, or delete it.`;
  if (form === 'special') return 'This is no file of text or image. Delete it.';
  return form === 'folder' ? describeFolder(path) : undefined;
}

function describeFolder(path: string): string {
  const [parent = '', child] = path.split('/');
  if (child !== undefined)
    return `Folders within ${parent}/ are not read. Move their files to ${parent}/ itself.`;
  const nearest = findNearest(path, folders);
  const hint =
    nearest === undefined ? `The folders are ${folders.join(', ')}.` : `Did you mean "${nearest}"?`;
  return `A folder "${path}" is not read. ${hint} To keep an entry off the site, write "draft: true" in it.`;
}

function describePlace(path: string): string {
  const [name = '', folder] = path.split('/').reverse();
  const place = folder === undefined ? undefined : entryFolders.get(folder);
  if (folder === undefined || place === undefined) return describeTopFile(name);
  if (name.startsWith('.'))
    return `A file whose name begins with a dot is not published. Write "draft: true" in it instead, and name it "${name.replace(/^\.+/, '')}".`;
  const stem = name.replace(/\.[^.]*$/, '');
  if (/\.(?:mdx?|markdown|ya?ml|txt)$/i.test(name))
    return `Files in ${folder}/ end in ${place.ending}. Rename it to "${stem}${place.ending}".`;
  const foreign = /\.(heic|heif|tiff?|bmp|psd|dng|cr2|nef)$/i.exec(name)?.[1]?.toUpperCase();
  if (foreign !== undefined)
    return `Browsers show no pictures of the kind ${foreign}. Open it in a program for photos, save it as a JPEG${foreign.startsWith('HEI') ? ' (a telephone can send photos as JPEG: “Most compatible”)' : ''}, and put that here.`;
  return `This file is not read. ${folder}/ holds files that end in ${place.ending}, ${images}, and files for download (${downloadKinds.join(', ')}) beside texts. Move it out of the content folder.`;
}

function describeTopFile(name: string): string {
  if (/^site\.ya?ml$/i.test(name)) return 'The file of the site is called "site.yml". Rename it.';
  if (/^claims?\.ya?ml$/i.test(name))
    return 'The file of the words that promise is called "claims.yml". Rename it.';
  if (/^synonyms?\.ya?ml$/i.test(name))
    return 'The file of the words that mean the same is called "synonyms.yml". Rename it.';
  if (/\.(?:mdx?|ya?ml)$/i.test(name))
    return `Entries lie in a folder. Move this file to the one of its kind: ${folders.join(', ')}.`;
  return `This file is not read. Beside site.yml, claims.yml and synonyms.yml stand only the folders ${folders.join(', ')}, and ${images}. Move it out of the content folder.`;
}
