import { emblem, emblemOnDark, lighthouse } from './emblem.ts'
import { palette, sans, serif } from './palette.ts'
import { member, members } from './people.ts'
import { sleeveDefs } from './products/vinyl.ts'
import { filters } from './stage.ts'

type Draw = (width: number, height: number) => string

/**
 * Posters by show. Each draws itself upright (900 x 1600) or as a card (1280 x 720): the lettering
 * stays in the upper half and left of the middle, since pages lay their own text over the foot.
 */
export const posters: Record<string, Draw> = {
  'live-tonight': (width, height) => {
    const tall = height > width
    const [cx, foot, size] = tall ? [450, 1170, 1.5] : [900, 610, 1.16]
    const trio = [
      `<g transform="translate(${cx - 190 * size} ${foot - 318 * size}) scale(${size * 0.92})">${member(members[0])}</g>`,
      `<g transform="translate(${cx + 190 * size} ${foot - 318 * size}) scale(${size * 0.92})">${member(members[2])}</g>`,
      `<g transform="translate(${cx} ${foot - 345 * size}) scale(${size})">${member(members[1])}</g>`,
    ]
    return poster(
      width,
      height,
      `<rect width="${width}" height="${height}" fill="url(#studio)"/>
      ${beams(cx, tall ? -80 : -60, height)}
      <ellipse cx="${cx}" cy="${foot + 20}" rx="${420 * size}" ry="${70 * size}" fill="${palette.lamp}" opacity="0.4" filter="url(#blur40)" style="mix-blend-mode:screen"/>
      <path d="M0 ${foot} Q${cx} ${foot - 40 * size} ${width} ${foot} V${height} H0Z" fill="${palette.inkSoft}"/>
      <ellipse cx="${cx}" cy="${foot + 14 * size}" rx="${330 * size}" ry="${42 * size}" fill="${palette.lampPale}" opacity="0.28"/>
      ${trio.join('')}
      ${title(tall ? 78 : 84, tall ? 210 : 210, tall ? 104 : 84, ['今夜の', '灯り'], '生配信 夜更かしラジオ', palette.lamp)}`,
      `<linearGradient id="studio" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0D1226"/><stop offset="0.6" stop-color="#2B3768"/><stop offset="1" stop-color="#151B36"/></linearGradient>`,
    )
  },
  'acoustic-night': (width, height) => {
    const tall = height > width
    const [cx, foot, size] = tall ? [482, 1190, 1.22] : [930, 640, 0.9]
    return poster(
      width,
      height,
      `<rect width="${width}" height="${height}" fill="url(#room)"/>
      <circle cx="${cx - 210 * size}" cy="${foot - 500 * size}" r="${430 * size}" fill="url(#halo)" opacity="0.6" style="mix-blend-mode:screen"/>
      <rect y="${foot - 30}" width="${width}" height="${height - foot + 30}" fill="#123A42"/>
      <ellipse cx="${cx}" cy="${foot + 6}" rx="${360 * size}" ry="${44 * size}" fill="${palette.lamp}" opacity="0.3" filter="url(#blur40)" style="mix-blend-mode:screen"/>
      <g transform="translate(${cx} ${foot}) scale(${size})">${lampStand()}${chair()}${guitar()}</g>
      ${title(tall ? 78 : 84, tall ? 210 : 210, tall ? 96 : 78, ['波の音と', 'ギター'], 'アコースティックの夜', palette.lampPale)}`,
      `<linearGradient id="room" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0F3038"/><stop offset="0.6" stop-color="#2A727B"/><stop offset="1" stop-color="#1A4C55"/></linearGradient>
      <linearGradient id="shade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#F9D77A"/><stop offset="1" stop-color="#FFF3CE"/></linearGradient>
      <linearGradient id="body" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#E0A765"/><stop offset="1" stop-color="#9A6434"/></linearGradient>`,
    )
  },
  'release-party': (width, height) => {
    const tall = height > width
    const [cx, cy, size] = tall ? [450, 820, 1.1] : [910, 300, 0.72]
    const horizon = tall ? 1080 : 500
    return poster(
      width,
      height,
      `<rect width="${width}" height="${horizon}" fill="url(#dawn)"/>
      <circle cx="${cx}" cy="${cy}" r="${560 * size}" fill="url(#halo)" opacity="0.55" style="mix-blend-mode:screen"/>
      <g transform="translate(${cx} ${cy}) scale(${size})">${recordMoon()}</g>
      <rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#sea)"/>
      ${glitter(cx, horizon, height)}
      <path d="M${width} ${horizon - 10} C${width - 160 * size} ${horizon - 40} ${width - 250 * size} ${horizon + 10} ${width - 360 * size} ${horizon + 40} H${width}Z" fill="${palette.ink}"/>
      <path d="M${width - 130 * size} ${horizon - 254 * size} L-80 ${horizon - 430 * size} V${horizon - 190 * size}Z" fill="url(#ray)" opacity="0.5"/>
      <circle cx="${width - 130 * size}" cy="${horizon - 254 * size}" r="${110 * size}" fill="url(#halo)" opacity="0.9" style="mix-blend-mode:screen"/>
      <g transform="translate(${width - 130 * size} ${horizon - 158 * size}) scale(${2.1 * size})">${lighthouse({ tower: palette.paper, stripe: palette.coral, light: '#FFF3CE', line: palette.paper })}</g>
      ${title(tall ? 78 : 84, tall ? 210 : 210, tall ? 96 : 78, ['午前二時の', '灯台'], 'リリースパーティー', palette.lampPale)}`,
      `<linearGradient id="dawn" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#1A1F3D"/><stop offset="0.5" stop-color="#7A3F52"/><stop offset="1" stop-color="#F08A62"/></linearGradient>`,
    )
  },
}

