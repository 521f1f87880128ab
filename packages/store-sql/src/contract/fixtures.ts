import type {
  AccessToken,
  Account,
  ActivityEntry,
  AuthorizationCode,
  GrantingTicket,
  Link,
  OutboxMessage,
  RefreshGrant,
  Session,
  SignIn,
  Store,
  Ticket,
} from '@laissez-passer/core/ports'
import { tagOf } from '@laissez-passer/core/places'

/** The moment at which every test begins. */
export const now = 1_900_000_000

/**
 * A random name that no other test uses.
 * @param near an account's id, or a name that was made near one: the name says where that is, as ids and
 * hashes of what belongs to it do.
 */
export function fresh(kind: string, near: string | null = null): string {
  const tag = tagOf(near ?? '')
  const name = `${kind}-${crypto.randomUUID()}`
  return tag === '' ? name : tag + name.slice(-43).padStart(43, '-')
}

let made = 0

/** The id of an account in the next of four databases. */
export function freshAccount(): string {
  const bytes = crypto.randomUUID().replaceAll('-', '').slice(0, 22)
  return `10${made++ % 4}${bytes}`
}

/** As many callers at once as the contract is about. */
export const crowd = 50

/** Calls an operation `crowd` times in parallel. */
export function race<Result>(operation: (index: number) => Promise<Result>): Promise<readonly Result[]> {
  return Promise.all(Array.from({ length: crowd }, (_, index) => operation(index)))
}

/** How many of the results are true, or `{ ok: true }`. */
export function wins(results: readonly (boolean | { readonly ok: boolean })[]): number {
  return results.filter((result) => (typeof result === 'boolean' ? result : result.ok)).length
}

export function message(options: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    id: fresh('message', options.accountId),
    accountId: null,
    kind: 'mail',
    to: 'marie@example.eu',
    template: 'registration-link',
    language: 'fr',
    sealed: 'k1.c2VhbGVk',
    createdAt: now,
    ...options,
  }
}

export function entry(accountId: string, options: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    id: fresh('entry', accountId),
    accountId,
    kind: 'signed-in',
    at: now,
    details: { service: 'Europass' },
    subject: `subject of ${accountId}`,
    facts: { service: 'Europass' },
    ...options,
  }
}

export function account(options: Partial<Account> = {}): Account {
  const id = freshAccount()
  return {
    id,
    uid: `n${id.slice(8, 15)}`,
    email: `${id}@Example.eu`,
    title: null,
    firstName: 'Zoë',
    lastName: 'Παπαδοπούλου',
    language: 'el',
    status: 'pending',
    passwordHash: null,
    passwordChangedAt: null,
    preferredMethod: null,
    alwaysTwoFactors: false,
    timeZone: null,
    chosenZone: null,
    signInMails: null,
    assurance: null,
    memberOf: null,
    administrator: false,
    createdAt: now,
    ...options,
  }
}

export function link(accountId: string, options: Partial<Link> = {}): Link {
  return {
    tokenHash: fresh('token', accountId),
    accountId,
    purpose: 'choose-password',
    continueTo: '/cas/oauth2/authorize?x=1',
    createdAt: now,
    expiresAt: now + 3600,
    ...options,
  }
}

export function signIn(options: Partial<SignIn> = {}): SignIn {
  return {
    idHash: fresh('sign-in', options.accountId),
    browserHash: fresh('browser'),
    sealedIdentifier: 'k1.sealed',
    accountId: null,
    requirement: { serviceName: 'Europass', level: 'MEDIUM', methods: ['password', 'mobile-app-pin'] },
    continueTo: '/cas/account',
    method: null,
    credentialId: null,
    createdAt: now,
    expiresAt: now + 900,
    completedAt: null,
    ...options,
  }
}

export function session(accountId: string, options: Partial<Session> = {}): Session {
  return {
    idHash: fresh('session', accountId),
    accountId,
    proofs: [{ method: 'password', at: now, credentialId: null }],
    level: 'BASIC',
    authenticatedAt: now,
    browserHash: fresh('browser'),
    browserName: 'Firefox (Linux)',
    country: null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + 43_200,
    idleSeconds: 3600,
    ...options,
  }
}

export function code(owner: Session, options: Partial<AuthorizationCode> = {}): AuthorizationCode {
  return {
    codeHash: fresh('code', owner.accountId),
    clientId: 'portal',
    redirectUri: 'http://localhost:4001/auth/callback',
    accountId: owner.accountId,
    sessionIdHash: owner.idHash,
    scope: 'openid email',
    claims: { idToken: ['email'], userinfo: ['locale'] },
    nonce: 'n',
    sid: fresh('sid'),
    codeChallenge: 'c',
    dpopJkt: null,
    authenticatedAt: now,
    acr: 'BASIC',
    amr: ['pwd'],
    eidAssurance: 'high',
    createdAt: now,
    expiresAt: now + 60,
    ...options,
  }
}

