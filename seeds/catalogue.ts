import type * as tables from '#lib/db/schema.ts'

/*
 * The demonstration shop: a small label that streams its artists' shows. Names, people and
 * addresses are invented; the telephone number and the domain are reserved for examples.
 */

type ProductSeed = typeof tables.products.$inferInsert & {
  units: { ja: string; en: string; count: number }[]
}

type ShowSeed = Omit<typeof tables.shows.$inferInsert, 'startsAt' | 'endedAt'> & {
  startsInHours: number
  lastedHours: number
  sells: { slug: string; showPriceYen?: number; maxPerOrder?: number; maxPerBuyer?: number }[]
  /** Products pinned so far, in order; eight seconds apart, as the demo's stream shows them. */
  pins: string[]
}

export const SHOP: typeof tables.shop.$inferInsert = {
  nameJa: '灯台レコード',
  nameEn: 'Todai Records',
  legalName: '株式会社灯台レコード',
  representative: '波多野 澪',
  postalCode: '238-0000',
  address: '神奈川県横須賀市灯台町1-2-3 波止場ビル2階',
  phone: '046-000-0000',
  email: 'support@todai.example',
  supportHours: '平日 10:00–18:00',
  shippingYen: 550,
  shipsWithinDays: 7,
  konbiniDays: 3,
  konbiniLeastKeptBp: 8_000,
}

/** A product of one kind: there is nothing to choose, so its variant has no name. */
const one = (count: number) => [{ ja: '', en: '', count }]

export const PRODUCTS: ProductSeed[] = [
  {
    slug: 'tour-tee',
    kind: 'goods',
    nameJa: '夜更かしTシャツ',
    nameEn: 'Night Owl T-shirt',
    descriptionJa:
      '厚手のコットン100%(6.2oz)。胸に灯台、背中に全8公演の日付をプリントしました。少しゆったりめの作りです。',
    descriptionEn:
      'Heavy 6.2 oz cotton. A lighthouse on the chest, the dates of all eight shows on the back. Slightly relaxed fit.',
    imageUrl: '/media/products/tour-tee.webp',
    priceYen: 3_800,
    units: [
      { ja: 'S', en: 'S', count: 24 },
      { ja: 'M', en: 'M', count: 40 },
      { ja: 'L', en: 'L', count: 36 },
      { ja: 'XL', en: 'XL', count: 4 },
    ],
  },
  {
    slug: 'towel',
    kind: 'goods',
    nameJa: '灯りのマフラータオル',
    nameEn: 'Lamplight Muffler Towel',
    descriptionJa: '今治の綿100%、20×110cm。客席で掲げると、灯台の光がつながります。',
    descriptionEn: 'Cotton woven in Imabari, 20 × 110 cm. Held up side by side, the beams join.',
    imageUrl: '/media/products/towel.webp',
    priceYen: 1_900,
    units: one(120),
  },
  {
    slug: 'acrylic-stand',
    kind: 'goods',
    nameJa: 'メンバーアクリルスタンド',
    nameEn: 'Member Acrylic Stand',
    descriptionJa: '高さ約13cm。台座は波止場のかたち。3人そろえると夜の港になります。',
    descriptionEn:
      'About 13 cm tall on a quay-shaped base. All three together make a harbour at night.',
    imageUrl: '/media/products/acrylic-stand.webp',
    priceYen: 1_600,
    units: [
      { ja: 'ミオ(ボーカル)', en: 'Mio (vocals)', count: 30 },
      { ja: 'ソラ(ギター)', en: 'Sora (guitar)', count: 3 },
      { ja: 'ハル(ドラム)', en: 'Haru (drums)', count: 0 },
    ],
  },
  {
    slug: 'vinyl',
    kind: 'goods',
    nameJa: 'アルバム『午前二時の灯台』LP',
    nameEn: '“Lighthouse at 2 a.m.” LP',
    descriptionJa: '全10曲、重量盤。見開きジャケットとダウンロードコードつき。',
    descriptionEn: 'Ten songs on heavy vinyl, gatefold sleeve, with a download code.',
    imageUrl: '/media/products/vinyl.webp',
    // At most half of the pressing may sit in unpaid vouchers.
    konbiniUnitsMax: 30,
    priceYen: 4_800,
    units: one(60),
  },
  {
    slug: 'sticker',
    kind: 'goods',
    nameJa: 'ステッカー3枚セット',
    nameEn: 'Sticker Set of 3',
    descriptionJa: '水に強いビニール製。スマートフォンや楽器ケースにどうぞ。',
    descriptionEn: 'Waterproof vinyl, for phones and instrument cases.',
    imageUrl: '/media/products/sticker.webp',
    priceYen: 600,
    units: one(500),
  },
  {
    slug: 'tote',
    kind: 'goods',
    nameJa: '波止場トートバッグ',
    nameEn: 'Quayside Tote',
    descriptionJa: '帆布12号、LPがすっぽり入る大きさ。内ポケットつき。',
    descriptionEn: 'No. 12 canvas, just the size for an LP, with an inside pocket.',
    imageUrl: '/media/products/tote.webp',
    priceYen: 2_600,
    units: one(45),
  },
  {
    slug: 'penlight',
    kind: 'goods',
    nameJa: '灯台ペンライト',
    nameEn: 'Lighthouse Penlight',
    descriptionJa: '15色、単4電池3本。会場で展示した見本品のため、1点だけの出品です。',
    descriptionEn:
      'Fifteen colours, three AAA batteries. The display model of the venue: only one.',
    imageUrl: '/media/products/penlight.webp',
    priceYen: 3_200,
    units: one(1),
  },
  {
    slug: 'ticket',
    kind: 'ticket',
    nameJa: 'ワンマンライブ配信チケット',
    nameEn: 'Concert Stream Ticket',
    descriptionJa: '12月のワンマンライブをご自宅から。アーカイブは7日間ご覧いただけます。',
    descriptionEn: 'The December concert at home, with seven days of replay.',
    imageUrl: '/media/products/ticket.webp',
    priceYen: 2_500,
    units: one(2_000),
  },
  {
    // Cheap enough that the konbini fee would eat it: the checkout offers cards only, and says why.
    slug: 'after-talk',
    kind: 'ticket',
    nameJa: 'アフタートーク視聴券',
    nameEn: 'After-talk Pass',
    descriptionJa: '終演後の約20分、メンバー3人がその日の曲を振り返ります。',
    descriptionEn:
      'Twenty minutes with all three members after the show, looking back at the songs.',
    imageUrl: '/media/products/after-talk.webp',
    priceYen: 300,
    units: one(1_000),
  },
]

