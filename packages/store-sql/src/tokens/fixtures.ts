import type { CodeToken, CodeTokensPort, SignIn, StockToken, Store, TokenChallenge } from '@laissez-passer/core/ports'
import { activated, entry, fresh, now, started } from '../contract/fixtures.ts'

/** A token of an account, as a device. */
export function codeToken(accountId: string, options: Partial<CodeToken> = {}): CodeToken {
  return {
    id: fresh('token', accountId),
    accountId,
    kind: 'hotp',
    origin: 'device',
    name: 'Grey token',
    serial: '0755225266',
    source: fresh('source'),
    hash: 'SHA1',
    codeDigits: 6,
    stepSeconds: 30,
    suite: null,
    sealedSecret: 'k1.c2VhbGVk',
    countFrom: 10,
    driftSeconds: 0,
    validUntil: null,
    resyncFrom: null,
    resyncUntil: null,
    createdAt: now,
    expiresAt: null,
    lastSeenAt: null,
    ...options,
  }
}

/** An app that waits to be confirmed. */
export const pendingApp = (accountId: string, options: Partial<CodeToken> = {}): CodeToken =>
  codeToken(accountId, { kind: 'totp', origin: 'app', serial: null, source: null, expiresAt: now + 600, ...options })

/** A device that nobody has. */
export function stockToken(options: Partial<StockToken> = {}): StockToken {
  const {
    id,
    kind,
    name,
    hash,
    codeDigits,
    stepSeconds,
    suite,
    sealedSecret,
    countFrom,
    driftSeconds,
    validUntil,
    createdAt,
  } = codeToken('')
  return {
    id,
    kind,
    name,
    hash,
    codeDigits,
    stepSeconds,
    suite,
    sealedSecret,
    countFrom,
    driftSeconds,
    validUntil,
    createdAt,
    serial: fresh('serial'),
    source: fresh('source'),
    ...options,
  }
}

/** Gives a device of the stock to an account. */
export const assigning = (
  accountId: string,
  device: StockToken,
  options: Partial<CodeToken> = {},
): Parameters<CodeTokensPort['assign']>[0] => ({
  token: codeToken(accountId, { ...device, countFrom: 42, ...options }),
  limit: 3,
  now,
  messages: [],
  activity: entry(accountId),
})

/** Adds a device. */
export const adding = (token: CodeToken): Parameters<CodeTokensPort['add']>[0] => ({
  token,
  now,
  messages: [],
  activity: entry(token.accountId),
})

/** Confirms an app. */
export const confirming = ({ id, accountId }: CodeToken): Parameters<CodeTokensPort['confirm']>[0] => ({
  id,
  accountId,
  countFrom: 42,
  driftSeconds: -30,
  limit: 5,
  now,
  messages: [],
  activity: entry(accountId),
})

/** Accepts the code of counter 10. */
export const accepting = (
  { id, accountId, driftSeconds }: CodeToken,
  { idHash }: SignIn,
): Parameters<CodeTokensPort['accept']>[0] => ({
  id,
  accountId,
  signInIdHash: idHash,
  counter: 10,
  driftSeconds,
  challengeId: null,
  proof: { method: 'token', at: now, credentialId: id },
  clearThrottle: [],
  now,
})

/** An account with a device, and a sign-in of it under way. */
export async function withDevice(makeStore: () => Promise<Store>): Promise<{
  readonly store: Store
  readonly accountId: string
  readonly device: CodeToken
  readonly begun: SignIn
}> {
  const store = await makeStore()
  const { id: accountId } = await activated(store)
  const device = codeToken(accountId)
  await store.codeTokens.add(adding(device))
  return { store, accountId, device, begun: await started(store, { accountId }) }
}

/** A challenge for a token. */
export function tokenChallenge(token: CodeToken, begun: SignIn): TokenChallenge {
  return {
    id: fresh('challenge', token.accountId),
    accountId: token.accountId,
    tokenId: token.id,
    signInIdHash: begun.idHash,
    challenge: '12345678',
    createdAt: now,
    expiresAt: now + 300,
  }
}
