import type { Store } from '@laissez-passer/core/ports'

/** A client gets a code in a session, and with it a `sid`: by default one that says whose it is. */
export async function visitOf(
  store: Store,
  {
    account,
    clientId,
    now,
    session,
    sid = `sid of ${clientId}`,
  }: {
    readonly account: { readonly id: string }
    readonly session: { readonly idHash: string }
    readonly clientId: string
    readonly now: number
    readonly sid?: string | null
  },
): Promise<void> {
  await store.grants.issueCode(
    {
      codeHash: `code of ${clientId} in ${session.idHash}`,
      clientId,
      redirectUri: '',
      accountId: account.id,
      sessionIdHash: session.idHash,
      scope: 'openid',
      claims: null,
      nonce: null,
      sid,
      codeChallenge: '',
      dpopJkt: null,
      authenticatedAt: now,
      acr: '',
      amr: [],
      eidAssurance: null,
      createdAt: now,
      expiresAt: now + 60,
    },
    { now },
  )
}
