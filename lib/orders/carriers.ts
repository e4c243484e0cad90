/**
 * Carriers as staff choose them and as customers read them: the name is what is stored, since it
 * is what stands on the slip whatever the reader's language.
 */
export const CARRIERS = ['ヤマト運輸', '佐川急便', '日本郵便', 'その他'] as const
export type Carrier = (typeof CARRIERS)[number]
