import { getSite } from '../collections/index.ts';

/**
 * The key by which search engines know that the publisher announced a page; none without one in
 * site.yml.
 */
export async function getStaticPaths(): Promise<{ params: { indexNow: string } }[]> {
  const { indexNow } = await getSite();
  return indexNow === undefined ? [] : [{ params: { indexNow } }];
}

/** The file holds its own name. */
export function GET({ params }: { params: { indexNow: string } }): Response {
  return new Response(params.indexNow);
}
