/**
 * The address a request came from, for limits per visitor. A visitor can write anything into
 * `X-Forwarded-For`; only the entries that our own proxies added at its right end are true.
 *
 * @param forwarded the header as it arrived
 * @param socketAddress the other end of the connection
 * @param trustedProxies how many proxies of ours stand in front
 */
export function clientAddress(
  forwarded: string | undefined,
  socketAddress: string,
  trustedProxies: number,
): string {
  if (trustedProxies === 0) return socketAddress
  const hops = (forwarded ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  return hops.at(-trustedProxies) ?? socketAddress
}
