import { z } from 'astro/zod';

/** The last part of an address: lower-case letters a to z, digits and single hyphens. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The id of another entry: its file name without the ending. */
export const entryId = z
  .string('Write the file name of the entry, without its ending.')
  .regex(
    slugPattern,
    'Write the file name of the entry, without its ending: lower-case letters, digits and hyphens, such as "mr-bamboo".',
  );

/** A list of ids; the default is an empty list. */
export const entryIds = z
  .array(entryId, 'Write a list of file names, one a line, each after a hyphen.')
  .default([]);
