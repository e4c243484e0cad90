import sharp from 'sharp'
import { palette, sans } from '../palette.ts'
import { products } from '../products.ts'
import { type Scene, sceneSeconds } from '../scenes.ts'

const card = { width: 214, height: 296, restX: 266, restY: 236 }

/** Drawn at twice its size, so that it stays sharp between pixels while it floats. */
const density = 2

/** One product's card as a PNG data URI: its picture, its name, one line about it. */
export async function cardImage(scene: Scene): Promise<string> {
  const draw = products[scene.slug]
  if (!draw) throw new Error(`no drawing for ${scene.slug}`)
  const { width, height } = card
  const photo = await sharp(Buffer.from(draw())).resize(404, 404).png().toBuffer()
  const size = scene.name.some((line) => line.length > 9) ? 17 : 20
  const first = scene.name.length === 1 ? 240 : 232
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="-16 -16 ${width + 32} ${height + 32}" width="${(width + 32) * density}" height="${(height + 32) * density}">
    <defs><filter id="s" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="7"/></filter><clipPath id="r"><rect x="6" y="6" width="202" height="202" rx="11"/></clipPath></defs>
    <rect x="3" y="6" width="${width - 4}" height="${height - 2}" rx="16" fill="#05070F" opacity="0.5" filter="url(#s)"/>
    <rect width="${width}" height="${height}" rx="16" fill="${palette.paper}"/>
    <g clip-path="url(#r)"><image x="6" y="6" width="202" height="202" xlink:href="data:image/png;base64,${photo.toString('base64')}"/></g>
    <g font-family="${sans}" text-anchor="middle" fill="${palette.ink}">
      ${scene.name.map((line, i) => `<text x="107" y="${first + i * 23}" font-weight="700" font-size="${size}">${line}</text>`).join('')}
      <text x="107" y="${scene.name.length === 1 ? 268 : 280}" font-size="13.5" fill="#5B6079">${scene.line}</text></g></svg>`
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}

/** How far the card has come in: 0 outside on the right … 1 in its place. */
export function presence(secondOfScene: number): number {
  const arriving = ease((secondOfScene - 0.35) / 0.9)
  const leaving = ease((secondOfScene - (sceneSeconds - 0.6)) / 0.6)
  return arriving * (1 - leaving)
}

/** The card at its place in the frame. */
export function placedCard(image: string, secondOfScene: number): string {
  const here = presence(secondOfScene)
  if (here <= 0) return ''
  const x = card.restX + (1 - here) * 290
  const y = card.restY + 3 * Math.sin((secondOfScene / 4) * 2 * Math.PI)
  const tilt = 1.2 + (1 - here) * 9
  return `<image x="${x - 16}" y="${y - 16}" width="${card.width + 32}" height="${card.height + 32}" xlink:href="${image}" transform="rotate(${tilt} ${x + 107} ${y + 148})"/>`
}

function ease(progress: number): number {
  const p = Math.min(1, Math.max(0, progress))
  return 1 - (1 - p) ** 3
}
