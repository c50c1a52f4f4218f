import type {
  FAQPageLeaf,
  MedicalWebPageLeaf,
  MergeLeafTypes,
  PersonLeaf,
  ProfilePageLeaf,
  QuestionLeaf,
  WebPageLeaf,
} from 'schema-dts';
import { toCitations, toDates, toPersonLink } from './json-ld-facts.ts';
import { toId } from './json-ld-id.ts';
import type { PageMeta } from '../entries/page-meta.ts';
import { fixedPermalinks } from '../addresses/permalink.ts';
import type { Person } from '../entries/person.ts';

/** A page by what it is; a question on health that someone reviewed is both. */
export type WebPageNode =
  | WebPageLeaf
  | ProfilePageLeaf
  | FAQPageLeaf
  | MedicalWebPageLeaf
  | MergeLeafTypes<[FAQPageLeaf, MedicalWebPageLeaf]>;

/** The page itself; `image` is the address of its picture. What an article says stands with the article. */
export function toWebPage(meta: PageMeta, image: string | undefined): WebPageNode {
  const { site, permalink } = meta;
  const page: Omit<WebPageLeaf, '@type'> = {
    '@id': toId(site, permalink, 'page'),
    url: meta.canonical,
    name: meta.title,
    description: meta.description,
    inLanguage: site.language,
    isPartOf: { '@id': toId(site, fixedPermalinks.home, 'website') },
    breadcrumb: { '@id': toId(site, permalink, 'breadcrumbs') },
    ...(meta.kind !== 'article' && { ...toDates(meta), ...toCitations(meta) }),
  };
  if (meta.person !== undefined)
    return { '@type': 'ProfilePage', ...page, mainEntity: toPerson(meta, meta.person, image) };
  const review = toReview(meta);
  if (meta.answer !== undefined) {
    const mainEntity = [toQuestion(meta, meta.answer)];
    return review === undefined
      ? { '@type': 'FAQPage', ...page, mainEntity }
      : { '@type': ['FAQPage', 'MedicalWebPage'], ...page, ...review, mainEntity };
  }
  return review === undefined
    ? { '@type': 'WebPage', ...page }
    : { '@type': 'MedicalWebPage', ...page, ...review };
}

/** A review is told to machines only on health, where they ask for one. */
function toReview({
  site,
  review,
}: PageMeta): { reviewedBy: PersonLeaf; lastReviewed: string } | undefined {
  if (review === undefined || site.field !== 'health') return undefined;
  return { reviewedBy: toPersonLink(site, review.by), lastReviewed: review.on };
}

function toQuestion({ site, permalink, title }: PageMeta, answer: string): QuestionLeaf {
  return {
    '@type': 'Question',
    '@id': toId(site, permalink, 'question'),
    name: title,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  };
}

function toPerson({ site }: PageMeta, person: Person, image: string | undefined): PersonLeaf {
  const { role, bio, credentials, links } = person;
  return {
    ...toPersonLink(site, person),
    ...(role !== undefined && { jobTitle: role }),
    ...(bio !== '' && { description: bio }),
    ...(image !== undefined && { image }),
    ...(credentials.length > 0 && {
      hasCredential: credentials.map((name) => ({
        '@type': 'EducationalOccupationalCredential' as const,
        name,
      })),
    }),
    ...(links.length > 0 && { sameAs: links.map((link) => link.url) }),
  };
}
