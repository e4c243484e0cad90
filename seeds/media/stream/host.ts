import { palette } from '../palette.ts'
import { head } from '../people.ts'

export type Pose = {
  /** Seconds of the loop. */
  t: number
  /** 0 hand on the table … 1 hand held out towards the product. */
  presenting: number
}

const loopBlinkSeconds = 3.5

/** The singer as the night's host, drawn from her head at (0, 0) down to the table at y = 260. */
export function host({ t, presenting }: Pose): string {
  const nod = 2.6 * Math.sin((t / 3.5) * 2 * Math.PI)
  const tilt = 2.4 * Math.sin((t / 7) * 2 * Math.PI) + 3 * presenting
  const breath = 1.5 * Math.sin((t / 3.5) * 2 * Math.PI + 0.8)
  return `<g transform="translate(0 ${breath})">
    <path d="M-52 92 Q0 74 52 92 Q112 104 124 160 L138 330 H-138 L-124 160 Q-112 104 -52 92Z" fill="${palette.coral}"/>
    <path d="M52 92 Q112 104 124 160 L138 330 H60 Q84 190 52 92Z" fill="${palette.coralDeep}" opacity="0.55"/>
    <path d="M-36 86 Q0 128 36 86 L46 98 Q0 158 -46 98Z" fill="${palette.coralDeep}"/>
    <path d="M-20 82 Q0 112 20 82Z" fill="${palette.skinShade}"/>
    <path d="M-20 128 V186 M20 128 V180" stroke="${palette.paper}" stroke-width="4" stroke-linecap="round"/>
    <path d="M0 138 V330" stroke="#A63522" stroke-width="3"/>
    <g transform="translate(44 176) scale(0.2)"><circle r="76" fill="${palette.ink}"/><path d="M-10 -20 L-60 -44 V4Z M10 -20 L60 -44 V4Z" fill="${palette.lamp}"/><path d="M-12 -34 H12 L18 50 H-18Z" fill="${palette.paper}"/></g>
    ${arm([-106, 148], [-138, 226], [-78, 262], t)}
    <g transform="translate(${tilt * 0.8} ${nod}) rotate(${tilt} 0 70)">${head({
      hair: 'bob',
      hairColor: '#2B3760',
      hairShade: '#161D38',
      headphones: true,
      blink: blinkAt(t),
      mouth: mouthAt(t),
    })}</g>
    ${arm([106, 148], [136 + 12 * presenting, 228 - 8 * presenting], handAt(t, presenting), t)}</g>
    ${microphone()}`
}

function handAt(t: number, presenting: number): [number, number] {
  const wave = presenting * 4 * Math.sin((t / 2) * 2 * Math.PI)
  return [78 + presenting * 106, 262 - presenting * 92 + wave]
}

function arm(
  shoulder: [number, number],
  elbow: [number, number],
  hand: [number, number],
  t: number,
): string {
  const d = `M${shoulder.join(' ')} L${elbow.join(' ')} L${hand.join(' ')}`
  const thumb = 3 * Math.sin((t / 4) * 2 * Math.PI)
  return `<g fill="none" stroke-linecap="round" stroke-linejoin="round"><path d="${d}" stroke="#B23E2A" stroke-width="50"/><path d="${d}" stroke="${palette.coral}" stroke-width="44"/></g>
    <circle cx="${hand[0]}" cy="${hand[1]}" r="22" fill="${palette.skin}"/>
    <path d="M${hand[0] - 6} ${hand[1] - 14} q4 -16 14 -${16 + thumb}" fill="none" stroke="${palette.skin}" stroke-width="12" stroke-linecap="round"/>`
}

function blinkAt(t: number): number {
  const since = t % loopBlinkSeconds
  return since < 0.16 ? Math.sin((since / 0.16) * Math.PI) : 0
}

/** Syllables in phrases: about five a second, with a pause to breathe every four seconds. */
function mouthAt(t: number): number {
  const phrase = t % 4
  if (phrase > 3.1) return 0
  const syllable = Math.abs(Math.sin(t * Math.PI * 2.5)) * (0.6 + 0.4 * Math.sin(t * Math.PI * 1.5))
  return Math.max(0, syllable)
}

function microphone(): string {
  return `<path d="M-150 250 L-132 150 L-86 112" fill="none" stroke="#0B1024" stroke-width="9" stroke-linejoin="round" stroke-linecap="round"/>
    <path d="M-150 250 L-132 150 L-86 112" fill="none" stroke="#59638A" stroke-width="3" stroke-linejoin="round"/><circle cx="-132" cy="150" r="8" fill="#2C3760"/>
    <g transform="translate(-70 96) rotate(38)"><rect x="-24" y="-24" width="30" height="56" rx="12" fill="#1B2240"/><rect x="-24" y="-26" width="30" height="36" rx="14" fill="#8892AE"/>
    <path d="M-24 -14 h30 M-24 -4 h30 M-14 -26 v36 M-4 -26 v36" stroke="#59638A" stroke-width="2"/><rect x="-24" y="8" width="30" height="5" fill="${palette.lamp}"/></g>`
}
