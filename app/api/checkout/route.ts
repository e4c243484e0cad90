export { checkout as POST } from '#lib/http/checkout.ts'

export const dynamic = 'force-dynamic'
