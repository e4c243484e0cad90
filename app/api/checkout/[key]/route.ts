export { checkoutState as GET } from '#lib/http/checkout-state.ts'

export const dynamic = 'force-dynamic'
