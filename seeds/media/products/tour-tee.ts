import { emblem, emblemOnDark } from '../emblem.ts'
import { palette, sans } from '../palette.ts'
import { stage, wallShadow } from '../stage.ts'

const body =
  'M462 262 L316 318 Q270 336 250 378 L152 566 Q144 584 162 592 L300 652 Q318 658 326 640 L366 556 C372 700 366 866 356 1012 Q354 1036 380 1038 Q600 1062 820 1038 Q846 1036 844 1012 C834 866 828 700 834 556 L874 640 Q882 658 900 652 L1038 592 Q1056 584 1048 566 L950 378 Q930 336 884 318 L738 262 C704 344 496 344 462 262Z'

/** Heavy cotton in night blue on a wooden hanger. */
export function tourTee(): string {
  return stage(
    { light: '#F8F0DF', mid: '#EBDFCB', dark: '#CDBB9E' },
    null,
    `${hanger()}${wallShadow(body)}
    <path d="M462 262 C520 236 680 236 738 262 C704 344 496 344 462 262Z" fill="#0A0E1D"/>
    <path d="M462 262 C520 292 680 292 738 262 C700 318 500 318 462 262Z" fill="#182041"/>
    <rect x="570" y="284" width="60" height="30" rx="3" fill="${palette.paper}"/>
    <text x="600" y="305" font-family="${sans}" font-weight="700" font-size="17" fill="${palette.ink}" text-anchor="middle">灯台</text>
    <path d="${body}" fill="url(#cloth)"/>
    <g clip-path="url(#tee)">${folds()}
      <path d="M462 262 C496 344 704 344 738 262" fill="none" stroke="#0B1023" stroke-width="46" opacity="0.5"/>
      <path d="M462 262 C496 344 704 344 738 262" fill="none" stroke="#2B3765" stroke-width="38"/>
      <path d="M366 556 C372 480 356 400 330 330 M834 556 C828 480 844 400 870 330" fill="none" stroke="#0B1023" stroke-width="4" opacity="0.7"/>
      <path d="M166 570 L312 634 M1034 570 L888 634" stroke="#0B1023" stroke-width="3" stroke-dasharray="9 5" opacity="0.7"/>
      <path d="M362 1010 Q600 1034 838 1010" fill="none" stroke="#0B1023" stroke-width="3" stroke-dasharray="9 5" opacity="0.7"/>
      ${print()}
      <rect x="140" y="240" width="920" height="820" filter="url(#weave)" opacity="0.17"/></g>`,
    `<linearGradient id="cloth" x1="0.1" y1="0" x2="0.9" y2="1"><stop offset="0" stop-color="#2D3963"/>
      <stop offset="0.45" stop-color="#1D2545"/><stop offset="1" stop-color="#12172B"/></linearGradient>
    <linearGradient id="hanger" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#D3A370"/><stop offset="1" stop-color="#8F6239"/></linearGradient>
    <clipPath id="tee"><path d="${body}"/></clipPath>`,
  )
}

function hanger(): string {
  const hook = 'M600 236 V206 C600 180 648 178 646 142 C644 104 582 100 572 138'
  return `<circle cx="612" cy="108" r="15" fill="${palette.woodDeep}"/><circle cx="608" cy="104" r="11" fill="${palette.wood}"/>
    <path d="${hook}" fill="none" stroke="${palette.ink}" stroke-width="10" opacity="0.22" transform="translate(14 16)" filter="url(#blur8)"/>
    <path d="${hook}" fill="none" stroke="#8A7A58" stroke-width="10" stroke-linecap="round"/>
    <path d="${hook}" fill="none" stroke="#E6D6A8" stroke-width="3" stroke-linecap="round" transform="translate(-2 -1)"/>
    <path d="M430 300 Q560 226 600 226 Q640 226 770 300 L760 320 Q640 262 600 262 Q560 262 440 320Z" fill="url(#hanger)"/>`
}

function folds(): string {
  const dark = [
    'M372 560 C430 640 440 760 400 1040',
    'M828 560 C780 660 770 800 806 1050',
    'M330 400 C400 470 420 520 372 640',
    'M870 400 C806 480 790 540 836 640',
    'M560 900 C540 960 548 1000 540 1050',
    'M690 880 C712 950 700 1000 716 1050',
    'M260 420 C240 480 220 540 230 620',
    'M944 420 C960 480 984 540 972 620',
  ]
  const light = [
    'M410 420 C450 560 470 700 446 1040',
    'M300 380 C270 440 250 500 206 590',
    'M620 920 C604 980 612 1010 606 1050',
    'M780 500 C744 640 744 760 764 900',
  ]
  return `<g fill="none" stroke-linecap="round" filter="url(#blur24)">
    ${dark.map((d) => `<path d="${d}" stroke="#070A18" stroke-width="30" opacity="0.5"/>`).join('')}
    ${light.map((d) => `<path d="${d}" stroke="#4A5A94" stroke-width="26" opacity="0.42"/>`).join('')}</g>`
}

function print(): string {
  return `<g transform="translate(600 590) scale(1.3)">${emblem(emblemOnDark)}</g>
    <g font-family="${sans}" font-weight="700" text-anchor="middle" fill="${palette.paper}">
      <text x="604" y="772" font-size="44" letter-spacing="8">夜更かしラジオ</text>
      <text x="602" y="812" font-size="19" letter-spacing="7" fill="${palette.lamp}">STAY UP WITH THE LIGHT</text></g>`
}
