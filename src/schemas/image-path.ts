import { z } from 'astro/zod';

/** An image that lies beside the file that names it. */
export const imagePathPattern = /^\.\/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|webp|avif|gif|svg)$/;

/** The checker's judgement of an image; Astro brings its own, which also loads the file. */
export const imagePath = z
  .string('Write the name of an image that lies beside this file, such as ./portrait.png.')
  .regex(
    imagePathPattern,
    'Write ./ and the name of an image that lies beside this file, such as ./portrait.png (png, jpg, webp, avif, gif or svg).',
  );
