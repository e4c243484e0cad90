export const statusTexts = {
  pending: {
    title: 'お支払い待ち',
    detail: '下の番号を、お近くのコンビニの端末に入力してください。',
  },
  paying: {
    title: 'お支払い手続き中',
    detail: '申込券が発行されました。レジでお支払いください。',
  },
  paid: { title: 'お支払い済み', detail: 'お支払いを確認しました。' },
  expired: {
    title: '期限切れ',
    detail: 'お支払い期限を過ぎたため、この番号は使えません。代金はかかっていません。',
  },
  canceled: {
    title: '取り消されました',
    detail: 'このお支払いは取り消されました。この番号ではお支払いいただけません。',
  },
}

/** Time left in words; below an hour in minutes, because then minutes count. */
export function describeRemaining(seconds) {
  if (seconds <= 0) return '期限を過ぎました。発行済みの申込券だけがお使いいただけます。'
  if (seconds < 3600) return `あと${Math.ceil(seconds / 60)}分`
  if (seconds < 2 * 86_400) return `あと約${Math.round(seconds / 3600)}時間`
  return `あと${Math.floor(seconds / 86_400)}日`
}
