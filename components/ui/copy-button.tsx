'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

type CopyButtonProps = {
  text: string
  /** Names what is copied, for those who hear the button. */
  label: string
  copiedLabel: string
  /** Without words on the button itself. */
  iconOnly?: boolean
  size?: 'sm' | 'md'
}

/** Copies a text, shows that it did for two seconds, and says so to a screen reader. */
export function CopyButton({ text, label, copiedLabel, iconOnly, size = 'sm' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <>
      <Button
        size={iconOnly ? 'icon' : size}
        aria-label={iconOnly ? label : undefined}
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={async () => setCopied(await writeClipboard(text))}
      >
        {iconOnly ? null : copied ? copiedLabel : label}
      </Button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ''}
      </span>
    </>
  )
}

/** Without https the clipboard API is absent; a shop's test on a phone in the same net is that. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.style.cssText = 'position:fixed;opacity:0'
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}
