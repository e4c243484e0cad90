import { useEffect, useState } from 'react'
import { settlingLeftMs } from './settling.ts'

/** True while the checkout's mark counts: this browser has just seen the payment through. */
export function useSettling(orderToken: string): boolean {
  const [isSettling, setSettling] = useState(false)
  useEffect(() => {
    const leftMs = settlingLeftMs(sessionStorage, orderToken, new Date())
    if (leftMs === 0) return
    setSettling(true)
    const timer = setTimeout(() => setSettling(false), leftMs)
    return () => clearTimeout(timer)
  }, [orderToken])
  return isSettling
}
