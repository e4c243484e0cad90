/** Sentences of the two dialogs. The buttons stay English: so they are on Stripe's test page. */
export const dialogTexts = {
  ja: {
    ribbon: 'テスト環境 — Stripe ではありません',
    cancel: 'キャンセル',
    issuerFrame: 'カード会社の本人確認',
    challengeHeading: 'カードの本人確認(テスト)',
    challengeExplanation:
      '実際のお支払いでは、ここでカード会社の画面が開きます。どちらの結果を試すか選んでください。',
    completeMeans: '本人確認に成功する',
    failMeans: '本人確認に失敗する',
    challengeProblem: '送信できませんでした。もう一度お試しください。',
    konbiniHeading: 'コンビニでお支払いください',
    payBy: (deadline) => `${deadline} まで(日本時間)`,
    konbiniExplanation: '番号とお支払い方法は、お支払い番号のページでご確認いただけます。',
    openVoucher: 'お支払い番号を見る',
    close: '閉じる',
  },
  en: {
    ribbon: 'Test mode — not Stripe',
    cancel: 'Cancel',
    issuerFrame: 'Verification by your card issuer',
    challengeHeading: 'Card verification (test)',
    challengeExplanation:
      'In a real payment your card issuer’s page opens here. Choose which outcome you want to try.',
    completeMeans: 'Verification succeeds',
    failMeans: 'Verification fails',
    challengeProblem: 'This could not be sent. Please try again.',
    konbiniHeading: 'Pay at a konbini',
    payBy: (deadline) => `Pay by ${deadline}`,
    konbiniExplanation: 'The payment page shows your numbers and how to use them at each chain.',
    openVoucher: 'Show the payment numbers',
    close: 'Close',
  },
}
