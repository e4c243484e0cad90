'use client'

import { useEffect } from 'react'

/**
 * Noto Sans JP for systems without a Japanese gothic of their own. Its 124 @font-face rules are
 * 31 KB compressed, so they arrive when the page is idle instead of blocking its first paint; the
 * font stack asks for the reader's own fonts first, so that most people load nothing more.
 */
export function WebFont() {
  useEffect(() => {
    const load = () => void import('./web-font-faces.ts')
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(load, { timeout: 5_000 })
      return () => cancelIdleCallback(handle)
    }
    // Safari has no idle callback, and no need either: it always has Hiragino.
  }, [])
  return null
}
