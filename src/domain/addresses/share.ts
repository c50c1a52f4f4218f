import type { shareTargets } from '../../schemas/index.ts';

type ShareTarget = (typeof shareTargets)[number];

/** What is shared: a page's title and its absolute address. */
interface SharedPage {
  readonly title: string;
  readonly canonical: string;
}

/**
 * A plain link that shares a page; `name` is undefined for email, whose name depends on the
 * language.
 */
interface ShareLink {
  readonly target: ShareTarget;
  readonly name: string | undefined;
  readonly link: string;
}

interface SharePlace {
  readonly name: string | undefined;
  /** The link up to its values; `{title}`, `{address}` and `{both}` stand for them, encoded. */
  readonly template: string;
}

const places: Readonly<Record<ShareTarget, SharePlace>> = {
  email: { name: undefined, template: 'mailto:?subject={title}&body={address}' },
  facebook: {
    name: 'Facebook',
    template: 'https://www.facebook.com/sharer/sharer.php?u={address}',
  },
  linkedin: {
    name: 'LinkedIn',
    template: 'https://www.linkedin.com/sharing/share-offsite/?url={address}',
  },
  x: { name: 'X', template: 'https://x.com/intent/post?text={title}&url={address}' },
  bluesky: { name: 'Bluesky', template: 'https://bsky.app/intent/compose?text={both}' },
  whatsapp: { name: 'WhatsApp', template: 'https://wa.me/?text={both}' },
  telegram: { name: 'Telegram', template: 'https://t.me/share/url?url={address}&text={title}' },
  reddit: { name: 'Reddit', template: 'https://www.reddit.com/submit?url={address}&title={title}' },
};

/** The links that share a page with each target, in the order of the targets, each once. */
export function createShareLinks(targets: readonly ShareTarget[], page: SharedPage): ShareLink[] {
  const values: Readonly<Record<string, string>> = {
    title: page.title,
    address: page.canonical,
    both: `${page.title} ${page.canonical}`,
  };
  return [...new Set(targets)].map((target) => ({
    target,
    name: places[target].name,
    link: places[target].template.replace(/\{(\w+)\}/g, (whole, name: string) =>
      encodeURIComponent(values[name] ?? whole),
    ),
  }));
}
