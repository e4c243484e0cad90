/**
 * Draws the shop's pictures and writes them to `public/media`. Run it after changing a drawing:
 * `node seeds/media/make-pictures.ts [name …]`. The outputs are committed, so that a machine
 * without Japanese fonts serves the same pictures.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { logoTile } from './emblem.ts'
import { posters } from './posters.ts'
import { products } from './products.ts'

const out = new URL('../../public/media/', import.meta.url)

/** A product grid of eight stays under 0.7 MB on a phone before any resizing. */
const maxPictureBytes = 90_000

const wanted = process.argv.slice(2)
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)

await mkdir(new URL('products/', out), { recursive: true })
await mkdir(new URL('posters/', out), { recursive: true })
for (const [slug, draw] of Object.entries(products))
  if (isWanted(slug)) await render(draw(), `products/${slug}.webp`)
for (const [slug, draw] of Object.entries(posters)) {
  if (!isWanted(slug)) continue
  await render(draw(900, 1600), `posters/${slug}-portrait.webp`)
  await render(draw(1280, 720), `posters/${slug}-card.webp`)
}
if (isWanted('logo')) {
  await writeFile(new URL('logo.svg', out), logoTile())
  await writeFile(new URL('../../app/icon.svg', import.meta.url), logoTile())
  for (const size of [192, 512]) await writeIcon(`icon-${size}.png`, size)
}

/** Lowers the quality until the picture fits; throws when even 50 does not, as that shows. */
async function render(svg: string, path: string): Promise<void> {
  const pixels = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (let quality = 86; quality >= 50; quality -= 6) {
    const picture = await sharp(pixels.data, { raw: pixels.info })
      .webp({ quality, effort: 6, smartSubsample: true })
      .toBuffer()
    if (picture.length > maxPictureBytes) continue
    await writeFile(new URL(path, out), picture)
    console.log(`${path} ${Math.round(picture.length / 1000)} kB, quality ${quality}`)
    return
  }
  throw new Error(`${path} does not fit ${maxPictureBytes} bytes at quality 50`)
}

/** Home-screen icons. Square and full to the edge, since phones cut their own corners. */
async function writeIcon(path: string, size: number): Promise<void> {
  const tile = logoTile().replace('rx="15"', 'rx="0"')
  await sharp(Buffer.from(tile), { density: (72 * size) / 64 })
    .resize(size, size)
    .png({ palette: true })
    .toFile(fileURLToPath(new URL(path, out)))
}
