import { lighthouse } from '../emblem.ts'
import { palette, sans } from '../palette.ts'
import { stage, wallShadow } from '../stage.ts'

const front = 'M392 214 H652 L668 970 Q530 986 392 970Z'
const back = 'M560 214 H806 L812 838 Q690 850 566 838Z'

/** A muffler towel over a brass rail: the coral half in front, the night half behind it. */
export function towel(): string {
  return stage(
    { light: '#E4EFEC', mid: '#CBDDDB', dark: '#9DBAB9' },
    null,
    `<path d="M150 206 H1050" stroke="${palette.ink}" stroke-width="26" opacity="0.2" transform="translate(26 60)" filter="url(#blur24)"/>
    ${wallShadow(back)}
    <path d="${back}" fill="url(#night)"/>
    <g clip-path="url(#backClip)">
      <path d="M540 730 H830 V752 H540Z" fill="${palette.lamp}"/><path d="M540 766 H830 V774 H540Z" fill="${palette.lamp}"/>
      <g transform="translate(734 560) scale(1.15)">${lighthouse({ tower: palette.paper, stripe: palette.coral, light: palette.lamp, line: palette.paper })}</g>
      <path d="M757 507 L840 470 V556Z" fill="${palette.lamp}" opacity="0.85"/>
      <path d="M716 214 C708 420 716 600 704 850 M780 214 C790 420 776 600 792 850" fill="none" stroke="#060917" stroke-width="20" opacity="0.6" filter="url(#blur8)"/>
      <rect x="540" y="200" width="290" height="660" filter="url(#weave)" opacity="0.3"/></g>
    ${fringe(568, 810, 838, palette.inkLift)}
    ${wallShadow(front)}
    <path d="${front}" fill="url(#warm)"/>
    <g clip-path="url(#frontClip)">
      <path d="M380 858 H690 V886 H380Z M380 900 H690 V909 H380Z M380 268 H690 V277 H380Z" fill="${palette.paper}"/>
      <g font-family="${sans}" font-weight="700" font-size="80" fill="${palette.paper}" text-anchor="middle">
        ${[...'夜更かしラジオ'].map((letter, i) => `<text x="526" y="${372 + i * 78}">${letter}</text>`).join('')}</g>
      <path d="M438 214 C430 460 446 700 428 980 M616 214 C626 480 604 720 632 980" fill="none" stroke="#8C2414" stroke-width="24" opacity="0.5" filter="url(#blur12)"/>
      <path d="M470 214 C466 460 478 700 464 980 M586 214 C592 480 574 720 592 980" fill="none" stroke="#FF9A7C" stroke-width="16" opacity="0.4" filter="url(#blur12)"/>
      <rect x="380" y="200" width="300" height="790" filter="url(#weave)" opacity="0.26"/></g>
    ${fringe(394, 666, 970, palette.coral)}
    ${rail()}`,
    `<linearGradient id="warm" x1="0" y1="0" x2="1" y2="0.5"><stop offset="0" stop-color="#F17A5E"/><stop offset="0.5" stop-color="${palette.coral}"/><stop offset="1" stop-color="#CB4630"/></linearGradient>
    <linearGradient id="night" x1="0" y1="0" x2="1" y2="0.6"><stop offset="0" stop-color="#151B33"/><stop offset="0.6" stop-color="#27315A"/><stop offset="1" stop-color="#171D36"/></linearGradient>
    <linearGradient id="brass" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#FFF0BF"/><stop offset="0.35" stop-color="#D9B45A"/><stop offset="1" stop-color="#7E5F22"/></linearGradient>
    <linearGradient id="roll" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.35"/><stop offset="0.4" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.35"/></linearGradient>
    <clipPath id="frontClip"><path d="${front}"/></clipPath><clipPath id="backClip"><path d="${back}"/></clipPath>`,
  )
}

/** The rail passes behind the cloth, which rounds over it. */
function rail(): string {
  return `<rect x="130" y="196" width="264" height="22" rx="11" fill="url(#brass)"/><rect x="804" y="196" width="266" height="22" rx="11" fill="url(#brass)"/>
    <circle cx="130" cy="207" r="21" fill="url(#brass)"/><circle cx="1070" cy="207" r="21" fill="url(#brass)"/>
    <path d="M654 190 H800 Q808 190 808 200 V246 H654Z" fill="#222B50"/><path d="M654 190 H800 Q808 190 808 200 V246 H654Z" fill="url(#roll)"/>
    <path d="M400 186 H646 Q654 186 654 196 V246 H391 V196 Q391 186 400 186Z" fill="${palette.coral}"/>
    <path d="M400 186 H646 Q654 186 654 196 V246 H391 V196 Q391 186 400 186Z" fill="url(#roll)"/>`
}

function fringe(from: number, to: number, y: number, color: string): string {
  let threads = ''
  for (let x = from + 3, i = 0; x < to; x += 8, i += 1) {
    const middle = 14 * (1 - ((x - (from + to) / 2) / ((to - from) / 2)) ** 2)
    const sway = ((i * 7) % 5) - 2
    threads += `M${x} ${y + middle - 3} q${sway} 16 ${sway * 1.6} ${30 + ((i * 5) % 4)} `
  }
  return `<path d="${threads}" fill="none" stroke="${palette.ink}" stroke-width="5" opacity="0.2" transform="translate(10 12)" filter="url(#blur4)"/>
    <path d="${threads}" fill="none" stroke="${color}" stroke-width="5" stroke-linecap="round"/>`
}
