import { equal, fromBase64url, toBase64url } from '@laissez-passer/core/authenticator'
import type { KeyRing } from '@laissez-passer/core/ports'
import type { Context } from 'hono'
import { browserCookie, knownCookie, setKnownCookie } from './cookies.ts'
import type { ProviderEnv } from './environment.ts'

/** What is hashed by a key: whose a browser is, and that this one is theirs. */
const purposes = { party: 'known-party', mark: 'known-browser' } as const

/**
 * Marks a browser in which an account was opened, so that a queue in front of the provider knows it without
 * asking the database: with a keyed hash of the account, the same in each of its browsers, and one of both.
 * It opens nothing.
 *
 * @param accountId the account
 */
export async function markKnown(c: Context<ProviderEnv>, accountId: string): Promise<void> {
  const browser = browserCookie(c)
  if (browser === null) return
  const { keyRing } = c.get('context')
  const party = toBase64url(await keyRing.mac(purposes.party, accountId))
  const mark = toBase64url(await keyRing.mac(purposes.mark, marked({ browser, party })))
  const had = knownCookie(c.req.header('Cookie'))
  if (mark !== had?.mark) setKnownCookie(c, { party, mark })
}

/**
 * Whose of the browsers that were marked sent a request.
 *
 * @returns a name, the same for all browsers of an account; null: a stranger, or one that made the mark up
 */
export async function knownBrowser(request: Request, keyRing: KeyRing): Promise<string | null> {
  const sent = knownCookie(request.headers.get('Cookie') ?? undefined)
  const mark = sent && fromBase64url(sent.mark)
  if (!mark) return null
  const marks = await keyRing.macs(purposes.mark, marked(sent))
  return marks.some((each) => equal(each, mark)) ? sent.party : null
}

const marked = ({ browser, party }: { readonly browser: string; readonly party: string }): string =>
  `${browser}.${party}`
