export { showEvents as GET } from '#lib/http/show-events.ts'

export const dynamic = 'force-dynamic'
