export { adminEvents as GET } from '#lib/http/admin-events.ts'

export const dynamic = 'force-dynamic'
