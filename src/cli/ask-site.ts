import type { Readable, Writable } from 'node:stream';
import { cancel, isCancel, select, text } from '@clack/prompts';
import {
  describeUnfitFact,
  starterFields,
  starterHosts,
  type StarterField,
  type StarterHost,
} from '../publish/starter/index.ts';

/** The answers for a new site. */
export interface SiteWords {
  readonly name: string;
  readonly language: string;
  readonly url: string;
  readonly field: StarterField;
  readonly host: StarterHost;
}

/** The part of it that the options of a command give. */
export type KnownSiteWords = {
  readonly [Fact in keyof SiteWords]?: SiteWords[Fact] | undefined;
};

const fieldLabels: Readonly<Record<StarterField, string>> = {
  health:
    'Health: reviews are told to search engines, emergencies to readers, and evidence is asked for',
  other: 'Something else',
};

const hostLabels: Readonly<Record<StarterHost, string>> = {
  'github-pages': 'GitHub Pages',
  netlify: 'Netlify',
  cloudflare: 'Cloudflare Workers',
  vercel: 'Vercel',
  'gitlab-pages': 'GitLab Pages',
  none: 'Another, or I do not know yet',
};

/**
 * Asks for what is not `known` yet, with `usual` as the answers to begin with. Returns undefined if
 * the person ends it (Ctrl+C).
 */
export async function askForSite(
  known: KnownSiteWords,
  usual: SiteWords,
  at: { readonly input: Readable; readonly output: Writable },
): Promise<SiteWords | undefined> {
  const askText = (fact: 'title' | 'language' | 'url', message: string, initialValue: string) =>
    text({
      message,
      initialValue,
      validate: (value) => describeUnfitFact(fact, value ?? ''),
      ...at,
    });
  const end = () => {
    cancel('Nothing was written.', { output: at.output });
    return undefined;
  };
  const name = known.name ?? (await askText('title', 'What is the site called?', usual.name));
  if (isCancel(name)) return end();
  const language =
    known.language ??
    (await askText('language', 'In which language is it (such as en or de-CH)?', usual.language));
  if (isCancel(language)) return end();
  const url =
    known.url ??
    (await askText('url', 'At which address will it be (it can be changed later)?', usual.url));
  if (isCancel(url)) return end();
  const field =
    known.field ??
    (await select<StarterField>({
      message: 'What is it about?',
      options: starterFields.map((value) => ({ value, label: fieldLabels[value] })),
      initialValue: usual.field,
      ...at,
    }));
  if (isCancel(field)) return end();
  const host =
    known.host ??
    (await select<StarterHost>({
      message: 'Where will it be published?',
      options: starterHosts.map((value) => ({ value, label: hostLabels[value] })),
      initialValue: usual.host,
      ...at,
    }));
  return isCancel(host) ? end() : { name, language, url, field, host };
}
