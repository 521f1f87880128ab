import { RelyingPartyError } from '../errors.ts'
import type { Fetch } from '../options.ts'

const patience = 5000
const largest = 256 * 1024

/** Asks EU Login something, and gives the text of its answer. */
export interface AskServer {
  /** By a form, so that tickets are in no log. */
  post(path: string, parameters: Readonly<Record<string, string>>): Promise<string>
  /** By the address, where CAS knows nothing else. */
  get(path: string, parameters: Readonly<Record<string, string>>): Promise<string>
}

/**
 * Requests from server to server: 5 seconds, 256 KB, no redirects.
 *
 * @param server as {@link readServer} gives it
 * @returns rejects with a {@link RelyingPartyError} that names the cause
 */
export function askServer(server: string, fetch: Fetch = (url, init) => globalThis.fetch(url, init)): AskServer {
  async function ask(address: string, init: RequestInit): Promise<string> {
    let response: Response
    let text: string
    try {
      response = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) })
      text = await response.text()
    } catch (cause) {
      throw new RelyingPartyError('issuer-unreachable', `${server} can’t be reached: ${said(cause)}.`, { cause })
    }
    if (response.status >= 500)
      throw new RelyingPartyError(
        'issuer-unreachable',
        `${server} has trouble of its own: it answers ${response.status}.`,
      )
    if (!response.ok || text.length > largest)
      throw new RelyingPartyError(
        'issuer-not-found',
        `${address.replace(/\?.*/, '')} answers ${response.status}, and not as EU Login does. Is ${server} the address of EU Login?`,
      )
    return text
  }
  return {
    post: (path, parameters) =>
      ask(`${server}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(parameters).toString(),
      }),
    get: (path, parameters) => ask(`${server}${path}?${new URLSearchParams(parameters)}`, { method: 'GET' }),
  }
}

/** What the lowest layer said: `ECONNREFUSED`, `ENOTFOUND` …, or its message. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if (error.cause instanceof Error) return said(error.cause)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
