// What the components and pages of a site may ask of its content, as `answerable/content`.
export { getArticles } from '../collections/index.ts';
export { getFaqEntries } from '../collections/index.ts';
export { getPages } from '../collections/index.ts';
export { getPeople } from '../collections/index.ts';
export { getSite } from '../collections/index.ts';
export { getSources } from '../collections/index.ts';
export { getTopics } from '../collections/index.ts';
export { toHref } from '../components/href.ts';
