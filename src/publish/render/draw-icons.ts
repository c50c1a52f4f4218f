import { createHash } from 'node:crypto';
import { drawnIcons, type Icon, manifestPath } from '../../domain/machine-readable/index.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { parseHref } from '../../domain/addresses/index.ts';

/**
 * Draws the icons of a rendered site, which lies below `base`, from the SVG that its web manifest
 * names, and writes them into its folder. Throws where the manifest names none, and where the SVG
 * cannot be drawn.
 */
export async function drawIcons(site: SiteFiles, base = '/'): Promise<void> {
  const { source, ground } = readIconFacts(site, base);
  const svg = site.read(toFile(source));
  for (const icon of drawnIcons) {
    const key = createHash('sha256')
      .update(JSON.stringify([icon, ground]))
      .update(svg);
    await site.make(toFile(icon.path), key.digest('hex'), async () => ({
      content: await draw(svg, icon, ground),
    }));
  }
}

async function draw(svg: Buffer, { size, fill, isFilled }: Icon, ground: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { width, height } = await sharp(svg).metadata();
  const inner = Math.round(size * fill);
  const open = { r: 0, g: 0, b: 0, alpha: 0 };
  // An SVG is drawn at 72 dots an inch; more of them make it as large as it is needed, and sharp.
  const density = Math.min(2400, Math.max(1, (72 * inner) / Math.max(width, height)));
  const before = Math.floor((size - inner) / 2);
  const after = size - inner - before;
  const drawn = sharp(svg, { density })
    .resize(inner, inner, { fit: 'contain', background: open })
    .extend({ top: before, left: before, bottom: after, right: after, background: open });
  // One pipeline would fill the ground before the margin is there.
  const whole = sharp(await drawn.png().toBuffer());
  return (isFilled ? whole.flatten({ background: ground }) : whole)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** The SVG to draw from, and the colour of the page. */
function readIconFacts(
  site: SiteFiles,
  base: string,
): { readonly source: string; readonly ground: string } {
  const manifest: unknown = JSON.parse(site.read(toFile(manifestPath)).toString('utf8'));
  const icons =
    isRecord(manifest) && Array.isArray(manifest['icons'])
      ? manifest['icons'].filter(isRecord)
      : [];
  const source = icons.find(({ type }) => type === 'image/svg+xml')?.['src'];
  const permalink = typeof source === 'string' ? parseHref(base, source) : undefined;
  if (permalink === undefined)
    throw new Error(`${manifestPath} names no SVG to draw the icons from.`);
  const ground = isRecord(manifest) ? manifest['background_color'] : undefined;
  return { source: permalink, ground: typeof ground === 'string' ? ground : 'white' };
}

/** The file of a permalink that names one. */
function toFile(permalink: string): string {
  return permalink.replace(/^\//, '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
