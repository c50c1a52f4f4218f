import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { calloutKinds } from '../domain/body/index.ts';

/**
 * What an attribute of a component may hold: one of some words, a line of text, ids of FAQ
 * entries, or an address.
 */
export type AttributeRule =
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly required: boolean }
  | { readonly kind: 'text'; readonly required: boolean }
  | { readonly kind: 'faq-ids'; readonly required: boolean }
  /** An address on another site, with https. */
  | { readonly kind: 'address'; readonly required: boolean }
  /** A file beside the text, with one of these endings. */
  | { readonly kind: 'file'; readonly endings: readonly string[]; readonly required: boolean };

export interface ComponentRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  /** Whether it stands around Markdown (`<Callout>…</Callout>`) or alone (`<Faq ids="…" />`). */
  readonly hasChildren: boolean;
  /** How to write it, for messages. */
  readonly example: string;
}

/** The files beside a text that a component names, such as a video with its captions. */
export function listComponentFiles(
  node: Readonly<MdxJsxFlowElement> | Readonly<MdxJsxTextElement>,
): readonly string[] {
  const rule = Object.hasOwn(componentRegistry, node.name ?? '')
    ? componentRegistry[node.name ?? '']
    : undefined;
  return node.attributes.flatMap((each) =>
    each.type === 'mdxJsxAttribute' &&
    rule?.attributes[each.name]?.kind === 'file' &&
    typeof each.value === 'string'
      ? [each.value]
      : [],
  );
}

/** Every component that an author may use in MDX. */
export const componentRegistry: Readonly<Record<string, ComponentRule>> = {
  Callout: {
    attributes: {
      kind: { kind: 'choice', of: calloutKinds, required: true },
      title: { kind: 'text', required: false },
    },
    hasChildren: true,
    example: '<Callout kind="note">Text</Callout>',
  },
  Details: {
    attributes: { summary: { kind: 'text', required: true } },
    hasChildren: true,
    example: '<Details summary="What it is about">Text</Details>',
  },
  Figure: {
    attributes: { caption: { kind: 'text', required: true } },
    hasChildren: true,
    example: '<Figure caption="What it shows">![In words](./image.png)</Figure>',
  },
  Video: {
    attributes: {
      src: { kind: 'file', endings: ['mp4', 'webm'], required: true },
      captions: { kind: 'file', endings: ['vtt'], required: true },
      title: { kind: 'text', required: true },
    },
    hasChildren: true,
    example:
      '<Video src="./talk.mp4" captions="./talk.vtt" title="What it is about">![What it begins with](./talk.jpg)</Video>',
  },
  VideoLink: {
    attributes: {
      href: { kind: 'address', required: true },
      title: { kind: 'text', required: true },
    },
    hasChildren: true,
    example:
      '<VideoLink href="https://…" title="What it is about (12 minutes)">![What the picture shows](./talk.jpg)</VideoLink>',
  },
  Tabs: {
    attributes: {},
    hasChildren: true,
    example: '<Tabs><Tab label="By bus">…</Tab><Tab label="On foot">…</Tab></Tabs>',
  },
  Tab: {
    attributes: { label: { kind: 'text', required: true } },
    hasChildren: true,
    example: '<Tab label="By bus">Text</Tab>',
  },
  Steps: { attributes: {}, hasChildren: true, example: '<Steps>1. First …</Steps>' },
  Faq: {
    attributes: { ids: { kind: 'faq-ids', required: true } },
    hasChildren: false,
    example: '<Faq ids="is-it-safe how-many-sessions" />',
  },
};
