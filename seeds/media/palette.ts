/**
 * The colours of 灯台レコード: a calm night with one warm lamp in it. Every picture, poster and the
 * stream take their colours from here, so that the shop looks like one hand made it.
 */
export const palette = {
  ink: '#12172B',
  inkSoft: '#1D2542',
  inkLift: '#2C3760',
  lamp: '#F6C445',
  lampPale: '#FCE9B4',
  coral: '#E8583D',
  coralDeep: '#BF3F2A',
  paper: '#FBF8F2',
  sand: '#EBDFCB',
  sandDeep: '#D3C1A4',
  teal: '#2E7D86',
  tealDeep: '#1E5660',
  wood: '#B98552',
  woodDeep: '#7F5733',
  skin: '#F7DAC3',
  skinShade: '#E9B99B',
} as const

/** Both faces have the kana and kanji that the lettering needs; Debian's fonts-noto-cjk has them. */
export const sans = 'Noto Sans CJK JP'
export const serif = 'Noto Serif CJK JP'
