import postgres from 'postgres'

/** What happens outside the shop's pages: at the till, at Stripe, in the mail, in the database. */

const address = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set. Run the tests with \`npm test -- e2e\`.`)
  return value
}

/** A route of the Stripe stand-in's control plane. */
export async function control<T = unknown>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${address('E2E_EMULATOR_URL')}/_emulator${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<T>
}

export type Mail = { to: string; subject: string; text: string; html: string }

export async function mails(): Promise<Mail[]> {
  const response = await fetch(`${address('E2E_MAIL_URL')}/api/messages`)
  return response.json() as Promise<Mail[]>
}

type OrderRow = {
  id: string
  number: string
  status: string
  payment_intent_id: string
  total_yen: number
}

let sql: postgres.Sql | undefined

function database(): postgres.Sql {
  sql ??= postgres(address('E2E_DATABASE_URL'), { max: 2, onnotice: () => {} })
  return sql
}

export async function closeDatabase(): Promise<void> {
  await sql?.end({ timeout: 5 })
  sql = undefined
}

/** The order whose number the page shows. */
export async function orderByNumber(number: string): Promise<OrderRow> {
  const [row] = await database()<OrderRow[]>`select * from orders where number = ${number}`
  if (!row) throw new Error(`No order ${number}`)
  return row
}

export async function ordersSince(moment: Date): Promise<OrderRow[]> {
  return database()<OrderRow[]>`
    select * from orders where created_at >= ${moment} order by created_at
  `
}

export async function unitsOf(slug: string, position = 0) {
  const [row] = await database()<{ free: number; held: number; sold: number }[]>`
    select v.free, v.held, v.sold from variants v join products p on p.id = v.product_id
    where p.slug = ${slug} and v.position = ${position}
  `
  if (!row) throw new Error(`No product ${slug}`)
  return { free: row.free, held: row.held, sold: row.sold }
}

export async function isStored(eventId: string): Promise<boolean> {
  const rows = await database()`select 1 from processed_events where id = ${eventId}`
  return rows.length > 0
}

/** How many payment intents Stripe, or what stands in for it, knows for an order. */
export async function intentsOf(orderId: string): Promise<number> {
  const isReal = process.env.E2E_STRIPE === 'real'
  const api = isReal ? 'https://api.stripe.com' : address('E2E_EMULATOR_URL')
  const key = isReal ? address('E2E_STRIPE_SECRET_KEY') : 'sk_test_e2e'
  const response = await fetch(`${api}/v1/payment_intents?limit=100`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const { data } = (await response.json()) as { data: { metadata: Record<string, string> }[] }
  return data.filter((intent) => intent.metadata.order_id === orderId).length
}
