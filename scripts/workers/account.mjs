// What has to be right with an account before anything is made on it.
import { lookup } from 'node:dns/promises'

/**
 * Which account wrangler would use.
 *
 * @param options `wrangler`: runs it with arguments and resolves with `{ code, output }`; `chosen`: the id in
 * CLOUDFLARE_ACCOUNT_ID
 * @returns null, or a line that says what to do
 */
export async function whyNoAccount({ chosen, wrangler }) {
  const { output } = await wrangler(['whoami', '--json'])
  const said = /^\{[^]*\}/m.exec(output)?.[0]
  if (said === undefined) return `wrangler doesn’t say who it is:\n${output}`
  const { accounts = [], loggedIn } = JSON.parse(said)
  if (!loggedIn)
    return 'wrangler isn’t signed in: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN to a token that may edit Workers, D1, R2, Queues and the zone’s routes.'
  if (chosen || accounts.length === 1) return null
  const names = accounts.map(({ id, name }) => `  ${id}  ${name}`).join('\n')
  return accounts.length === 0
    ? 'wrangler sees no account: the token may read none. Set CLOUDFLARE_ACCOUNT_ID.'
    : `wrangler sees several accounts. Set CLOUDFLARE_ACCOUNT_ID to one of them:\n${names}`
}

/**
 * Whether a host leads somewhere else already. wrangler without a terminal replaces DNS records, and takes
 * hosts from other Workers, without asking.
 *
 * @returns whether it has an address and isn’t one of ours, which answers `/healthz`
 */
export async function leadsElsewhere(host, { ask = fetch, find = lookup } = {}) {
  const address = await find(host).catch(() => null)
  if (address === null) return false
  try {
    const answer = await ask(`https://${host}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    return (await answer.json()).status !== 'ok'
  } catch {
    return true
  }
}
