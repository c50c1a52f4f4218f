import type { z } from 'astro/zod';
import type { toPersonSchema } from '../../schemas/person.ts';
import type { Image } from '../images/image.ts';
import { toPermalink } from '../addresses/permalink.ts';

export type PersonData = z.output<ReturnType<typeof toPersonSchema<z.ZodType<Image>>>>;

/** An author or reviewer, as the pages show them. */
export interface Person extends PersonData {
  readonly id: string;
  readonly permalink: string;
}

/** Makes a person of their data. */
export function toPerson(id: string, data: PersonData): Person {
  return { ...data, id, permalink: toPermalink('people', id) };
}
