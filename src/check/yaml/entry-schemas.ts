import { toSchemas } from '../../schemas/collections.ts';
import { imagePath } from '../../schemas/image-path.ts';

/** The schema of each collection as the checker judges it. */
export const entrySchemas = toSchemas(imagePath);
