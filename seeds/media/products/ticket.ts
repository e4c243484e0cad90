import { emblem, emblemOnDark, lighthouse } from '../emblem.ts'
import { palette, sans } from '../palette.ts'
import { member, members } from '../people.ts'
import { contactShadow, stage } from '../stage.ts'

const stub =
  'M-390 -170 H156 A26 26 0 0 0 208 -170 H390 Q402 -170 402 -158 V158 Q402 170 390 170 H208 A26 26 0 0 0 156 170 H-390 Q-402 170 -402 158 V-158 Q-402 -170 -390 -170Z'

type Words = { first: string; second: string; place: string; note: string }

const concert: Words = {
  first: 'ワンマンライブ',
  second: '配信チケット',
  place: '灯台レコード 特設配信',
  note: 'アーカイブ視聴つき',
}
const talk: Words = {
  first: 'アフタートーク',
  second: '視聴券',
  place: '終演後 約20分',
  note: '当日かぎり',
}

/** The seat at home for the concert. */
export function ticket(): string {
  return seat(concert, { light: '#FBEFC9', mid: '#F4D98A', dark: '#D9AE4C' })
}

/** The small one: twenty minutes of talk after the show. */
export function afterTalk(): string {
  return seat(talk, { light: '#DDEDEC', mid: '#A9CFCE', dark: '#5E9A9C' })
}

/** A phone with the show on it and the paper ticket in front. */
function seat(words: Words, backdrop: Parameters<typeof stage>[0]): string {
  return stage(
    backdrop,
    900,
    `${contactShadow(640, 1000, 250)}
    <rect x="420" y="160" width="424" height="836" rx="56" fill="${palette.ink}" opacity="0.3" transform="translate(36 26)" filter="url(#blur24)"/>
    <g transform="translate(632 578)">${phone()}</g>
    <g transform="translate(500 800) rotate(-8)">
      <path d="${stub}" transform="translate(20 34)" fill="${palette.ink}" opacity="0.36" filter="url(#blur24)"/>
      <path d="${stub}" transform="translate(4 7)" fill="#B9892E"/>${paper(words)}</g>`,
    `<linearGradient id="screen" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0E1429"/><stop offset="0.6" stop-color="#27346A"/><stop offset="1" stop-color="#5A4468"/></linearGradient>
    <linearGradient id="spot" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#FFE9A8" stop-opacity="0.85"/><stop offset="1" stop-color="#F6C445" stop-opacity="0.05"/></linearGradient>
    <linearGradient id="stock" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#FFFDF8"/><stop offset="1" stop-color="#EFE5D2"/></linearGradient>
    <clipPath id="display"><rect x="-192" y="-398" width="384" height="800" rx="38"/></clipPath>
    <clipPath id="stubClip"><path d="${stub}"/></clipPath>`,
  )
}

function phone(): string {
  return `<rect x="-206" y="-416" width="424" height="836" rx="54" fill="#3A4160"/><rect x="-212" y="-418" width="424" height="836" rx="54" fill="#0A0D18"/>
    <g clip-path="url(#display)"><rect x="-192" y="-398" width="384" height="800" fill="url(#screen)"/>
      <path d="M-60 -398 L-190 200 H-20Z M60 -398 L20 200 H200Z M-10 -398 L-90 220 H100Z" fill="url(#spot)" opacity="0.5"/>
      <g transform="translate(0 -210) scale(1.15)" opacity="0.95">${lighthouse({ tower: '#39487D', stripe: '#4E5F9A', light: palette.lamp, line: palette.paper })}</g>
      <path d="M-200 120 Q0 90 200 120 V420 H-200Z" fill="#151B36"/>
      <g transform="translate(-112 -60) scale(0.56)">${member(members[0])}</g>
      <g transform="translate(112 -60) scale(0.56)">${member(members[2])}</g>
      <g transform="translate(0 -66) scale(0.66)">${member(members[1])}</g>
      <rect x="-166" y="-360" width="88" height="34" rx="17" fill="${palette.coral}"/><text x="-122" y="-336" font-family="${sans}" font-weight="700" font-size="20" fill="#fff" text-anchor="middle">LIVE</text></g>
    <path d="M-192 -360 Q-192 -398 -154 -398 H80 L-192 60Z" fill="#fff" opacity="0.07"/>
    <rect x="-54" y="-384" width="108" height="20" rx="10" fill="#0A0D18"/>`
}

function paper(words: Words): string {
  const bars = Array.from({ length: 26 }, (_, i) => {
    const width = 2 + ((i * 7) % 4)
    return `<rect x="338" y="${-136 + i * 10.6}" width="40" height="${width}" fill="${palette.ink}"/>`
  })
  return `<path d="${stub}" fill="url(#stock)"/>
    <g clip-path="url(#stubClip)"><rect x="-402" y="-170" width="212" height="340" fill="${palette.ink}"/>
      <g transform="translate(-296 0) scale(0.86)">${emblem(emblemOnDark)}</g>
      <path d="M182 -140 V140" stroke="${palette.sandDeep}" stroke-width="4" stroke-dasharray="3 13" stroke-linecap="round"/></g>
    <g font-family="${sans}" fill="${palette.ink}"><text x="-164" y="-104" font-size="22" letter-spacing="3" fill="${palette.tealDeep}" font-weight="700">夜更かしラジオ</text>
      <text x="-166" y="-34" font-size="48" font-weight="700">${words.first}</text><text x="-166" y="28" font-size="48" font-weight="700" fill="${palette.coral}">${words.second}</text>
      <path d="M-164 58 H140" stroke="${palette.sandDeep}" stroke-width="3"/>
      <text x="-164" y="96" font-size="21">${words.place}</text><text x="-164" y="130" font-size="19" fill="#6B6A70">${words.note}</text>
      <g transform="translate(236 0) rotate(90)"><text font-size="26" font-weight="700" letter-spacing="6" text-anchor="middle">ADMIT ONE</text></g></g>
    <g>${bars.join('')}</g>`
}
