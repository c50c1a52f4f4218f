import type { Mark } from '../marks/mark.ts';
import { leaveOutOthers, placeOf, shorten, valueOf, type ToBlocks } from './context.ts';
import { toForeignParagraph } from './foreign.ts';

const sites: ReadonlyMap<string, (id: string, mark: Mark) => string> = new Map(
  Object.entries<(id: string, mark: Mark) => string>({
    youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
    'youtube-lite': (id) => `https://www.youtube.com/watch?v=${id}`,
    youtubelite: (id) => `https://www.youtube.com/watch?v=${id}`,
    vimeo: (id) => `https://vimeo.com/${id}`,
    gist: (id, mark) => `https://gist.github.com/${[id, ...mark.plain.slice(1, 2)].join('/')}`,
    tweet: (id, mark) => `https://twitter.com/${valueOf(mark, 'user') ?? 'i/web'}/status/${id}`,
    twitter: (id) => `https://twitter.com/i/web/status/${id}`,
    x: (id, mark) => `https://x.com/${valueOf(mark, 'user') ?? 'i'}/status/${id}`,
    instagram: (id) => `https://www.instagram.com/p/${id}/`,
    video: (id) => id,
    audio: (id) => id,
    embed: (id) => id,
  }),
);

/** The names of marks that show something of another site. */
export const filmSites: readonly string[] = [...sites.keys()];

/** A film, sound or post of another site as a link to it. */
export const toFilm: ToBlocks = (mark, children, expansion) => {
  const id = valueOf(mark, 'id', 'videoid', 'video-id', 'youtubeid', 'src', 'url') ?? mark.plain[0];
  const site = mark.name.toLowerCase().replace(/^include /, '');
  const url =
    id === undefined
      ? undefined
      : /^https?:/.test(id)
        ? id
        : /^[\w/-]+$/.test(id)
          ? sites.get(site)?.(id, mark)
          : undefined;
  if (url === undefined || !/^https?:/.test(url))
    return [toForeignParagraph(mark, expansion), ...children];
  const title = valueOf(mark, 'title', 'caption', 'label', 'alt');
  leaveOutOthers(
    mark,
    [id, title, valueOf(mark, 'user'), ...mark.plain.filter((value) => !/\s/.test(value))],
    expansion,
  );
  expansion.notes.decide(
    mark.line,
    `What was shown here from another site (${shorten(mark.source)}) is now a link: ${url}`,
  );
  return [
    {
      type: 'paragraph',
      children: [
        { type: 'link', url, children: [{ type: 'text', value: title ?? url }], ...placeOf(mark) },
      ],
      ...placeOf(mark),
    },
    ...children,
  ];
};
