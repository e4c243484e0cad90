/**
 * Every address of the app, so that none is written by hand. Paths are without a locale: the
 * navigation helpers of lib/i18n add it.
 */
export const routes = {
  home: () => '/',
  show: (slug: string) => `/shows/${slug}`,
  order: (token: string) => `/orders/${token}`,
  legal: () => '/legal',
  terms: () => '/terms',
  privacy: () => '/privacy',
  externalTransmission: () => '/external-transmission',
  konbiniGuide: () => '/konbini-guide',

  adminLogin: () => '/admin/login',
  admin: () => '/admin',
  adminOrders: () => '/admin/orders',
  adminOrder: (number: string) => `/admin/orders/${number}`,
  adminVouchers: () => '/admin/vouchers',
  adminAlarms: () => '/admin/alarms',
  adminEvents: () => '/admin/events',
  adminEvent: (id: string) => `/admin/events/${id}`,
  adminReconcile: () => '/admin/reconcile',
  studio: () => '/studio',
  studioShow: (slug: string) => `/studio/${slug}`,

  apiCheckout: () => '/api/checkout',
  apiCheckoutState: (checkoutKey: string) => `/api/checkout/${checkoutKey}`,
  apiWaitlist: () => '/api/waitlist',
  apiShowState: (slug: string) => `/api/shows/${slug}/state`,
  apiShowEvents: (slug: string) => `/api/shows/${slug}/events`,
  apiOrderState: (token: string) => `/api/orders/${token}/state`,
  apiOrderEvents: (token: string) => `/api/orders/${token}/events`,
  apiAdminEvents: () => '/api/admin/events',
  apiStaffSignIn: () => '/api/auth/sign-in/email',
  apiStaffSignOut: () => '/api/auth/sign-out',
  apiStripeWebhook: () => '/api/stripe/webhook',
  apiHealth: () => '/api/health',
} as const
