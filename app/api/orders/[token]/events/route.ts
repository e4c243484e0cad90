export { orderEvents as GET } from '#lib/http/order-events.ts'

export const dynamic = 'force-dynamic'
