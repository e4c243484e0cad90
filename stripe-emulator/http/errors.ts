import type Stripe from 'stripe'

/** The body of every non-2xx answer. Without this envelope the SDK takes a 404 for a success. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  code?: string
  decline_code?: string
  message: string
  param?: string
  charge?: string
  doc_url?: string
  payment_intent?: Stripe.PaymentIntent
  payment_method?: Stripe.PaymentMethod
  request_log_url?: string
}

/**
 * An answer other than 2xx. `executed` says whether the request got past validation: only then is
 * the answer kept under its idempotency key and replayed.
 */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly executed: boolean

  constructor(status: number, body: ErrorBody, executed: boolean) {
    super(body.message)
    this.status = status
    this.body = body.code
      ? {
          ...body,
          doc_url: `https://docs.stripe.com/error-codes/${body.code.replaceAll('_', '-')}`,
        }
      : body
    this.executed = executed
  }
}

/** A parameter that is wrong by itself: nothing was executed, the key may be used again. */
export function invalid(message: string, param?: string, code?: string): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, param, code }, false)
}

/** A request that is well formed and cannot be done now, with the intent as it stands. */
export function refused(
  message: string,
  code: string | undefined,
  intent?: Stripe.PaymentIntent,
): ApiError {
  const attached = intent ? { payment_intent: structuredClone(intent) } : {}
  return new ApiError(400, { type: 'invalid_request_error', message, code, ...attached }, true)
}

/** 404 when the id stood in the path, 400 when another object refers to it. */
export function missing(what: string, id: string, param = 'id'): ApiError {
  return new ApiError(
    param === 'id' || param === 'intent' ? 404 : 400,
    {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${what}: '${id}'`,
      param,
    },
    false,
  )
}

export function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message, code }, false)
}
