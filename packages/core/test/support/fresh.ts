import type { Context } from '../../src/context/index.ts'
import { hashToken } from '../../src/ids/index.ts'
import type { Account, Session } from '../../src/ports/index.ts'
import { type FreshSession, requireFresh } from '../../src/freshness/index.ts'
import type { CurrentSession } from '../../src/sessions/index.ts'
import { password } from '../../src/methods/password/method.ts'

/**
 * Somebody who may change what they sign in with: they typed their password just now, at a provider where it
 * is all there is.
 * @param who an account; or a session, when it matters which one.
 */
export async function freshly(context: Context, who: Account | CurrentSession): Promise<FreshSession> {
  const { account, session } = 'session' in who ? who : { account: who, session: await sessionOf(context, who) }
  const proofs = [{ method: 'password', at: context.now, credentialId: null }]
  const current = { account, session: { ...session, proofs } }
  const checked = await requireFresh({ ...context, methods: [password()] }, { current })
  if (!checked.ok) throw new Error(checked.reason)
  return checked.fresh
}

async function sessionOf({ now }: Context, { id: accountId }: Account): Promise<Session> {
  return {
    idHash: hashToken(accountId),
    accountId,
    proofs: [],
    level: 'BASIC',
    authenticatedAt: now,
    browserHash: hashToken('browser'),
    browserName: 'Firefox (Linux)',
    country: null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + 3600,
    idleSeconds: 3600,
  }
}
