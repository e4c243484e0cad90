import type { MetadataRoute } from 'next'

/** Lets a customer keep the shop, and a voucher's page, on the home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: '灯台レコード',
    short_name: '灯台レコード',
    lang: 'ja',
    start_url: '/',
    display: 'standalone',
    background_color: '#12172b',
    theme_color: '#12172b',
    icons: [{ src: '/media/logo.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
}
