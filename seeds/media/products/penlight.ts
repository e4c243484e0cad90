import { palette, sans } from '../palette.ts'
import { contactShadow, stage } from '../stage.ts'

/** The penlight is the one thing photographed at night: its own lamp is the light. */
export function penlight(): string {
  return stage(
    { light: '#2A3765', mid: '#1B2444', dark: '#0D1226', daylight: false },
    930,
    `<ellipse cx="600" cy="450" rx="520" ry="560" fill="url(#glow)" style="mix-blend-mode:screen"/>
    <ellipse cx="600" cy="1010" rx="420" ry="74" fill="${palette.lamp}" opacity="0.3" filter="url(#blur40)" style="mix-blend-mode:screen"/>
    ${contactShadow(604, 1024, 104)}
    <path d="M520 620 V250 Q520 150 600 150 Q680 150 680 250 V620Z" fill="${palette.lamp}" filter="url(#blur40)" opacity="0.9"/>
    <path d="M532 622 V246 Q532 166 600 166 Q668 166 668 246 V622Z" fill="url(#tube)"/>
    <path d="M556 610 V262 Q556 204 586 194" fill="none" stroke="#fff" stroke-width="14" stroke-linecap="round" opacity="0.85"/>
    <path d="M648 610 V280" stroke="#E39A1E" stroke-width="10" stroke-linecap="round" opacity="0.5" filter="url(#blur4)"/>
    <g stroke="${palette.ink}" stroke-width="5" opacity="0.55"><path d="M532 330 H668 M532 480 H668"/></g>
    ${handle()}`,
    `<radialGradient id="glow"><stop offset="0" stop-color="#FFD873" stop-opacity="0.6"/><stop offset="0.45" stop-color="#E8A13D" stop-opacity="0.22"/><stop offset="1" stop-color="#E8703D" stop-opacity="0"/></radialGradient>
    <linearGradient id="tube" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#F9C94A"/><stop offset="0.3" stop-color="#FFF6DA"/><stop offset="0.65" stop-color="#FFE391"/><stop offset="1" stop-color="#EFA92C"/></linearGradient>
    <linearGradient id="round" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#000" stop-opacity="0.28"/><stop offset="0.25" stop-color="#fff" stop-opacity="0.3"/><stop offset="0.5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#0A0E1D" stop-opacity="0.62"/></linearGradient>
    <clipPath id="grip"><path d="M534 672 H666 L688 1012 Q690 1030 600 1034 Q510 1030 512 1012Z"/></clipPath>`,
  )
}

function handle(): string {
  return `<path d="M486 612 H714 Q722 612 722 620 V646 Q600 664 478 646 V620 Q478 612 486 612Z" fill="#E9E2D4"/>
    <path d="M486 612 H714 Q722 612 722 620 V646 Q600 664 478 646 V620 Q478 612 486 612Z" fill="url(#round)"/>
    <path d="M500 646 V676 M540 652 V676 M600 656 V676 M660 652 V676 M700 646 V676" stroke="#C9BFAB" stroke-width="7"/>
    <path d="M506 672 H694 V688 Q600 700 506 688Z" fill="#D9D0BF"/>
    <g clip-path="url(#grip)"><rect x="500" y="660" width="200" height="380" fill="${palette.paper}"/>
      <path d="M500 740 Q600 754 700 740 V824 Q600 838 500 824Z M500 912 Q600 926 700 912 V990 Q600 1004 500 990Z" fill="${palette.coral}"/>
      <circle cx="600" cy="790" r="24" fill="#A43523"/><circle cx="600" cy="787" r="19" fill="${palette.lampPale}"/>
      <text x="600" y="882" font-family="${sans}" font-weight="700" font-size="27" letter-spacing="4" fill="${palette.ink}" text-anchor="middle">夜更かし</text>
      <rect x="500" y="660" width="200" height="380" fill="url(#round)"/>
      <path d="M500 690 Q600 704 700 690 V724 Q600 730 500 724Z" fill="${palette.ink}" opacity="0.3" filter="url(#blur8)"/></g>
    <path d="M688 1010 q60 30 84 -8 t70 -30 q50 -6 60 32 q6 40 -36 40 q-46 -4 -30 -40" fill="none" stroke="#0A0E1D" stroke-width="16" opacity="0.45" transform="translate(8 14)" filter="url(#blur8)"/>
    <path d="M684 1006 q60 30 84 -8 t70 -30 q50 -6 60 32 q6 40 -36 40 q-46 -4 -30 -40" fill="none" stroke="${palette.teal}" stroke-width="12" stroke-linecap="round"/>`
}
