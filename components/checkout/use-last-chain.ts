import { useCallback, useEffect, useState } from 'react'
import { CHAINS, type Chain } from '#lib/vouchers/chains.ts'

const NAME = 'voucher:chain'

/** The chain last chosen on this device: people pay where they always go. */
export function useLastChain(): [Chain, (chain: unknown) => void] {
  const [chain, setChain] = useState<Chain>(CHAINS[0])
  useEffect(() => {
    const saved = toChain(read())
    if (saved) setChain(saved)
  }, [])
  const choose = useCallback((value: unknown) => {
    const chosen = toChain(value)
    if (!chosen) return
    setChain(chosen)
    write(chosen)
  }, [])
  return [chain, choose]
}

const toChain = (value: unknown) => CHAINS.find((chain) => chain === value)

function read(): string | null {
  try {
    return localStorage.getItem(NAME)
  } catch {
    return null
  }
}

function write(chain: Chain): void {
  try {
    localStorage.setItem(NAME, chain)
  } catch {
    // Remembered for this page only.
  }
}
