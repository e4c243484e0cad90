import { palette } from './palette.ts'

export type Face = {
  hair: 'bob' | 'short' | 'long'
  hairColor: string
  hairShade: string
  /** 0 open … 1 closed */
  blink?: number
  /** 0 a closed smile … 1 singing */
  mouth?: number
  headphones?: boolean
  /** True when the hair behind the head was drawn already, under the clothes. */
  hairBehindDrawn?: boolean
}

/** A head of about 160 x 190 around (0, 0), chin at y = 68. Eyes stay small: calm, not cute. */
export function head(face: Face): string {
  return `<g>${face.hairBehindDrawn ? '' : backHair(face)}
    <path d="M-13 52 H13 V92 Q0 100 -13 92Z" fill="${palette.skinShade}"/>
    <path d="M-57 -16 C-60 36 -34 66 0 68 C34 66 60 36 57 -16 C56 -70 -56 -70 -57 -16Z" fill="${palette.skin}"/>
    <path d="M57 -16 C60 36 34 66 0 68 C26 58 44 30 40 -30Z" fill="${palette.skinShade}" opacity="0.4"/>
    <ellipse cx="-34" cy="30" rx="12" ry="7" fill="${palette.coral}" opacity="0.28"/>
    <ellipse cx="34" cy="30" rx="12" ry="7" fill="${palette.coral}" opacity="0.28"/>
    ${eye(-24, face.blink ?? 0)}${eye(24, face.blink ?? 0)}
    <path d="M-34 -12 q9 -7 19 -3 M15 -15 q10 -4 19 3" fill="none" stroke="${face.hairShade}" stroke-width="3" stroke-linecap="round"/>
    ${mouth(face.mouth ?? 0)}
    ${bangs(face)}${face.headphones ? headphones() : ''}</g>`
}

export type Member = Face & {
  coat: string
  coatShade: string
  holds: 'guitar' | 'mic' | 'sticks'
}

/** The members as they stand on goods and posters. Full figure: head at the top, feet at y = 345. */
export function member(who: Member): string {
  return `<g>${backHair(who)}
    <path d="M-34 220 L-38 328 H-4 L0 240 L4 328 H38 L34 220Z" fill="${palette.inkSoft}"/>
    <path d="M-42 328 h38 v14 q-20 6 -44 2 q-2 -12 6 -16Z M42 328 h-38 v14 q20 6 44 2 q2 -12 -6 -16Z" fill="${palette.paper}"/>
    <path d="M-40 86 Q0 70 40 86 Q62 92 66 124 L60 236 Q0 254 -60 236 L-66 124 Q-62 92 -40 86Z" fill="${who.coat}"/>
    <path d="M40 86 Q62 92 66 124 L60 236 Q36 244 20 245 Q40 170 40 86Z" fill="${who.coatShade}" opacity="0.75"/>
    <path d="M-18 80 L0 108 L18 80 Q0 74 -18 80Z" fill="${palette.paper}"/>
    <path d="M0 108 V246" stroke="${who.coatShade}" stroke-width="3"/>
    ${head({ ...who, hairBehindDrawn: true })}${holding(who)}</g>`
}

export const members: readonly [Member, Member, Member] = [
  {
    hair: 'long',
    hairColor: '#3A2C3F',
    hairShade: '#241B2C',
    coat: palette.lamp,
    coatShade: '#D79A22',
    holds: 'guitar',
  },
  {
    hair: 'bob',
    hairColor: '#26304F',
    hairShade: '#151C33',
    coat: palette.coral,
    coatShade: palette.coralDeep,
    holds: 'mic',
    headphones: true,
    mouth: 0.55,
  },
  {
    hair: 'short',
    hairColor: '#7A4A2E',
    hairShade: '#54301D',
    coat: palette.teal,
    coatShade: palette.tealDeep,
    holds: 'sticks',
  },
]

function backHair({ hair, hairColor, hairShade }: Face): string {
  const shapes = {
    bob: 'M-78 -8 C-86 -104 86 -104 78 -8 C84 34 84 62 70 80 Q40 92 0 84 Q-40 92 -70 80 C-84 62 -84 34 -78 -8Z',
    short: 'M-66 4 C-84 -98 80 -104 66 4 C66 26 60 38 50 44 H-50 C-60 38 -66 26 -66 4Z',
    long: 'M-74 -10 C-82 -102 82 -102 74 -10 C84 60 92 130 80 176 Q40 190 0 180 Q-40 190 -80 176 C-92 130 -84 60 -74 -10Z',
  }
  return `<path d="${shapes[hair]}" fill="${hairColor}"/>
    <path d="${shapes[hair]}" fill="${hairShade}" opacity="0.45" transform="translate(8 10) scale(0.9)"/>`
}

