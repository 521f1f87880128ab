import { RelyingPartyError } from '../errors.ts'
import { heldBy } from '../logins.ts'
import type { SignedIn } from '../sessions/port.ts'
import type { CasHeld } from './protocol.ts'
import { readProxyTicket } from './response.ts'
import type { AskServer } from './server.ts'

/** A proxy ticket, or why there is none. */
export type ProxyTicket =
  | { readonly ok: true; readonly ticket: string }
  | {
      readonly ok: false
      readonly reason: /** Nobody is signed in. */
        | 'signed-out'
        /**
         * EU Login brought no proxy-granting ticket with this login: `proxy` isn't set, or it can't reach the
         * app.
         */
        | 'no-grant'
        /** EU Login refuses: its session is over, or it knows no such service. */
        | 'refused'
        | 'unavailable'
    }

/**
 * Asks for a ticket with which this app calls another service for the person.
 *
 * @param service the address that the other service validates the ticket for
 * @see https://apereo.github.io/cas/development/protocol/CAS-Protocol-Specification.html section 2.7
 */
export async function proxyTicket(
  found: { readonly session: SignedIn; readonly token: string } | null,
  { ask, service }: { readonly ask: AskServer; readonly service: string },
): Promise<ProxyTicket> {
  const text = found === null ? null : await heldBy(found.session, found.token)
  if (text === null) return { ok: false, reason: 'signed-out' }
  const { pgt }: CasHeld = JSON.parse(text)
  if (pgt === null) return { ok: false, reason: 'no-grant' }
  try {
    const answer = readProxyTicket(await ask.get('/proxy', { pgt, targetService: service }))
    if (answer === null) return { ok: false, reason: 'unavailable' }
    return answer.ok ? answer : { ok: false, reason: 'refused' }
  } catch (error) {
    if (error instanceof RelyingPartyError) return { ok: false, reason: 'unavailable' }
    throw error
  }
}
