import type { Appearance } from '@stripe/stripe-js'

/**
 * The Payment Element lives in a frame that our styles do not reach, so it is told our tokens, read
 * from the page as it is: one place defines them.
 */
export function stripeAppearance(): Appearance {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim() || undefined
  const defined = (rules: Record<string, string | undefined>) =>
    Object.fromEntries(
      Object.entries(rules).filter((rule): rule is [string, string] => rule[1] !== undefined),
    )
  return {
    theme: 'stripe',
    labels: 'above',
    variables: defined({
      colorPrimary: token('--color-sea'),
      colorBackground: token('--surface'),
      colorText: token('--fg'),
      colorTextSecondary: token('--muted'),
      colorTextPlaceholder: token('--muted'),
      colorDanger: token('--color-coral-deep'),
      borderRadius: token('--radius-md'),
      fontFamily: token('--font-sans'),
      // iOS zooms into anything smaller.
      fontSizeBase: '16px',
      spacingUnit: '4px',
    }),
    rules: {
      '.Input': defined({ border: edge(token('--line-strong')), boxShadow: 'none' }),
      '.Tab': defined({ border: edge(token('--line-strong')), boxShadow: 'none' }),
      '.Tab--selected': defined({ borderColor: token('--color-sea') }),
      '.Label': { fontWeight: '700' },
    },
  }
}

const edge = (color: string | undefined) => (color ? `1px solid ${color}` : undefined)
