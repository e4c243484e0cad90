import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

export const buttonStyle = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-full font-bold select-none',
    'transition-[background-color,border-color,color,transform,opacity] active:scale-[0.98]',
    'disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-45',
    '[&_svg]:size-[1.15em] [&_svg]:shrink-0',
  ],
  {
    variants: {
      tone: {
        /** The one thing to do here. */
        primary: 'bg-lamp text-ink hover:bg-lamp-strong',
        /** Beside a primary one. */
        secondary: 'border border-line-strong bg-surface text-fg hover:border-fg hover:bg-sunk',
        ink: 'bg-ink text-white hover:bg-ink-raised',
        quiet: 'text-fg hover:bg-sunk',
        danger: 'bg-coral-deep text-white hover:bg-coral-deep/90',
        /** Over the video. */
        glass: 'bg-black/55 text-white backdrop-blur-md hover:bg-black/70',
      },
      size: {
        sm: 'h-9 px-4 text-sm',
        md: 'h-11 px-5 text-base',
        lg: 'h-13 px-7 text-base',
        icon: 'size-11 text-lg',
      },
      wide: { true: 'w-full' },
    },
    defaultVariants: { tone: 'secondary', size: 'md' },
  },
)

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & {
    /** Shows a spinner and ignores clicks, but keeps the focus and the width. */
    busy?: boolean
    icon?: ReactNode
  }

/** A button; as a link, use `buttonStyle({ tone, size })` on the link itself. */
export function Button(props: ButtonProps) {
  const { tone, size, wide, busy = false, icon, className, children, onClick, ...rest } = props
  return (
    <button
      type="button"
      className={cn(buttonStyle({ tone, size, wide }), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
