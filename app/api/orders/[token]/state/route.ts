export { orderState as GET } from '#lib/http/order-state.ts'

export const dynamic = 'force-dynamic'
