import { lighthouse } from '../emblem.ts'
import { palette, sans } from '../palette.ts'
import { stage, wallShadow } from '../stage.ts'

const bag =
  'M290 462 Q600 480 910 462 L934 1012 Q934 1048 898 1050 Q600 1066 302 1050 Q266 1048 266 1012Z'
const backHandle = 'M420 470 C420 250 548 168 600 168 C652 168 780 250 780 470'
const frontHandle = 'M404 560 V470 C410 330 520 190 600 190 C680 190 790 330 796 470 V560'

/** A canvas tote on a peg: the pier at night, printed in two inks. */
export function tote(): string {
  return stage(
    { light: '#54818A', mid: '#346A74', dark: '#1D4650' },
    null,
    `<path d="${backHandle}" fill="none" stroke="${palette.ink}" stroke-width="40" opacity="0.3" transform="translate(26 30)" filter="url(#blur12)"/>
    ${wallShadow(bag)}
    <path d="${backHandle}" fill="none" stroke="#B9A582" stroke-width="40"/>
    ${peg()}
    <path d="${bag}" fill="url(#canvas)"/>
    <g clip-path="url(#bag)">${creases()}${print()}
      <path d="M280 500 Q600 518 920 500" fill="none" stroke="#A08B66" stroke-width="3" stroke-dasharray="10 6"/>
      <rect x="250" y="440" width="700" height="640" filter="url(#weave)" opacity="0.17"/></g>
    <path d="${frontHandle}" fill="none" stroke="#8E7A57" stroke-width="46" opacity="0.5" transform="translate(6 6)" filter="url(#blur4)"/>
    <path d="${frontHandle}" fill="none" stroke="#EDE1CB" stroke-width="42"/>
    <path d="${frontHandle}" fill="none" stroke="#D2C09D" stroke-width="30"/><path d="${frontHandle}" fill="none" stroke="#E6D8BD" stroke-width="27"/>
    <path d="M386 516 h36 v40 h-36Z l36 40 M422 516 l-36 40 M778 516 h36 v40 h-36Z l36 40 M814 516 l-36 40" fill="none" stroke="#A08B66" stroke-width="3"/>`,
    `<linearGradient id="canvas" x1="0.1" y1="0" x2="0.9" y2="1"><stop offset="0" stop-color="#FBF4E6"/><stop offset="0.55" stop-color="#EADDC4"/><stop offset="1" stop-color="#CDB992"/></linearGradient>
    <clipPath id="bag"><path d="${bag}"/></clipPath>`,
  )
}

function peg(): string {
  return `<ellipse cx="622" cy="186" rx="34" ry="30" fill="${palette.ink}" opacity="0.35" filter="url(#blur8)"/>
    <circle cx="600" cy="160" r="30" fill="${palette.woodDeep}"/><circle cx="595" cy="154" r="25" fill="${palette.wood}"/>
    <circle cx="588" cy="146" r="9" fill="#E9C69A" opacity="0.7"/>`
}

function creases(): string {
  return `<g fill="none" filter="url(#blur12)" stroke-linecap="round">
    <path d="M404 560 C380 720 340 880 300 1040 M796 560 C812 720 850 900 900 1040 M600 900 C590 980 606 1020 598 1060 M300 470 C330 640 300 800 286 960" stroke="#8F7A54" stroke-width="22" opacity="0.4"/>
    <path d="M450 560 C440 740 400 900 370 1050 M740 520 C770 700 790 900 822 1050" stroke="#fff" stroke-width="22" opacity="0.5"/></g>
    <path d="M262 1000 Q600 1034 938 1000 V1080 H262Z" fill="#8F7A54" opacity="0.3" filter="url(#blur12)"/>`
}

function print(): string {
  return `<g>
    <circle cx="600" cy="754" r="176" fill="${palette.ink}"/>
    <clipPath id="disc"><circle cx="600" cy="754" r="176"/></clipPath>
    <g clip-path="url(#disc)">
      <path d="M642 690 L380 628 V720Z" fill="${palette.lamp}"/><path d="M650 690 L800 668 V716Z" fill="${palette.lamp}"/>
      <g fill="${palette.lampPale}"><circle cx="520" cy="610" r="3"/><circle cx="570" cy="634" r="2.4"/><circle cx="490" cy="760" r="2.6"/><circle cx="714" cy="624" r="3"/><circle cx="556" cy="780" r="2.2"/></g>
      <g transform="translate(646 758) scale(1.5)">${lighthouse({ tower: '#F1E6D0', stripe: palette.teal, light: palette.lamp, line: '#F1E6D0' })}</g>
      <path d="M420 850 H716 V868 H420Z M452 868 h14 v60 h-14Z M524 868 h14 v60 h-14Z M596 868 h14 v60 h-14Z" fill="#F1E6D0"/>
      <path d="M400 900 q25 -16 50 0 t50 0 t50 0 t50 0 t50 0 t50 0 t50 0 t50 0 V960 H400Z" fill="${palette.teal}"/></g>
    <text x="604" y="990" font-family="${sans}" font-weight="700" font-size="46" letter-spacing="16" fill="${palette.ink}" text-anchor="middle">波止場にて</text></g>`
}
