// What the components and pages of a site may ask of its content, as `answerable/content`.
export { getArticles } from '../collections/articles.ts';
export { getFaqEntries } from '../collections/faq.ts';
export { getPages } from '../collections/pages.ts';
export { getPeople } from '../collections/people.ts';
export { getSite } from '../collections/site.ts';
export { getSources } from '../collections/sources.ts';
export { getTopics } from '../collections/topics.ts';
export { toHref } from '../components/href.ts';
