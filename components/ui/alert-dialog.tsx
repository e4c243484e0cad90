'use client'

import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { dialogBackdropStyle, dialogPopupStyle } from './dialog-style.ts'

type AlertDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  cancelLabel: ReactNode
  confirmLabel: ReactNode
  /** `danger` for what cannot be taken back. */
  tone?: 'primary' | 'danger'
  busy?: boolean
  onConfirm: () => void
}

/** A question that must be answered. It stays open until the caller closes it after confirming. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, title, description, children, cancelLabel, confirmLabel } = props
  const { tone = 'primary', busy = false, onConfirm } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => (busy ? undefined : onOpenChange(next))}>
      <Base.Portal>
        <Base.Backdrop className={dialogBackdropStyle} />
        <Base.Popup className={dialogPopupStyle}>
          <Base.Title className="text-lg font-bold">{title}</Base.Title>
          {description ? (
            <Base.Description className="mt-2 text-sm text-muted">{description}</Base.Description>
          ) : null}
          {children ? <div className="mt-4">{children}</div> : null}
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <Base.Close disabled={busy} render={<Button tone="secondary" />}>
              {cancelLabel}
            </Base.Close>
            <Button tone={tone} busy={busy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
