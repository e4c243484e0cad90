import { cn } from './cn.ts'

/* Shared by Dialog and AlertDialog, which differ in how they may be left, not in how they look. */

export const dialogBackdropStyle = cn(
  'fixed inset-0 z-50 bg-black/55 transition-opacity',
  'data-starting-style:opacity-0 data-ending-style:opacity-0',
)

export const dialogPopupStyle = cn(
  'fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[28rem] max-w-[calc(100vw-2rem)] overflow-y-auto',
  '-translate-x-1/2 -translate-y-1/2 rounded-xl bg-page p-6 text-fg shadow-float outline-none',
  'transition-[opacity,scale] data-starting-style:scale-97 data-starting-style:opacity-0',
  'data-ending-style:scale-97 data-ending-style:opacity-0',
)
