export { health as GET } from '#lib/http/health.ts'

export const dynamic = 'force-dynamic'
