import type Stripe from 'stripe'
import { retrieveIntent } from '../resources/payment-intents.ts'
import type { World } from '../world.ts'
import { invalid } from './errors.ts'
import type { FormObject } from './form.ts'

/** What browsers send along and the API proper does not know. */
const BROWSER_ONLY = [
  'key',
  'client_secret',
  'expected_payment_method_type',
  'payment_user_agent',
  'referrer',
  'time_on_page',
]

/** Takes the browser's own fields out of the body; returns the client secret among them. */
export function takeBrowserFields(form: FormObject): string | null {
  const secret = form.client_secret
  for (const name of BROWSER_ONLY) delete form[name]
  return typeof secret === 'string' ? secret : null
}

/** A browser may touch one intent only: the one whose client secret it holds. */
export function checkClientSecret(world: World, id: string, secret: string | null): void {
  if (!secret) {
    throw invalid('Missing required param: client_secret.', 'client_secret', 'parameter_missing')
  }
  if (retrieveIntent(world, id).client_secret !== secret) {
    throw invalid(
      'The client_secret provided does not match any associated PaymentIntent on this account.',
      'client_secret',
      'payment_intent_invalid_parameter',
    )
  }
}

/** An answer as a browser may see it: of an intent only what Stripe publishes to its holder. */
export function publicView(answer: object): object {
  if (!('object' in answer) || answer.object !== 'payment_intent') return answer
  const intent = answer as Stripe.PaymentIntent
  return Object.fromEntries(PUBLIC_FIELDS.map((name) => [name, intent[name]]))
}

const PUBLIC_FIELDS = [
  'id',
  'object',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
] as const satisfies readonly (keyof Stripe.PaymentIntent)[]
