import { getEntry } from 'astro:content';

/** The language of the content, as site.yml says; entries are sorted and counted by it. */
export async function getLanguage(): Promise<string> {
  return (await getEntry('site', 'site'))?.data.language ?? 'en';
}
