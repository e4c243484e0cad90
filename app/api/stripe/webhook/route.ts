export { stripeWebhook as POST } from '#lib/http/stripe-webhook.ts'

export const dynamic = 'force-dynamic'
