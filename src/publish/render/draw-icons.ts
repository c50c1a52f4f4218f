import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { drawnIcons, type Icon, manifestPath } from '../../domain/machine-readable/index.ts';
import { parseHref } from '../../domain/addresses/index.ts';

/**
 * Draws the icons of a rendered site, which lies below `base`, from the SVG that its web manifest names, and writes them into its folder. Throws
 * where the manifest names none, and where the SVG cannot be drawn.
 */
export async function drawIcons(folder: string, base = '/'): Promise<void> {
  const { source, ground } = await readIconFacts(folder, base);
  const svg = await readFile(join(folder, source));
  for (const icon of drawnIcons) {
    const file = join(folder, icon.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await draw(svg, icon, ground));
  }
}

async function draw(svg: Buffer, { size, fill, isFilled }: Icon, ground: string): Promise<Buffer> {
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
async function readIconFacts(
  folder: string,
  base: string,
): Promise<{ readonly source: string; readonly ground: string }> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, manifestPath), 'utf8'));
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
