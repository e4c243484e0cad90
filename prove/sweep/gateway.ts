import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Edges } from './edges.ts'

/**
 * Stands between the shop and Stripe. Where Stripe is to give no answer, the gateway says 503 at
 * once and asks not to be asked again, which the Stripe client reports like a time-out: it throws,
 * and nobody knows what became of the call. Waiting 20 seconds for each would change nothing else.
 */
export async function openGateway(
  stripeUrl: string,
  edges: Edges,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const silence = () => {
      response.writeHead(503, {
        'content-type': 'application/json',
        'stripe-should-retry': 'false',
      })
      response.end(JSON.stringify({ error: { type: 'api_error', message: 'No answer' } }))
    }
    const verdict = edges.verdict('stripe', `${request.method} ${plain(request.url ?? '')}`)
    if (verdict === 'cut_before') return silence()
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
    const answer = await fetch(stripeUrl + request.url, {
      method: request.method,
      headers: headers as Record<string, string>,
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
    })
    const body = await answer.text()
    if (verdict === 'cut_after') {
      edges.afterCut()
      return silence()
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(body)
  })
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function plain(path: string): string {
  return path.replace(/\?.*/, '').replace(/(pi|re|pyr|ch|evt)_\w+/g, ':id')
}
