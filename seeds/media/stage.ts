import { palette } from './palette.ts'

export type Tint = {
  light: string
  mid: string
  dark: string
  /** False for a picture taken at night, without the window's light on the wall. */
  daylight?: boolean
}

const daylight = `<path d="M-80 330 L520 -120 L900 -120 L-80 760Z" fill="#fff" opacity="0.13" filter="url(#blur40)"/>
  <path d="M-80 880 L1010 -40 L1120 -40 L-80 1040Z" fill="#fff" opacity="0.08" filter="url(#blur40)"/>`

/**
 * The photo studio that every product stands in: 1200 x 1200, the light high on the left, the
 * shadows low on the right, a slight vignette and paper grain.
 *
 * `floor` is the height in pixels at which the backdrop bends into the table, or `null` for things
 * that hang on the wall or lie flat.
 */
export function stage(tint: Tint, floor: number | null, content: string, extraDefs = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1200" width="1200" height="1200">
  <defs>${filters()}
    <radialGradient id="wall" cx="0.3" cy="0.22" r="0.98">
      <stop offset="0" stop-color="${tint.light}"/><stop offset="0.55" stop-color="${tint.mid}"/>
      <stop offset="1" stop-color="${tint.dark}"/></radialGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${tint.dark}" stop-opacity="0"/>
      <stop offset="0.16" stop-color="${tint.dark}" stop-opacity="0.5"/>
      <stop offset="0.42" stop-color="${tint.light}" stop-opacity="0.45"/>
      <stop offset="1" stop-color="${tint.mid}" stop-opacity="0.5"/></linearGradient>
    <radialGradient id="vignette" cx="0.45" cy="0.42" r="0.78">
      <stop offset="0.62" stop-color="${palette.ink}" stop-opacity="0"/>
      <stop offset="1" stop-color="${palette.ink}" stop-opacity="0.2"/></radialGradient>
    ${extraDefs}</defs>
  <rect width="1200" height="1200" fill="url(#wall)"/>
  ${tint.daylight === false ? '' : daylight}
  ${floor === null ? '' : `<rect y="${floor - 70}" width="1200" height="${1270 - floor}" fill="url(#floor)"/>`}
  ${content}
  <rect width="1200" height="1200" fill="url(#vignette)"/>
  <rect width="1200" height="1200" filter="url(#grain)" opacity="0.1"/>
</svg>`
}

/** Where something stands: a dark line right under it and a wide soft shadow that leans right. */
export function contactShadow(cx: number, cy: number, halfWidth: number, strength = 1): string {
  return `<ellipse cx="${cx + halfWidth * 0.34}" cy="${cy + 12}" rx="${halfWidth * 1.3}" ry="${halfWidth * 0.17}"
      fill="${palette.ink}" opacity="${0.26 * strength}" filter="url(#blur24)"/>
    <ellipse cx="${cx + 6}" cy="${cy + 2}" rx="${halfWidth * 0.98}" ry="${Math.max(8, halfWidth * 0.06)}"
      fill="${palette.ink}" opacity="${0.5 * strength}" filter="url(#blur8)"/>`
}

/** The shadow that a flat thing throws on the wall behind it: near and sharp, far and soft. */
export function wallShadow(path: string, transform = ''): string {
  return `<g transform="${transform}">
    <path d="${path}" transform="translate(44 56)" fill="${palette.ink}" opacity="0.2" filter="url(#blur40)"/>
    <path d="${path}" transform="translate(14 18)" fill="${palette.ink}" opacity="0.28" filter="url(#blur12)"/></g>`
}

/**
 * Filters shared by pictures and posters. `weave` is cloth, `grain` is printed paper. The blurs'
 * region is fixed in user space: one in percent of a flat shadow's box would cut the shadow off.
 * Blurred as sRGB, since eight bits of linear light leave steps in colours as dark as ours.
 */
export function filters(): string {
  const blur = (size: number) =>
    `<filter id="blur${size}" filterUnits="userSpaceOnUse" x="-1600" y="-1600" width="4800" height="4800" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${size}"/></filter>`
  return `${[4, 8, 12, 24, 40].map(blur).join('')}
    <filter id="grain" x="0" y="0" width="100%" height="100%">
      <feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="7"/>
      <feColorMatrix values="0 0 0 0 0.1  0 0 0 0 0.1  0 0 0 0 0.16  1.6 0 0 0 -0.62"/></filter>
    <filter id="weave" x="0" y="0" width="100%" height="100%">
      <feTurbulence type="fractalNoise" baseFrequency="0.32 0.5" numOctaves="2" seed="3"/>
      <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0.05  2.2 0 0 0 -0.95"/></filter>`
}
