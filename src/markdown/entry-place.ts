/** The collection and the id of the file that is rendered, as its path says: `…/faq/is-it-safe.md`. */
export function toEntryPlace(fileURL: URL | undefined): { collection: string; id: string } {
  const [file = '', collection = ''] = decodeURIComponent(fileURL?.pathname ?? '')
    .split('/')
    .reverse();
  return { collection, id: file.replace(/\.[^.]*$/, '') };
}
