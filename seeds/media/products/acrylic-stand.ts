import { palette } from '../palette.ts'
import { member, members } from '../people.ts'
import { contactShadow, stage } from '../stage.ts'

const outline =
  'M-70 -118 C-120 -104 -122 -30 -112 20 C-124 70 -130 130 -112 190 C-104 230 -96 270 -84 352 H84 C96 290 106 240 118 190 C140 150 140 90 120 40 C128 -20 118 -104 70 -118 C40 -134 -40 -134 -70 -118Z'

/** Three members cut from clear acrylic, each on a base of its own. */
export function acrylicStand(): string {
  return stage(
    { light: '#FBF3E4', mid: '#F3E2C6', dark: '#DDBF94' },
    840,
    `${standing(members[0], 262, 446, 1.28)}${standing(members[2], 938, 446, 1.28)}${standing(members[1], 600, 490, 1.46)}`,
    `<linearGradient id="edge" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.95"/><stop offset="0.5" stop-color="#CFE6E6" stop-opacity="0.5"/><stop offset="1" stop-color="#fff" stop-opacity="0.85"/></linearGradient>
    <linearGradient id="glass" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.55"/><stop offset="1" stop-color="#DDF0EE" stop-opacity="0.25"/></linearGradient>
    <clipPath id="plate"><path d="${outline}"/></clipPath>`,
  )
}

function standing(who: (typeof members)[number], x: number, y: number, scale: number): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})">
    ${contactShadow(4, 374, 118)}
    <path d="${outline}" transform="translate(34 22) skewX(-4)" fill="${palette.ink}" opacity="0.1" filter="url(#blur12)"/>
    ${base()}
    <path d="${outline}" transform="translate(5 4)" fill="#9FC4C4" opacity="0.55"/>
    <path d="${outline}" fill="url(#glass)"/>
    <g transform="translate(0 4)">${member(who)}</g>
    <g clip-path="url(#plate)">
      <path d="M-150 60 L40 -150 L84 -150 L-150 124Z M-150 150 L112 -140 L124 -140 L-150 172Z" fill="#fff" opacity="0.3"/></g>
    <path d="${outline}" fill="none" stroke="url(#edge)" stroke-width="5"/></g>`
}

function base(): string {
  return `<ellipse cx="0" cy="366" rx="124" ry="24" fill="#8FB6B8" opacity="0.75"/>
    <ellipse cx="0" cy="359" rx="124" ry="24" fill="#EFF8F6"/>
    <ellipse cx="0" cy="359" rx="112" ry="19" fill="${palette.inkSoft}"/>
    <path d="M-112 359 a112 19 0 0 1 80 -18 L-60 371 Q-110 370 -112 359Z" fill="#fff" opacity="0.18"/>
    <path d="M-60 356 H60" stroke="#0A0E1D" stroke-width="7"/>`
}
