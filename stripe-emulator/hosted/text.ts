import type { CardField } from './pay-form.ts'

export type Lang = 'ja' | 'en'

const JA = {
  notStripe:
    'テスト環境 — Stripe ではありません。お金は動きません。カード番号はテスト用のものだけを入力してください。',
  language: 'English',
  pay: (amount: string) => `${amount} を支払う`,
  subscribe: (amount: string) => `${amount} で申し込む`,
  startTrial: '無料で始める',
  card: 'カード',
  konbini: 'コンビニ払い',
  konbiniHint:
    '番号を発行します。ファミリーマート、ローソン、ミニストップ、セイコーマートで支払えます。',
  issueCode: '支払い番号を発行する',
  cardNumber: 'カード番号',
  cardExpiry: '有効期限 (月 / 年)',
  cardCvc: 'セキュリティコード',
  name: 'お名前',
  email: 'メールアドレス',
  missing: (field: CardField) =>
    ({
      cardNumber: 'カード番号を入力してください。',
      cardExpiry: '有効期限を 12 / 34 のように入力してください。',
      cardCvc: 'セキュリティコードを入力してください。',
      billingName: 'お名前を入力してください。',
      email: 'メールアドレスを入力してください。',
    })[field],
  total: '合計',
  due: '支払期限',
  invoice: '請求書',
  invoiceStatus: {
    draft: '下書きです',
    open: 'お支払いをお待ちしています',
    paid: 'お支払い済みです',
    void: '無効になりました',
    uncollectible: '回収不能とされました',
  } as Record<string, string>,
  voucherReady: 'コンビニの支払い番号を発行しました。',
  showVoucher: '支払い番号を見る',
  backToShop: 'ショップに戻る',
  checkout: 'お支払い',
  expired: 'この支払いページは期限が切れました。',
  done: 'お手続きは完了しました。',
  challenge: 'カード会社の本人認証 (3-D セキュア)',
  challengeHint: '本物ではカード会社の画面が出ます。ここでは結果を選びます。',
  complete: '認証に成功する',
  fail: '認証に失敗する',
  portal: 'ご契約の管理',
  subscriptions: 'ご契約',
  noSubscriptions: 'ご契約はありません。',
  subscriptionStatus: {
    active: '有効',
    trialing: '無料期間中',
    past_due: 'お支払いが遅れています',
    incomplete: 'お支払い待ち',
    unpaid: '未払い',
    paused: '休止中',
    canceled: '解約済み',
    incomplete_expired: '不成立',
  } as Record<string, string>,
  renewsOn: (date: string) => `次回更新 ${date}`,
  endsOn: (date: string) => `${date} に終了します`,
  cancelPlan: '期間の終わりに解約する',
  resumePlan: '解約を取りやめる',
  invoices: '請求書',
  method: 'お支払いカード',
  noMethod: 'カードは登録されていません。',
  replaceCard: 'このカードに変更する',
  refund: '返金先の口座',
  refundHint: (amount: string) => `${amount} を返金します。受け取る銀行口座を入力してください。`,
  refundTest:
    'テスト用の口座: 銀行・支店 1100000、口座 0001234 は成功します。口座 1111113、1111116、3333335、4444440 は振り込めずに戻ります。',
  routing: '銀行コードと支店コード (7 桁)',
  account: '口座番号 (7 桁)',
  holder: '口座名義',
  submitAccount: 'この口座で受け取る',
  refundStatus: {
    pending: '口座を受け付けました。振り込みを待っています。',
    succeeded: '返金が完了しました。',
    failed: '期限までに口座が入力されなかったため、返金できませんでした。',
    canceled: 'この返金は取り消されました。',
  } as Record<string, string>,
  badRouting: '銀行コードと支店コードは 1100000 と入力してください。',
  notFound: 'このページは見つかりません。',
}

const EN: typeof JA = {
  notStripe:
    'Test environment. This is not Stripe and no money moves. Enter test card numbers only.',
  language: '日本語',
  pay: (amount) => `Pay ${amount}`,
  subscribe: (amount) => `Subscribe for ${amount}`,
  startTrial: 'Start trial',
  card: 'Card',
  konbini: 'Konbini',
  konbiniHint: 'You get a code to pay with at FamilyMart, Lawson, Ministop or Seicomart.',
  issueCode: 'Get payment code',
  cardNumber: 'Card number',
  cardExpiry: 'Expiration (MM / YY)',
  cardCvc: 'Security code',
  name: 'Full name',
  email: 'Email',
  missing: (field) =>
    ({
      cardNumber: 'Your card number is incomplete.',
      cardExpiry: 'Enter the expiration date like 12 / 34.',
      cardCvc: 'Your card’s security code is incomplete.',
      billingName: 'Enter your name.',
      email: 'Enter your email.',
    })[field],
  total: 'Total',
  due: 'Due',
  invoice: 'Invoice',
  invoiceStatus: {
    draft: 'Draft',
    open: 'Waiting for payment',
    paid: 'Paid',
    void: 'Void',
    uncollectible: 'Uncollectible',
  },
  voucherReady: 'Your konbini payment code is ready.',
  showVoucher: 'Show payment code',
  backToShop: 'Back to the shop',
  checkout: 'Checkout',
  expired: 'This checkout has expired.',
  done: 'All done.',
  challenge: 'Your bank’s check (3-D Secure)',
  challengeHint: 'A real card would show its bank’s page. Here you choose the outcome.',
  complete: 'Complete',
  fail: 'Fail',
  portal: 'Your subscription',
  subscriptions: 'Subscriptions',
  noSubscriptions: 'No subscriptions.',
  subscriptionStatus: {
    active: 'Active',
    trialing: 'Trial',
    past_due: 'Past due',
    incomplete: 'Waiting for payment',
    unpaid: 'Unpaid',
    paused: 'Paused',
    canceled: 'Canceled',
    incomplete_expired: 'Never started',
  },
  renewsOn: (date) => `Renews on ${date}`,
  endsOn: (date) => `Ends on ${date}`,
  cancelPlan: 'Cancel at period end',
  resumePlan: 'Don’t cancel',
  invoices: 'Invoices',
  method: 'Payment card',
  noMethod: 'No card on file.',
  replaceCard: 'Use this card',
  refund: 'Account for your refund',
  refundHint: (amount) => `${amount} will be refunded. Enter the bank account to receive it.`,
  refundTest:
    'Test accounts: bank and branch 1100000, account 0001234 succeeds. Accounts 1111113, 1111116, 3333335 and 4444440 bounce.',
  routing: 'Bank and branch code (7 digits)',
  account: 'Account number (7 digits)',
  holder: 'Account holder',
  submitAccount: 'Receive it here',
  refundStatus: {
    pending: 'We have your account. The transfer is under way.',
    succeeded: 'The refund is done.',
    failed: 'No account was entered in time, so the refund failed.',
    canceled: 'This refund was canceled.',
  },
  badRouting: 'Enter 1100000 as bank and branch code.',
  notFound: 'There is no such page.',
}

export type Text = typeof JA

export function textFor(lang: Lang): Text {
  return lang === 'ja' ? JA : EN
}

/** `?lang=`, then what the session asked for, then what the browser prefers, then Japanese. */
export function chooseLang(
  query: string | null,
  locale: string | null | undefined,
  accepted: string | undefined,
): Lang {
  for (const wish of [query, locale === 'auto' ? null : locale, accepted?.slice(0, 2)]) {
    if (wish === 'ja' || wish === 'en') return wish
  }
  return 'ja'
}
