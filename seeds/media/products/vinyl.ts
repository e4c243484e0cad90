import { lighthouse } from '../emblem.ts'
import { palette, sans, serif } from '../palette.ts'
import { contactShadow, stage } from '../stage.ts'

/** The album in its sleeve, the record half out, leaning where the wall meets the table. */
export function vinyl(): string {
  return stage(
    { light: '#F3D9C8', mid: '#E7BFA8', dark: '#C48F78' },
    930,
    `${contactShadow(500, 984, 385)}
    <circle cx="760" cy="610" r="352" fill="${palette.ink}" opacity="0.3" transform="translate(34 30)" filter="url(#blur24)"/>
    ${record(756, 606)}
    <rect x="130" y="250" width="720" height="724" fill="${palette.ink}" opacity="0.34" transform="translate(28 22)" filter="url(#blur24)"/>
    <path d="M132 254 H854 V980 H132Z" fill="#E9DDC8"/>
    <g transform="translate(128 250)">${sleeveArt(722)}</g>
    <path d="M850 250 L856 256 V982 L850 972Z" fill="#B9A88C"/>
    <path d="M128 250 H330 L128 610Z" fill="#fff" opacity="0.08"/>
    <path d="M136 250 V972" stroke="#fff" stroke-width="2" opacity="0.3"/>`,
    sleeveDefs(),
  )
}

export function sleeveDefs(): string {
  return `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0D1226"/><stop offset="0.55" stop-color="#253463"/><stop offset="0.8" stop-color="#4B5E86"/><stop offset="1" stop-color="#D98A6B"/></linearGradient>
    <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2A5C73"/><stop offset="1" stop-color="#0E1730"/></linearGradient>
    <linearGradient id="ray" x1="1" y1="0" x2="0" y2="0"><stop offset="0" stop-color="#FFE9A8" stop-opacity="0.95"/><stop offset="1" stop-color="#F6C445" stop-opacity="0"/></linearGradient>
    <radialGradient id="halo"><stop offset="0" stop-color="#FFF3CE"/><stop offset="0.25" stop-color="#F6C445" stop-opacity="0.75"/><stop offset="1" stop-color="#F6C445" stop-opacity="0"/></radialGradient>
    <radialGradient id="shine" cx="0.5" cy="0.5" r="0.5"><stop offset="0.3" stop-color="#20222E"/><stop offset="1" stop-color="#0B0C13"/></radialGradient>
    <clipPath id="square"><rect width="722" height="722"/></clipPath>`
}

/** The cover of 午前二時の灯台, in a square of 722 scaled to `size`. */
export function sleeveArt(size: number): string {
  const stars = Array.from({ length: 46 }, (_, i) => {
    const x = (i * 151 + 37) % 722
    const y = ((i * 97) % 330) + 14
    return `<circle cx="${x}" cy="${y}" r="${0.9 + (i % 4) * 0.5}" opacity="${0.35 + (i % 5) * 0.13}"/>`
  })
  return `<g transform="scale(${size / 722})" clip-path="url(#square)">
    <rect width="722" height="520" fill="url(#sky)"/><g fill="${palette.lampPale}">${stars.join('')}</g>
    <rect y="500" width="722" height="222" fill="url(#sea)"/>
    <path d="M508 268 L-60 110 L-60 330Z" fill="url(#ray)" opacity="0.85"/>
    <path d="M508 268 L800 232 L800 330Z" fill="${palette.lampPale}" opacity="0.4"/>
    <circle cx="508" cy="268" r="120" fill="url(#halo)"/>
    <g transform="translate(508 396) scale(2.75)">${lighthouse({ tower: palette.paper, stripe: palette.coral, light: '#FFF3CE', line: palette.paper })}</g>
    <path d="M330 640 C390 590 430 606 462 584 C500 566 540 580 566 596 C610 600 660 620 740 612 V740 H300Z" fill="#0A1022"/>
    <g stroke="${palette.lampPale}" stroke-width="4" stroke-linecap="round" opacity="0.5">
      <path d="M60 540 h90 M110 562 h60 M30 590 h70 M190 548 h50 M240 584 h60 M90 628 h110 M20 668 h60"/></g>
    <g font-family="${serif}" font-weight="700" fill="${palette.paper}">
      ${[...'午前二時の灯台'].map((letter, i) => `<text x="58" y="${96 + i * 58}" font-size="50">${letter}</text>`).join('')}</g>
    <g font-family="${sans}" fill="${palette.lampPale}"><text x="136" y="82" font-size="21" letter-spacing="3">夜更かしラジオ</text>
      <text x="58" y="694" font-size="15" letter-spacing="2">TODAI RECORDS  TDR-002</text></g></g>`
}

function record(cx: number, cy: number): string {
  const grooves = Array.from({ length: 22 }, (_, i) => {
    const gap = i % 7 === 6
    return `<circle r="${138 + i * 9.4}" stroke="${gap ? '#4A4D5E' : '#30323F'}" stroke-width="${gap ? 2.6 : 1.2}"/>`
  })
  return `<g transform="translate(${cx} ${cy})"><circle r="352" fill="url(#shine)"/>
    <g fill="none">${grooves.join('')}</g>
    <path d="M0 0 L250 -246 A352 352 0 0 1 318 -150Z M0 0 L-250 246 A352 352 0 0 1 -318 150Z" fill="#fff" opacity="0.13"/>
    <path d="M0 0 L300 -184 A352 352 0 0 1 312 -162Z" fill="#fff" opacity="0.16"/>
    <circle r="350" fill="none" stroke="#5A5D70" stroke-width="3" opacity="0.7"/>
    <circle r="122" fill="${palette.coral}"/><circle r="122" fill="none" stroke="#00000033" stroke-width="4"/>
    <text x="58" y="6" font-family="${sans}" font-weight="700" font-size="19" fill="${palette.paper}" text-anchor="middle">Side A</text>
    <circle r="9" fill="#E7BFA8"/></g>`
}
