import { acrylicStand } from './products/acrylic-stand.ts'
import { penlight } from './products/penlight.ts'
import { sticker } from './products/sticker.ts'
import { afterTalk, ticket } from './products/ticket.ts'
import { tote } from './products/tote.ts'
import { tourTee } from './products/tour-tee.ts'
import { towel } from './products/towel.ts'
import { vinyl } from './products/vinyl.ts'

/** Every product's drawing by its slug, each an SVG of 1200 x 1200. */
export const products: Record<string, () => string> = {
  'tour-tee': tourTee,
  towel,
  'acrylic-stand': acrylicStand,
  vinyl,
  sticker,
  tote,
  penlight,
  ticket,
  'after-talk': afterTalk,
}