function bangs({ hair, hairColor }: Face): string {
  const shapes = {
    bob: 'M-66 24 C-84 -98 84 -98 66 24 C62 0 58 -18 50 -30 C38 -20 16 -16 4 -34 C-10 -18 -34 -14 -52 -24 C-60 -10 -64 8 -66 24Z',
    short:
      'M-60 6 C-82 -96 76 -104 62 8 C58 -12 52 -24 44 -36 C30 -50 6 -34 -14 -28 C-36 -22 -46 -30 -50 -34 C-56 -20 -58 -8 -60 6Z',
    long: 'M-64 40 C-80 -96 80 -96 64 40 C62 -6 44 -38 6 -56 C-12 -22 -46 -14 -58 -4 C-62 10 -64 26 -64 40Z',
  }
  return `<path d="${shapes[hair]}" fill="${hairColor}"/>
    <path d="M-42 -52 Q-10 -76 30 -62" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity="0.16"/>`
}

function eye(x: number, blink: number): string {
  if (blink > 0.7)
    return `<path d="M${x - 9} 9 q9 7 18 0" fill="none" stroke="#2A2233" stroke-width="3.6" stroke-linecap="round"/>`
  const open = 9.5 * (1 - blink * 0.8)
  return `<ellipse cx="${x}" cy="8" rx="6.6" ry="${open}" fill="#2A2233"/>
    <circle cx="${x - 2}" cy="${8 - open * 0.4}" r="2.2" fill="#fff"/>
    <path d="M${x - 10} ${8 - open * 0.55} Q${x} ${-1 - open * 0.45} ${x + 10} ${8 - open * 0.55}" fill="none" stroke="#2A2233" stroke-width="3" stroke-linecap="round"/>`
}

function mouth(open: number): string {
  if (open < 0.12)
    return `<path d="M-11 40 q11 9 22 0" fill="none" stroke="#9C4A3C" stroke-width="3.4" stroke-linecap="round"/>`
  return `<path d="M-11 38 Q0 ${35} 11 38 Q${9} ${42 + 16 * open} 0 ${43 + 16 * open} Q-9 ${42 + 16 * open} -11 38Z" fill="#8E3A33"/>
    <path d="M-6 ${41 + 13 * open} Q0 ${36 + 12 * open} 6 ${41 + 13 * open} Q0 ${44 + 15 * open} -6 ${41 + 13 * open}Z" fill="#E58A78"/>`
}

function headphones(): string {
  return `<path d="M-76 2 C-84 -108 84 -108 76 2" fill="none" stroke="${palette.paper}" stroke-width="10"/>
    <rect x="-92" y="-20" width="30" height="56" rx="14" fill="${palette.ink}"/>
    <rect x="62" y="-20" width="30" height="56" rx="14" fill="${palette.ink}"/>
    <rect x="-95" y="-10" width="12" height="36" rx="6" fill="${palette.lamp}"/>
    <rect x="83" y="-10" width="12" height="36" rx="6" fill="${palette.lamp}"/>`
}

function holding({ holds, coat, coatShade }: Member): string {
  const hand = (x: number, y: number) =>
    `<circle cx="${x}" cy="${y}" r="15" fill="${palette.skin}"/>`
  const arm = (d: string) =>
    `<path d="${d}" fill="none" stroke="${coatShade}" stroke-width="37" stroke-linecap="round" stroke-linejoin="round"/>
     <path d="${d}" fill="none" stroke="${coat}" stroke-width="32" stroke-linecap="round" stroke-linejoin="round"/>`
  if (holds === 'guitar')
    return `<g transform="rotate(-34 0 190)">
        <rect x="30" y="181" width="92" height="13" rx="4" fill="${palette.woodDeep}"/>
        <rect x="116" y="177" width="28" height="21" rx="6" fill="${palette.ink}"/>
        <path d="M-84 188 C-84 140 -40 132 -22 152 C-8 164 8 152 24 154 C56 158 56 218 24 222 C8 224 -8 212 -22 224 C-40 244 -84 236 -84 188Z" fill="${palette.wood}"/>
        <circle cx="2" cy="188" r="17" fill="${palette.ink}"/><rect x="-62" y="176" width="8" height="24" rx="3" fill="${palette.ink}"/>
        <path d="M-58 184 H130 M-58 188 H130 M-58 192 H130" stroke="${palette.lampPale}" stroke-width="1.2"/></g>
      ${arm('M-56 122 L-72 176 L-20 200')}${hand(-10, 202)}${arm('M56 122 L84 160 L82 146')}${hand(80, 138)}`
  if (holds === 'mic')
    return `${arm('M58 122 L76 190 L66 220')}${hand(64, 232)}${arm('M-56 122 L-92 146 L-64 96')}
      <g transform="translate(-50 76) rotate(28)"><rect x="-7" y="0" width="14" height="52" rx="6" fill="${palette.ink}"/>
      <circle cx="0" cy="-6" r="16" fill="#8892AE"/><path d="M-15 -6 H15 M0 -21 V9" stroke="${palette.ink}" stroke-width="2" opacity="0.6"/></g>${hand(-62, 94)}`
  const stick = (x: number, angle: number) =>
    `<rect x="${x - 5}" y="60" width="10" height="128" rx="5" fill="${palette.sand}" stroke="${palette.wood}" stroke-width="2" transform="rotate(${angle} ${x} 180)"/>`
  return `${arm('M-56 122 L-82 170 L-44 188')}${arm('M56 122 L82 170 L44 188')}${stick(-36, 24)}${stick(36, -24)}${hand(-38, 184)}${hand(38, 184)}`
}
