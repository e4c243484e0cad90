import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const badgeStyle = cva(
  'inline-flex items-center gap-1.5 rounded-full font-bold whitespace-nowrap [&_svg]:size-[1.1em]',
  {
    variants: {
      tone: {
        neutral: 'bg-sunk text-fg',
        outline: 'border border-line-strong text-muted',
        /** Waiting for the customer: money, a bank account. */
        waiting: 'bg-lamp-soft text-ink',
        /** Paid, sent, done. */
        done: 'bg-sea-soft text-sea-deep',
        /** On air, or needs somebody now. */
        urgent: 'bg-coral-soft text-coral-deep',
        live: 'bg-coral-deep text-white',
        lamp: 'bg-lamp text-ink',
        glass: 'bg-black/55 text-white backdrop-blur-md',
      },
      size: { sm: 'h-5 px-2 text-xs', md: 'h-6 px-2.5 text-xs', lg: 'h-8 px-3.5 text-sm' },
    },
    defaultVariants: { tone: 'neutral', size: 'md' },
  },
)

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyle>['tone']>

export function Badge({
  tone,
  size,
  className,
  ...props
}: ComponentProps<'span'> & VariantProps<typeof badgeStyle>) {
  return <span className={cn(badgeStyle({ tone, size }), className)} {...props} />
}
