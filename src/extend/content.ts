// What the components and pages of a site may ask of its content, as `answerable/content`.
export {
  getArticles,
  getFaqEntries,
  getPages,
  getPeople,
  getSite,
  getSources,
  getTopics,
} from '../collections/index.ts';
export { toHref } from '../components/href.ts';
