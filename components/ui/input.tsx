import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** What every control of a form looks like; 16 px, so that iOS does not zoom in. */
export const controlStyle = cn(
  'h-12 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3.5 text-base text-fg',
  'placeholder:text-muted transition-[border-color,box-shadow]',
  'hover:border-fg focus-visible:border-sea focus-visible:outline-2 focus-visible:outline-offset-0',
  'aria-invalid:border-coral-deep data-invalid:border-coral-deep',
  'disabled:bg-sunk disabled:text-muted',
)

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(controlStyle, className)} {...props} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(controlStyle, 'h-auto min-h-24 py-3', className)} {...props} />
}
