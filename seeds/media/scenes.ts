export type Scene = { slug: string; name: readonly string[]; line: string }

/** Eight seconds: long enough to read a name twice, short enough that a visitor sees goods change. */
export const sceneSeconds = 8

/**
 * What the looping stream shows, in order. Scene `i` runs from second `i * sceneSeconds` of the
 * loop; cues for the replay and the demo's host follow this list. `name` is one entry per line.
 */
export const scenes: readonly Scene[] = [
  { slug: 'tour-tee', name: ['夜更かしTシャツ'], line: 'しっかり厚手のコットン' },
  { slug: 'towel', name: ['灯りの', 'マフラータオル'], line: 'ライブの夜のおともに' },
  { slug: 'acrylic-stand', name: ['メンバー', 'アクリルスタンド'], line: '3人そろって机の上に' },
  { slug: 'vinyl', name: ['アルバム', '『午前二時の灯台』LP'], line: '針を落として、ゆっくりと' },
  { slug: 'sticker', name: ['ステッカー3枚セット'], line: 'ケースにも手帳にも' },
  { slug: 'tote', name: ['波止場トートバッグ'], line: 'レコードがすっぽり入ります' },
  { slug: 'penlight', name: ['灯台ペンライト'], line: '画面の前から、灯りを' },
]

export const loopSeconds = scenes.length * sceneSeconds