function poster(width: number, height: number, content: string, defs: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
  <defs>${filters()}${sleeveDefs()}${defs}
    <linearGradient id="foot" x1="0" y1="0" x2="0" y2="1"><stop offset="0.62" stop-color="${palette.ink}" stop-opacity="0"/><stop offset="1" stop-color="${palette.ink}" stop-opacity="0.72"/></linearGradient></defs>
  ${content}
  <rect width="${width}" height="${height}" fill="url(#foot)"/>
  <g transform="translate(${width - 84} 88) scale(0.5)">${emblem(emblemOnDark)}</g>
  <rect width="${width}" height="${height}" filter="url(#grain)" opacity="0.12"/></svg>`
}

function title(x: number, y: number, size: number, lines: string[], over: string, accent: string) {
  return `<g font-family="${serif}" font-weight="700" fill="${palette.paper}">
    <text x="${x + 4}" y="${y - size - 4}" font-family="${sans}" font-size="${size * 0.34}" letter-spacing="${size * 0.05}" fill="${accent}">${over}</text>
    ${lines.map((line, i) => `<text x="${x}" y="${y + i * size * 1.24 + size * 0.1}" font-size="${size}" letter-spacing="${size * 0.04}">${line}</text>`).join('')}</g>`
}

function beams(cx: number, top: number, height: number): string {
  const spread = height * 0.36
  return [-1, 0, 1]
    .map((side) => {
      const x = cx + side * spread
      const from = cx + side * spread * 0.5
      return `<path d="M${from - 14} ${top} H${from + 14} L${x + spread * 0.42} ${height} H${x - spread * 0.42}Z" fill="${palette.lampPale}" opacity="0.16" filter="url(#blur12)" style="mix-blend-mode:screen"/>`
    })
    .join('')
}

function lampStand(): string {
  return `<ellipse cx="-210" cy="0" rx="76" ry="14" fill="${palette.ink}"/><path d="M-210 -4 V-430" stroke="${palette.ink}" stroke-width="11"/>
    <path d="M-268 -560 H-152 L-112 -416 H-308Z" fill="url(#shade)"/><path d="M-308 -416 H-112" stroke="#E3B44B" stroke-width="6"/>`
}

function chair(): string {
  return `<g fill="none" stroke="#2B1C12" stroke-width="16" stroke-linecap="round">
    <path d="M-62 -216 L-92 6 M146 -216 L176 6 M-34 -210 L-48 -30 M118 -210 L132 -30 M-78 -90 H162"/>
    <path d="M-52 -236 V-430 M136 -236 V-430"/></g>
    <path d="M-66 -452 Q42 -480 150 -452 V-388 Q42 -412 -66 -388Z" fill="#4A3020"/>
    <path d="M-90 -246 H174 Q186 -246 184 -232 L180 -212 H-96 L-100 -232 Q-102 -246 -90 -246Z" fill="#5C3D28"/>`
}

function guitar(): string {
  const body =
    'M0 -180 C56 -196 108 -160 92 -104 C84 -76 84 -60 104 -30 C140 26 108 112 0 114 C-108 112 -140 26 -104 -30 C-84 -60 -84 -76 -92 -104 C-108 -160 -56 -196 0 -180Z'
  return `<g transform="translate(196 -118) rotate(-13)">
    <path d="${body}" fill="${palette.ink}" opacity="0.4" transform="translate(16 14)" filter="url(#blur12)"/>
    <rect x="-13" y="-486" width="26" height="330" rx="4" fill="#4A2F1C"/><path d="M-22 -566 H22 L17 -480 H-17Z" fill="#2B1C12"/>
    <path d="M-28 -548 h-10 M-27 -526 h-10 M-26 -504 h-10 M28 -548 h10 M27 -526 h10 M26 -504 h10" stroke="${palette.lampPale}" stroke-width="7" stroke-linecap="round"/>
    <path d="${body}" fill="#6E4526" transform="translate(7 5)"/><path d="${body}" fill="url(#body)"/>
    <path d="M-84 -110 C-96 -156 -50 -184 0 -172" fill="none" stroke="#FFE3B0" stroke-width="6" stroke-linecap="round" opacity="0.7"/>
    <circle cy="-66" r="38" fill="#24160D"/><circle cy="-66" r="44" fill="none" stroke="#F4D9A8" stroke-width="4"/>
    <rect x="-46" y="36" width="92" height="16" rx="6" fill="#3A2416"/>
    <path d="M-9 -560 V42 M-5 -560 V42 M-2 -560 V42 M2 -560 V42 M5 -560 V42 M9 -560 V42" stroke="#FFF3CE" stroke-width="1.3" opacity="0.8"/></g>`
}

function recordMoon(): string {
  const rings = Array.from({ length: 14 }, (_, i) => `<circle r="${136 + i * 12.4}"/>`)
  return `<circle r="318" fill="#14172A"/><g fill="none" stroke="#3A3D55" stroke-width="1.6">${rings.join('')}</g>
    <path d="M0 0 L226 -224 A318 318 0 0 1 288 -134Z M0 0 L-226 224 A318 318 0 0 1 -288 134Z" fill="#fff" opacity="0.12"/>
    <circle r="112" fill="${palette.lamp}"/><circle r="100" fill="none" stroke="#D99A22" stroke-width="2"/>
    <text y="-34" font-family="${sans}" font-weight="700" font-size="19" fill="${palette.ink}" text-anchor="middle" letter-spacing="2">灯台レコード</text>
    <text y="62" font-family="${sans}" font-size="16" fill="${palette.ink}" text-anchor="middle" letter-spacing="2">TDR-002</text><circle r="10" fill="#14172A"/>`
}

function glitter(cx: number, horizon: number, height: number): string {
  return Array.from({ length: 26 }, (_, i) => {
    const depth = ((i * 37) % 100) / 100
    const y = horizon + 12 + depth * (height - horizon) * 0.7
    const half = 26 + depth * 70
    const x = cx + (((i * 53) % 100) / 50 - 1) * (70 + depth * 200)
    return `<path d="M${x - half} ${y} H${x + half}" stroke="${palette.lampPale}" stroke-width="${3 + depth * 4}" stroke-linecap="round" opacity="${0.5 - depth * 0.3}"/>`
  }).join('')
}
