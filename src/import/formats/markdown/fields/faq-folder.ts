import { decodeText } from '../../../decode-text.ts';
import type { Input } from '../../../input.ts';
import { parseYaml } from '../front-matter.ts';
import type { Place } from './place.ts';
import { isFields, toText } from './texts.ts';

/** What the folders of an FAQ say: `course/section/001_id.md`, or `section/001_id.md`. */
export interface FaqFolder {
  /** The name of the outer folder. */
  readonly topic: string | undefined;
  /** The place of a question among all of its topic: section by section. */
  readonly toOrder: (own: number | undefined) => number | undefined;
  /** How the section became an order; undefined where there is none. */
  readonly says: string | undefined;
}

/** Reads the folders of a question, and `_metadata.yaml` above it, which may name course and sections. */
export function readFaqFolder(place: Place, { readBeside }: Input): FaqFolder {
  const [outer, section] = place.folders.slice(-2);
  if (outer === undefined)
    return { topic: undefined, toOrder: (own) => own ?? place.number, says: undefined };
  if (section === undefined)
    return { topic: toLabel(outer), toOrder: (own) => own ?? place.number, says: undefined };
  const metadata = readMetadata(readBeside('../_metadata.yaml') ?? readBeside('../_metadata.yml'));
  const listed = metadata.sections.findIndex(({ id }) => id === section);
  const number = listed >= 0 ? listed + 1 : Number(/\d+/.exec(section)?.[0] ?? 0);
  const name = metadata.sections[listed]?.name ?? toLabel(section);
  const topic = metadata.course ?? toLabel(outer);
  return {
    topic,
    // Sections have fewer questions than this, so that each follows the one before.
    toOrder: (own) => number * 1000 + (own ?? place.number ?? 999),
    says: `The folders "${outer}/${section}" make it a question of the topic "${topic}", in the order of the section "${name}"; topics have no sections.`,
  };
}

interface Metadata {
  readonly course: string | undefined;
  readonly sections: readonly { readonly id: string; readonly name: string | undefined }[];
}

function readMetadata(bytes: Uint8Array | undefined): Metadata {
  const values = bytes === undefined ? undefined : toFields(decodeText(bytes).text);
  const sections: unknown = values?.['sections'];
  return {
    course: toText(values?.['course_name']) ?? toText(values?.['name']),
    sections: (Array.isArray(sections) ? sections : []).flatMap((each: unknown) => {
      const id = isFields(each) ? toText(each['id']) : undefined;
      return id === undefined || !isFields(each) ? [] : [{ id, name: toText(each['name']) }];
    }),
  };
}

function toFields(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const values: unknown = parseYaml(text);
    return isFields(values) ? values : undefined;
  } catch {
    return undefined;
  }
}

/** `home-care` is "Home care". */
function toLabel(folder: string): string {
  const words = folder
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
