/** Switches a person or a test can throw to see how the shop copes. All off by default. */
export interface Faults {
  webhooks: {
    /** Every event this many times more, same id. */
    duplicate: number
    /** Every change described by this many further events with ids of their own. */
    twin: number
    /** Hold events for up to 300 ms and send the newest first. */
    reorder: boolean
    delay_ms: number
    /** Attempts that never arrive: true for all, a number for the next so many. */
    drop: boolean | number
    bad_signature: boolean | number
    /** Sign with a time one hour ago, which the SDK refuses. */
    stale_timestamp: boolean
  }
  api: {
    /** Answer with this status instead of doing the work. */
    status: number | null
    code: string | null
    message: string | null
    /** Do the work first, then fail: the caller cannot know that it happened. */
    after_commit: boolean
    delay_ms: number
    /** Drop the connection instead of answering. */
    disconnect: boolean
    /** How many requests are hit before the fault clears itself; null for no end. */
    times: number | null
    /** `POST /v1/payment_intents/:id/confirm`; null hits every route. */
    route: string | null
    /** Requests per second that each endpoint allows (429 beyond); null for no limit. */
    rate_limit: number | null
    /** The same over all endpoints together. */
    global_rate_limit: number | null
    /** Konbini vouchers per second; beyond it `payment_method_rate_limit_exceeded`. */
    konbini_rate_limit: number | null
  }
  /** What a real account runs into and a fresh test account does not. */
  account: {
    /** Refunds draw on what is available: beyond it they stay pending until more is. */
    refunds_need_balance: boolean
  }
}

export function noFaults(): Faults {
  return {
    webhooks: {
      duplicate: 0,
      twin: 0,
      reorder: false,
      delay_ms: 0,
      drop: false,
      bad_signature: false,
      stale_timestamp: false,
    },
    api: {
      status: null,
      code: null,
      message: null,
      after_commit: false,
      delay_ms: 0,
      disconnect: false,
      times: null,
      route: null,
      rate_limit: null,
      global_rate_limit: null,
      konbini_rate_limit: null,
    },
    account: {
      refunds_need_balance: false,
    },
  }
}

/**
 * Replaces a group that is given (what it leaves out is switched off) and leaves the others as they
 * are; an empty object clears all. Returns a sentence when something is not understood.
 */
export function setFaults(faults: Faults, given: unknown): string | null {
  if (!isRecord(given)) return 'Expected an object.'
  const fresh = noFaults()
  for (const [group, values] of Object.entries(given)) {
    if (!isGroup(group)) return `Unknown group of faults: ${group}`
    if (!isRecord(values)) return `${group} must be an object.`
    for (const [name, value] of Object.entries(values)) {
      if (!Object.hasOwn(fresh[group], name)) return `Unknown fault: ${group}.${name}`
      const normal = normalize(group, name, value)
      if (normal === undefined) return `Not a value for ${group}.${name}: ${JSON.stringify(value)}`
      Object.assign(fresh[group], { [name]: normal })
    }
  }
  const clearAll = Object.keys(given).length === 0
  if (clearAll || 'webhooks' in given) faults.webhooks = fresh.webhooks
  if (clearAll || 'api' in given) faults.api = fresh.api
  if (clearAll || 'account' in given) faults.account = fresh.account
  return null
}

const KINDS: Record<
  string,
  'count' | 'flag' | 'flag_or_count' | 'optional_count' | 'optional_text'
> = {
  'webhooks.duplicate': 'count',
  'webhooks.twin': 'count',
  'webhooks.reorder': 'flag',
  'webhooks.delay_ms': 'count',
  'webhooks.drop': 'flag_or_count',
  'webhooks.bad_signature': 'flag_or_count',
  'webhooks.stale_timestamp': 'flag',
  'api.status': 'optional_count',
  'api.code': 'optional_text',
  'api.message': 'optional_text',
  'api.after_commit': 'flag',
  'api.delay_ms': 'count',
  'api.disconnect': 'flag',
  'api.times': 'optional_count',
  'api.route': 'optional_text',
  'api.rate_limit': 'optional_count',
  'api.global_rate_limit': 'optional_count',
  'api.konbini_rate_limit': 'optional_count',
  'account.refunds_need_balance': 'flag',
}

/** Converts, because switches in a browser send true for 1; undefined when it makes no sense. */
function normalize(group: string, name: string, value: unknown): unknown {
  const kind = KINDS[`${group}.${name}`]
  const count = typeof value === 'boolean' ? Number(value) : value
  const isCount = Number.isInteger(count) && (count as number) >= 0
  if (kind === 'count') return value === null ? 0 : isCount ? count : undefined
  if (kind === 'flag') return typeof value === 'boolean' ? value : isCount ? count !== 0 : undefined
  if (kind === 'flag_or_count') {
    return value === null ? false : typeof value === 'boolean' || isCount ? value : undefined
  }
  if (kind === 'optional_count') return value === null ? null : isCount ? count : undefined
  if (value === null || value === '') return null
  return typeof value === 'string' ? value : undefined
}

function isGroup(name: string): name is keyof Faults {
  return name === 'webhooks' || name === 'api' || name === 'account'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
