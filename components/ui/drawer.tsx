'use client'

import { Drawer as Base } from '@base-ui/react/drawer'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { useMediaQuery } from './use-media-query.ts'

/** Wide screens, and phones on their side: a sheet there would leave three lines to read. */
const PANEL = '(min-width: 64rem), (min-aspect-ratio: 1/1) and (min-width: 40rem)'

type DrawerProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** The close button's name for those who hear it. */
  closeLabel: string
  children: ReactNode
  /** Stays below the scrolling part: the button that goes on. */
  footer?: ReactNode
  /** Left of the title: a way back. */
  leading?: ReactNode
  /**
   * On a phone: `tall` fills 92 % even when there is little in it, so that steps do not jump;
   * `peek` ends at 72 %, so that the host's face stays in sight above it.
   */
  height?: 'auto' | 'tall' | 'peek'
  /** False keeps a press beside the sheet or the Escape key from closing it: money under way. */
  dismissible?: boolean
  onClosed?: () => void
}

/**
 * A sheet from the bottom on a phone, a panel from the right where there is width. What is below it
 * stays visible and goes on: the video plays.
 */
export function Drawer(props: DrawerProps) {
  const { open, onOpenChange, dismissible = true, onClosed } = props
  const isPanel = useMediaQuery(PANEL)
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (!next && !dismissible && details.reason !== 'close-press') return details.cancel()
        onOpenChange(next)
      }}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) onClosed?.()
      }}
      swipeDirection={isPanel ? 'right' : 'down'}
      disablePointerDismissal={!dismissible}
    >
      <Base.VirtualKeyboardProvider>
        <Base.Portal>
          <Base.Backdrop className={backdropStyle} />
          <Base.Viewport
            className={cn(
              'fixed inset-0 z-50 flex',
              isPanel ? 'items-stretch justify-end' : 'items-end justify-center',
            )}
          >
            <Base.Popup className={cn(popupStyle, isPanel ? panelStyle : sheetStyle(props))}>
              <Head {...props} isPanel={isPanel} />
              <Base.Content className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-6 sm:px-6">
                {props.children}
              </Base.Content>
              {props.footer ? (
                <div className="border-t border-line bg-page px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
                  {props.footer}
                </div>
              ) : null}
            </Base.Popup>
          </Base.Viewport>
        </Base.Portal>
      </Base.VirtualKeyboardProvider>
    </Base.Root>
  )
}

function Head({ title, leading, closeLabel, isPanel }: DrawerProps & { isPanel: boolean }) {
  return (
    <div className="relative flex shrink-0 items-center gap-2 px-5 pt-5 pb-3 sm:px-6">
      {isPanel ? null : (
        <span
          aria-hidden="true"
          className="absolute inset-x-0 top-2 mx-auto h-1 w-10 rounded-full bg-line-strong/50"
        />
      )}
      {leading}
      <Base.Title className="min-w-0 flex-1 text-lg font-bold">{title}</Base.Title>
      <Base.Close
        aria-label={closeLabel}
        className="-mr-2.5 grid size-11 place-items-center rounded-full text-muted hover:bg-sunk hover:text-fg"
      >
        <X aria-hidden="true" className="size-5" />
      </Base.Close>
    </div>
  )
}

const backdropStyle = cn(
  'fixed inset-0 z-50 bg-black opacity-[calc(0.4*(1-var(--drawer-swipe-progress)))] lg:opacity-[calc(0.25*(1-var(--drawer-swipe-progress)))]',
  'transition-opacity duration-400 ease-sheet data-swiping:duration-0',
  'data-starting-style:opacity-0 data-ending-style:opacity-0',
)

const popupStyle = cn(
  'flex flex-col bg-page text-fg outline-none transition-transform duration-400 ease-sheet',
  'data-swiping:duration-0 data-swiping:select-none',
  'data-ending-style:duration-[calc(var(--drawer-swipe-strength)*350ms)]',
)

const panelStyle = cn(
  'h-dvh w-[28rem] max-w-[90vw] shadow-float [transform:translateX(var(--drawer-swipe-movement-x))]',
  'data-starting-style:[transform:translateX(100%)] data-ending-style:[transform:translateX(100%)]',
)

const sheetStyle = ({ height = 'auto', footer }: DrawerProps) =>
  cn(
    'w-full max-w-[36rem] rounded-t-2xl shadow-sheet',
    height === 'peek' ? 'max-h-[72dvh]' : 'max-h-[92dvh]',
    '[transform:translateY(var(--drawer-swipe-movement-y))]',
    'data-starting-style:[transform:translateY(100%)] data-ending-style:[transform:translateY(100%)]',
    height === 'tall' && 'h-[92dvh]',
    !footer && 'pb-[env(safe-area-inset-bottom)]',
  )
