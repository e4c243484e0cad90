import { en } from './text-en.js'
import { ja } from './text-ja.js'

const asked = new URLSearchParams(window.location.search).get('lang') ?? navigator.language

/** `?lang=ja` or `?lang=en`; without it, what the browser prefers. */
export const locale = asked.toLowerCase().startsWith('ja') ? 'ja' : 'en'

export const text = locale === 'ja' ? ja : en