export function token(from: AuthorizationCode, options: Partial<AccessToken> = {}): AccessToken {
  const { accountId, acr, authenticatedAt, clientId, codeHash, scope, sessionIdHash } = from
  return {
    tokenHash: fresh('access-token', accountId),
    originHash: codeHash,
    clientId,
    accountId,
    sessionIdHash,
    scope,
    claims: ['locale'],
    audience: null,
    confirmation: null,
    authenticatedAt,
    acr,
    createdAt: now,
    expiresAt: now + 300,
    ...options,
  }
}

export function ticket(owner: Session, options: Partial<Ticket> = {}): Ticket {
  return {
    ticketHash: fresh('ticket', owner.accountId),
    sealedTicket: 'k1.c2VhbGVk',
    kind: 'service',
    service: 'https://wiki.example.eu/',
    serviceId: 'cas https://wiki.example.eu/',
    accountId: owner.accountId,
    sessionIdHash: owner.idHash,
    fromNewLogin: false,
    proxies: [],
    grantingTicketHash: null,
    clientFingerprint: null,
    createdAt: now,
    expiresAt: now + 60,
    ...options,
  }
}

export function grantingTicket(owner: Session, options: Partial<GrantingTicket> = {}): GrantingTicket {
  return {
    ticketHash: fresh('granting-ticket', owner.accountId),
    service: 'https://wiki.example.eu/',
    serviceId: 'cas https://wiki.example.eu/',
    accountId: owner.accountId,
    sessionIdHash: owner.idHash,
    proxies: ['https://wiki.example.eu/proxy'],
    createdAt: now,
    expiresAt: now + 43_200,
    ...options,
  }
}

export function refreshGrant(from: AuthorizationCode, options: Partial<RefreshGrant> = {}): RefreshGrant {
  const { accountId, acr, amr, authenticatedAt, clientId, codeHash, eidAssurance, scope, sessionIdHash, sid } = from
  return {
    idHash: fresh('refresh-grant', accountId),
    secretHash: fresh('refresh-secret'),
    originHash: codeHash,
    clientId,
    accountId,
    sessionIdHash,
    scope,
    claims: from.claims,
    authenticatedAt,
    acr,
    amr,
    eidAssurance,
    sid,
    dpopJkt: null,
    createdAt: now,
    expiresAt: now + 3000,
    endsAt: now + 30_000,
    ...options,
  }
}

/** Registers an account. */
export async function registered(store: Store, options: Partial<Account> = {}): Promise<Account> {
  const made = account(options)
  await store.accounts.register({
    account: made,
    emailKey: made.email.toLowerCase(),
    uidMarks: [],
    link: link(made.id),
    message: message(),
  })
  return made
}

/** Registers an account and gives it the password hash `hash-1`. */
export async function activated(store: Store): Promise<Account> {
  const made = await registered(store)
  const opener = link(made.id)
  await store.accounts.issueLink({ link: opener, message: message() })
  await store.accounts.setPasswordByLink({
    tokenHash: opener.tokenHash,
    passwordHash: 'hash-1',
    now,
    clearThrottle: [],
    messages: [],
    activity: entry(made.id, { kind: 'password-chosen' }),
  })
  return { ...made, status: 'active', passwordHash: 'hash-1', passwordChangedAt: now }
}

/** Starts a sign-in of an account. */
export async function started(store: Store, options: Partial<SignIn> = {}): Promise<SignIn> {
  const begun = signIn(options)
  await store.signIns.start(begun)
  return begun
}

/** Signs an account in, through the gate's effect. */
export async function signedIn(store: Store, accountId: string, options: Partial<Session> = {}): Promise<Session> {
  const begun = await started(store, { accountId })
  const opened = session(accountId, { browserHash: begun.browserHash, ...options })
  await store.sessions.open({
    signInIdHash: begun.idHash,
    session: opened,
    replaces: null,
    knowBrowser: false,
    activity: entry(accountId),
    messages: [],
    now,
  })
  return opened
}

/** Ids of all messages that wait in the outbox. */
export async function waiting(store: Store): Promise<readonly string[]> {
  const claimed = await store.outbox.claim({ now: now + 1e9, limit: 1000, leaseSeconds: 0 })
  return claimed.map(({ id }) => id)
}

/** Ids of an account's activity entries. */
export async function noted(store: Store, accountId: string): Promise<readonly string[]> {
  const entries = await store.activity.list(accountId, { limit: 1000 })
  return entries.map(({ id }) => id)
}
