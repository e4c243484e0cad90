import { palette } from './palette.ts'

export type EmblemInk = { tower: string; stripe: string; light: string; line: string }

export const emblemOnDark: EmblemInk = {
  tower: palette.paper,
  stripe: palette.coral,
  light: palette.lamp,
  line: palette.paper,
}

/** The label's mark, a lighthouse with its lamp lit, in a box of 200 x 200 around (0, 0). */
export function emblem(ink: EmblemInk, beamOpacity = 1): string {
  return `<g>
    <g fill="${ink.light}" opacity="${beamOpacity}">
      <path d="M-20 -47 L-104 -84 L-104 -10Z" opacity="0.92"/>
      <path d="M20 -47 L104 -84 L104 -10Z" opacity="0.92"/></g>
    ${lighthouse(ink)}
    <path d="M-96 88 q16 -13 32 0 t32 0 t32 0 t32 0 t32 0 t32 0" fill="none" stroke="${ink.line}"
      stroke-width="7" stroke-linecap="round"/></g>`
}

/** The tower alone: its lamp at (0, -46), its foot at (0, 84). */
export function lighthouse(ink: EmblemInk): string {
  return `<g>
    <path d="M-23 -66 Q0 -74 23 -66 L4 -88 Q0 -94 -4 -88Z" fill="${ink.stripe}"/>
    <rect x="-17" y="-66" width="34" height="36" rx="3" fill="${ink.light}"/>
    <path d="M-17 -66 V-30 M17 -66 V-30" stroke="${ink.tower}" stroke-width="5" stroke-linecap="round"/>
    <rect x="-30" y="-31" width="60" height="9" rx="4" fill="${ink.tower}"/>
    <path d="M-20 -22 H20 L31 76 Q0 84 -31 76Z" fill="${ink.tower}"/>
    <path d="M-22.5 0 H22.5 L25 22 H-25Z M-27.6 45 H27.6 L30 67 Q0 73 -30 67Z" fill="${ink.stripe}"/></g>`
}

/** The mark on a night-blue tile; reads on light and dark pages alike, and at 16 px. */
export function logoTile(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64" role="img" aria-label="灯台レコード">
<rect width="64" height="64" rx="15" fill="${palette.ink}"/>
<path d="M27 19.5 4 9.5v20zM37 19.5 60 9.5v20z" fill="${palette.lamp}"/>
<path d="M25.5 14 32 6.5 38.5 14z" fill="${palette.coral}"/>
<rect x="27" y="14" width="10" height="11" rx="1.5" fill="${palette.lampPale}"/>
<rect x="23" y="25" width="18" height="3.4" rx="1.7" fill="${palette.paper}"/>
<path d="M26.5 28.4h11L41 55H23z" fill="${palette.paper}"/>
<path d="M25.900 33h12.200l.8 6.5H25zM24.200 46h15.6l.8 6.200H23.4z" fill="${palette.coral}"/>
<path d="M9 56q3.800-3.200 7.700 0t7.700 0 7.6 0 7.700 0 7.700 0 7.6 0" fill="none" stroke="${palette.lamp}" stroke-width="2.6" stroke-linecap="round"/>
</svg>
`
}
