import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run types` checks all of the project once; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: they open sockets or read files beside themselves.
  serverExternalPackages: ['postgres', 'pino', 'graphile-worker', 'nodemailer'],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
      ],
    },
    {
      // An order's address is a secret: it must not travel on in a Referer header.
      source: '/:locale(ja|en)?/orders/:path*',
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex' },
      ],
    },
  ],
}

export default withNextIntl(config)
