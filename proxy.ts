import createMiddleware from 'next-intl/middleware'
import { routing } from '#lib/i18n/routing.ts'

export default createMiddleware(routing)

// Pages only: not the API, Next's own files, nor anything with a file ending.
export const config = { matcher: ['/((?!api|_next|.*\\..*).*)'] }
