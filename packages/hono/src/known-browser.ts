import { equal, fromBase64url, toBase64url } from '@laissez-passer/core/authenticator'
import type { KeyRing } from '@laissez-passer/core/ports'
import type { Context } from 'hono'
import { browserCookie, knownCookie, setKnownCookie } from './cookies.ts'
import type { ProviderEnv } from './environment.ts'

const purpose = 'known-browser'

/**
 * Marks a browser in which an account was opened: a keyed hash of its name, so that a queue in front of the
 * provider knows it without asking the database. It opens nothing.
 */
export async function markKnown(c: Context<ProviderEnv>): Promise<void> {
  const browser = browserCookie(c)
  if (browser === null) return
  const mark = toBase64url(await c.get('context').keyRing.mac(purpose, browser))
  if (mark !== knownCookie(c.req.header('Cookie'))?.mark) setKnownCookie(c, mark)
}

/**
 * Which of the browsers that were marked sent a request.
 *
 * @returns its name, the same at each request; null: a stranger, or one that made the mark up
 */
export async function knownBrowser(request: Request, keyRing: KeyRing): Promise<string | null> {
  const sent = knownCookie(request.headers.get('Cookie') ?? undefined)
  const mark = sent && fromBase64url(sent.mark)
  if (!mark) return null
  const marks = await keyRing.macs(purpose, sent.browser)
  return marks.some((each) => equal(each, mark)) ? sent.browser : null
}
