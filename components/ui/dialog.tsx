'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { dialogBackdropStyle, dialogPopupStyle } from './dialog-style.ts'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  closeLabel: string
  children?: ReactNode
  footer?: ReactNode
}

/** A window in the middle, for something short that can be closed without a decision. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, closeLabel, children, footer } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={dialogBackdropStyle} />
        <Base.Popup className={dialogPopupStyle}>
          <div className="flex items-start gap-2">
            <Base.Title className="flex-1 text-lg font-bold">{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className="-mt-2 -mr-3 grid size-11 place-items-center rounded-full text-muted hover:bg-sunk hover:text-fg"
            >
              <X aria-hidden="true" className="size-5" />
            </Base.Close>
          </div>
          {description ? (
            <Base.Description className="mt-1 text-sm text-muted">{description}</Base.Description>
          ) : null}
          {children ? <div className="mt-4">{children}</div> : null}
          {footer ? <div className="mt-6 flex flex-wrap justify-end gap-2">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
