export { joinWaitlistHandler as POST } from '#lib/http/waitlist.ts'

export const dynamic = 'force-dynamic'