const BAND = { performerJa: '夜更かしラジオ', performerEn: 'Yofukashi Radio' }

export const SHOWS: ShowSeed[] = [
  {
    slug: 'live-tonight',
    status: 'live',
    titleJa: '今夜の灯り',
    titleEn: 'Lights of Tonight',
    descriptionJa: 'ツアーの新しいグッズを、メンバーがひとつずつ手に取って紹介します。',
    descriptionEn: 'The band shows the new tour goods, one by one.',
    ...BAND,
    posterUrl: '/media/posters/live-tonight-portrait.webp',
    cardUrl: '/media/posters/live-tonight-card.webp',
    startsInHours: -0.5,
    lastedHours: 0,
    sells: [
      { slug: 'tour-tee', showPriceYen: 3_500 },
      { slug: 'towel' },
      { slug: 'acrylic-stand', maxPerOrder: 4 },
      { slug: 'vinyl' },
      { slug: 'penlight', maxPerOrder: 1 },
      { slug: 'tote' },
      { slug: 'sticker' },
      { slug: 'ticket', maxPerOrder: 2, maxPerBuyer: 4 },
      { slug: 'after-talk', maxPerOrder: 1 },
    ],
    pins: ['tour-tee'],
  },
  {
    slug: 'acoustic-night',
    status: 'scheduled',
    titleJa: '波の音とギター アコースティックの夜',
    titleEn: 'Waves and a Guitar: Acoustic Night',
    descriptionJa: '照明をひとつだけにして、新曲を2曲お届けします。配信チケットは先行販売中です。',
    descriptionEn: 'One lamp, two new songs. Stream tickets are on sale already.',
    ...BAND,
    posterUrl: '/media/posters/acoustic-night-portrait.webp',
    cardUrl: '/media/posters/acoustic-night-card.webp',
    startsInHours: 26,
    lastedHours: 0,
    sells: [{ slug: 'ticket', maxPerOrder: 2 }, { slug: 'towel' }, { slug: 'vinyl' }],
    pins: [],
  },
  {
    slug: 'release-party',
    status: 'ended',
    titleJa: '『午前二時の灯台』リリースパーティー',
    titleEn: '“Lighthouse at 2 a.m.” Release Party',
    descriptionJa: 'アルバムの制作秘話とLPの開封。見逃し配信でもお買い物いただけます。',
    descriptionEn: 'How the album was made, and the LP unboxed. You can shop from the replay.',
    ...BAND,
    posterUrl: '/media/posters/release-party-portrait.webp',
    cardUrl: '/media/posters/release-party-card.webp',
    startsInHours: -74,
    lastedHours: 1,
    sells: [{ slug: 'vinyl' }, { slug: 'tote' }, { slug: 'towel' }],
    pins: ['vinyl', 'tote', 'towel'],
  },
]
