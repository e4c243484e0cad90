import { lighthouse } from '../emblem.ts'
import { palette, sans } from '../palette.ts'

/** The stream's picture. A phone shows about its middle 440 pixels; the rest is cropped. */
export const frame = { width: 540, height: 960 } as const

const pane = { x: 62, y: 128, width: 416, height: 330 }
const lantern = { x: 112, y: 214 }

/** What never moves: wall, sky, sea. Rendered once and laid under every frame. */
export function backdrop(): string {
  const stars = Array.from({ length: 40 }, (_, i) => {
    const x = pane.x + ((i * 157 + 23) % pane.width)
    const y = pane.y + ((i * 83) % 150) + 8
    return `<circle cx="${x}" cy="${y}" r="${0.7 + (i % 3) * 0.4}" opacity="${0.3 + (i % 4) * 0.14}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${frame.height}">
  <defs><linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#151B33"/><stop offset="0.5" stop-color="#2B3157"/><stop offset="1" stop-color="#151B33"/></linearGradient>
    <linearGradient id="night" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0B1024"/><stop offset="0.6" stop-color="#22315F"/><stop offset="1" stop-color="#4A5B88"/></linearGradient>
    <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2B6173"/><stop offset="1" stop-color="#10203A"/></linearGradient>
    <radialGradient id="warm"><stop offset="0" stop-color="#F6C445" stop-opacity="0.2"/><stop offset="1" stop-color="#F6C445" stop-opacity="0"/></radialGradient></defs>
  <rect width="540" height="960" fill="url(#wall)"/><ellipse cx="270" cy="480" rx="420" ry="330" fill="url(#warm)"/>
  <g clip-path="url(#p)"><rect x="${pane.x}" y="${pane.y}" width="${pane.width}" height="${pane.height}" fill="url(#night)"/>
    <g fill="${palette.lampPale}">${stars.join('')}</g>
    <path d="M306 160 a25 25 0 1 0 23 37 a30 30 0 0 1 -23 -37Z" fill="${palette.lampPale}"/>
    <rect x="${pane.x}" y="296" width="${pane.width}" height="170" fill="url(#sea)"/></g></svg>`
}

/** The sky's moving parts and the window frame over them. `t` in seconds of the loop. */
export function windowView(t: number): string {
  const turn = (t / 8) * 2 * Math.PI
  return `<g clip-path="url(#pane)">${twinkles(t)}${beam(turn)}${beam(turn + Math.PI)}
    <circle cx="${lantern.x}" cy="${lantern.y}" r="${44 + 14 * Math.cos(turn * 2)}" fill="url(#halo)"/>
    <path d="M60 312 V290 C80 276 104 270 124 274 C150 278 176 296 206 312Z" fill="#0B1126"/>
    <g transform="translate(${lantern.x} 249) scale(0.76)">${lighthouse({ tower: '#E9E4DC', stripe: palette.coral, light: '#FFF3CE', line: palette.paper })}</g>
    ${waves(t)}</g>
    <g fill="none" stroke="#4C3A33" stroke-width="12"><rect x="${pane.x}" y="${pane.y}" width="${pane.width}" height="${pane.height}" rx="6"/></g>
    <path d="M${pane.x + pane.width / 2} ${pane.y} V${pane.y + pane.height}" stroke="#4C3A33" stroke-width="8"/>
    <path d="M${pane.x - 14} ${pane.y + pane.height + 6} h${pane.width + 28} v14 h-${pane.width + 28}Z" fill="#5E483E"/>
    <path d="M${pane.x + 3} ${pane.y + 3} h${pane.width - 6}" stroke="#8A6A55" stroke-width="2"/>`
}

/** The lamp over the table, the sign and the fairy lights. */
export function roomLights(t: number): string {
  const sway = 1.6 * Math.sin((t / 7) * 2 * Math.PI)
  const sign = 0.86 + 0.14 * Math.sin((t / 4) * 2 * Math.PI)
  const bulbs = Array.from({ length: 9 }, (_, i) => {
    const x = 34 + i * 59
    const y = 92 + 20 * Math.sin(((i * 59) / 472) * Math.PI) + Math.sin(t * ((2 * Math.PI) / 8) + i)
    const glow = 0.65 + 0.35 * Math.sin((t / 4) * 2 * Math.PI + i * 1.9)
    return `<circle cx="${x}" cy="${y + 7}" r="15" fill="url(#halo)" opacity="${0.5 * glow}"/><circle cx="${x}" cy="${y + 7}" r="4.2" fill="#FFE9B0" opacity="${0.7 + 0.3 * glow}"/>`
  })
  return `<path d="M0 84 Q270 132 540 84" fill="none" stroke="#0B1024" stroke-width="2"/>${bulbs.join('')}
    <g transform="rotate(${sway * 0.4} 420 128)" opacity="${sign}"><rect x="374" y="146" width="84" height="32" rx="8" fill="#0B1024"/><rect x="377" y="149" width="78" height="26" rx="6" fill="${palette.coral}"/>
    <text x="416" y="168" font-family="${sans}" font-weight="700" font-size="15" letter-spacing="1.5" fill="#fff" text-anchor="middle">ON AIR</text></g>`
}

/** The table, empty and dark where the page lays its chat over it. */
export function table(t: number): string {
  const level = (i: number) =>
    7 +
    6 *
      Math.sin(t * 2 * Math.PI * (1 + (i % 3) / 8) + i * 1.7) *
      Math.sin((t / 7) * Math.PI * 4 + i)
  const meter = Array.from({ length: 5 }, (_, i) => {
    const height = Math.abs(level(i)) + 3
    return `<rect x="${418 + i * 9}" y="${588 - height}" width="5" height="${height}" rx="2" fill="${palette.lamp}"/>`
  })
  return `<rect y="598" width="540" height="362" fill="url(#table)"/><rect y="596" width="540" height="5" fill="#A9764B"/>
    <ellipse cx="250" cy="640" rx="300" ry="62" fill="url(#pool)"/>
    <path d="M0 690 H540 M0 802 H540" stroke="#140E14" stroke-width="1.5" opacity="0.35"/>
    <g><path d="M472 548 L496 470" stroke="#8892AE" stroke-width="3" stroke-linecap="round"/><rect x="362" y="546" width="126" height="66" rx="12" fill="#22614F"/><rect x="362" y="546" width="126" height="66" rx="12" fill="${palette.tealDeep}"/>
      <circle cx="390" cy="580" r="19" fill="#0F2F38"/><circle cx="390" cy="580" r="19" fill="none" stroke="${palette.lampPale}" stroke-width="2.5"/><path d="M378 574 h24 M376 580 h28 M378 586 h24" stroke="${palette.lampPale}" stroke-width="2" opacity="0.7"/>
      <rect x="414" y="562" width="52" height="30" rx="4" fill="#0F2F38"/>${meter.join('')}<circle cx="477" cy="577" r="5" fill="${palette.coral}"/></g>
    ${mug(t)}`
}

/** Gradients and clips that every frame's moving parts refer to. */
export function frameDefs(): string {
  return `<clipPath id="pane"><rect x="${pane.x}" y="${pane.y}" width="${pane.width}" height="${pane.height}"/></clipPath>
    <radialGradient id="halo"><stop offset="0" stop-color="#FFF3CE" stop-opacity="0.95"/><stop offset="0.3" stop-color="#F6C445" stop-opacity="0.45"/><stop offset="1" stop-color="#F6C445" stop-opacity="0"/></radialGradient>
    <radialGradient id="pool"><stop offset="0" stop-color="#F6C445" stop-opacity="0.34"/><stop offset="1" stop-color="#F6C445" stop-opacity="0"/></radialGradient>
    <linearGradient id="table" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#6B4732"/><stop offset="0.22" stop-color="#3D2A2C"/><stop offset="1" stop-color="#151527"/></linearGradient>`
}

/** One arm of the lamp, foreshortened as it turns towards and away from the viewer. */
function beam(angle: number): string {
  const reach = 460 * Math.cos(angle)
  const spread = 26 + 40 * Math.abs(Math.cos(angle))
  const opacity = 0.16 + 0.5 * Math.max(0, 0.5 + 0.5 * Math.sin(angle)) * Math.abs(Math.cos(angle))
  const tip = lantern.x + reach
  const drop = lantern.y + 16 * Math.sin(angle)
  const id = reach < 0 ? 'beamLeft' : 'beamRight'
  return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${lantern.x}" y1="0" x2="${tip}" y2="0"><stop offset="0" stop-color="#FFF3CE"/><stop offset="1" stop-color="#F6C445" stop-opacity="0"/></linearGradient>
    <path d="M${lantern.x} ${lantern.y - 6} L${tip} ${drop - spread} V${drop + spread} L${lantern.x} ${lantern.y + 6}Z" fill="url(#${id})" opacity="${opacity}"/>`
}

function twinkles(t: number): string {
  return Array.from({ length: 9 }, (_, i) => {
    const glow = Math.max(0, Math.sin((t / 7) * 2 * Math.PI * (1 + (i % 2)) + i * 2.1))
    return `<circle cx="${90 + ((i * 97) % 370)}" cy="${144 + ((i * 61) % 120)}" r="1.9" fill="#fff" opacity="${glow * 0.9}"/>`
  }).join('')
}

function waves(t: number): string {
  return [0, 1, 2]
    .map((row) => {
      const shift = ((t / 8) * 40 * (row + 1)) % 40
      return `<path d="M${20 - shift} ${316 + row * 22} ${'q10 -4 20 0 t20 0 '.repeat(14)}" fill="none" stroke="#9CC3C9" stroke-width="1.6" opacity="${0.4 - row * 0.09}"/>`
    })
    .join('')
}

function mug(t: number): string {
  const steam = [0, 1]
    .map((i) => {
      const phase = (t / 4 + i * 0.5) % 1
      const x = 288 + i * 12 + 4 * Math.sin(phase * 2 * Math.PI)
      return `<path d="M${x} ${560 - phase * 30} q7 -9 0 -18 t0 -18" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" opacity="${0.34 * Math.sin(phase * Math.PI)}"/>`
    })
    .join('')
  return `${steam}<ellipse cx="296" cy="622" rx="36" ry="6" fill="#140E14" opacity="0.5"/>
    <path d="M318 582 q22 0 20 16 q-2 16 -24 14" fill="none" stroke="#EDE3D2" stroke-width="7"/>
    <path d="M268 570 H322 L318 616 Q295 626 272 616Z" fill="${palette.paper}"/><path d="M303 570 H322 L318 616 Q310 621 300 622Z" fill="#CFC3AE" opacity="0.7"/>
    <ellipse cx="295" cy="570" rx="27" ry="5" fill="#5A3A28"/><path d="M269 586 H321 L320 598 H270Z" fill="${palette.coral}"/>`
}
