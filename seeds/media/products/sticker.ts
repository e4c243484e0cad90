import { emblem, emblemOnDark } from '../emblem.ts'
import { palette, sans } from '../palette.ts'
import { stage } from '../stage.ts'

const badge = 'M-250 0 A250 250 0 1 1 250 0 A250 250 0 1 1 -250 0Z'
const rounded =
  'M-214 -150 Q-204 -208 -146 -214 Q0 -234 146 -214 Q204 -208 214 -150 Q234 0 214 150 Q204 208 146 214 Q0 234 -146 214 Q-204 208 -214 150 Q-234 0 -214 -150Z'
const label =
  'M-330 -96 Q-330 -126 -300 -126 H300 Q330 -126 330 -96 V96 Q330 126 300 126 H-300 Q-330 126 -330 96Z'

/** Three die-cut stickers scattered on the table, seen from above; one corner curls up. */
export function sticker(): string {
  return stage(
    { light: '#CFE5E3', mid: '#A9CFCE', dark: '#74A9AB' },
    null,
    `${dieCut(badge, 'translate(420 400) rotate(-9)', badgeArt())}
    ${dieCut(rounded, 'translate(822 640) rotate(10)', radioArt())}
    ${dieCut(label, 'translate(452 902) rotate(-4)', labelArt())}`,
    `<linearGradient id="gloss" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.34"/><stop offset="0.42" stop-color="#fff" stop-opacity="0.04"/><stop offset="1" stop-color="#000" stop-opacity="0.08"/></linearGradient>
    <linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#F3805F"/><stop offset="1" stop-color="${palette.coral}"/></linearGradient>`,
  )
}

function dieCut(path: string, transform: string, art: string): string {
  return `<g transform="${transform}">
    <path d="${path}" transform="translate(16 22)" fill="${palette.ink}" opacity="0.3" filter="url(#blur12)"/>
    <path d="${path}" transform="translate(3 5)" fill="${palette.ink}" opacity="0.35" filter="url(#blur4)"/>
    <path d="${path}" fill="${palette.paper}"/>${art}
    <path d="${path}" fill="url(#gloss)"/></g>`
}

function badgeArt(): string {
  return `<circle r="224" fill="${palette.ink}"/><circle r="206" fill="none" stroke="${palette.lamp}" stroke-width="4"/>
    <g transform="translate(0 -14) scale(1.55)">${emblem(emblemOnDark)}</g>`
}

function radioArt(): string {
  return `<path d="${rounded}" transform="scale(0.89)" fill="url(#dusk)"/>
    <g transform="translate(0 24)">
      <path d="M-60 -70 L60 -176" stroke="${palette.ink}" stroke-width="10" stroke-linecap="round"/><circle cx="64" cy="-178" r="12" fill="${palette.lamp}"/>
      <rect x="-138" y="-76" width="276" height="176" rx="26" fill="${palette.ink}"/>
      <rect x="-138" y="-76" width="276" height="50" rx="24" fill="${palette.inkLift}"/>
      <circle cx="-66" cy="34" r="46" fill="${palette.lamp}"/><circle cx="-66" cy="34" r="32" fill="${palette.ink}"/>
      <path d="M-92 34 h52 M-90 22 h48 M-90 46 h48" stroke="${palette.lamp}" stroke-width="4"/>
      <rect x="8" y="-4" width="104" height="28" rx="6" fill="${palette.paper}"/><path d="M78 -4 v28" stroke="${palette.coral}" stroke-width="5"/>
      <path d="M18 4 v8 M30 4 v12 M42 4 v8 M54 4 v12 M66 4 v8 M90 4 v8 M102 4 v12" stroke="${palette.ink}" stroke-width="2.5"/>
      <circle cx="32" cy="62" r="16" fill="${palette.coral}"/><circle cx="86" cy="62" r="16" fill="${palette.teal}"/>
      <path d="M-112 -118 a28 28 0 1 0 26 40 a34 34 0 0 1 -26 -40Z" fill="${palette.lamp}" transform="translate(-14 -20)"/></g>`
}

function labelArt(): string {
  return `<rect x="-306" y="-102" width="612" height="204" rx="16" fill="${palette.lamp}"/>
    <text y="16" font-family="${sans}" font-weight="700" font-size="76" letter-spacing="3" fill="${palette.ink}" text-anchor="middle">夜更かし中。</text>
    <text y="68" font-family="${sans}" font-weight="700" font-size="24" letter-spacing="9" fill="${palette.coralDeep}" text-anchor="middle">ON AIR AT 2:00 AM</text>`
}
