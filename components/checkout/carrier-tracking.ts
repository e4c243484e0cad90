import { CARRIERS } from '#lib/orders/carriers.ts'

/**
 * Where a carrier shows one parcel, or null for carriers without a known page. Tracking numbers
 * are typed by staff with or without hyphens; the pages take digits.
 */
export function trackingUrl(carrier: string, trackingNumber: string): string | null {
  const number = encodeURIComponent(trackingNumber.normalize('NFKC').replace(/[^0-9A-Za-z]/g, ''))
  if (number === '') return null
  const known = CARRIERS.find((name) => name === carrier)
  switch (known) {
    case 'ヤマト運輸':
      return `https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno=${number}`
    case '佐川急便':
      return `https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=${number}`
    case '日本郵便':
      return `https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=${number}&searchKind=S002&locale=ja`
    default:
      return null
  }
}

/** Key of `order.carriers`: carriers are stored under their Japanese names. */
export function carrierKey(carrier: string): 'yamato' | 'sagawa' | 'japanpost' | null {
  switch (CARRIERS.find((name) => name === carrier)) {
    case 'ヤマト運輸':
      return 'yamato'
    case '佐川急便':
      return 'sagawa'
    case '日本郵便':
      return 'japanpost'
    default:
      return null
  }
}
