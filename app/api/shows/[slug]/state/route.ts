export { showState as GET } from '#lib/http/show-state.ts'

export const dynamic = 'force-dynamic'
