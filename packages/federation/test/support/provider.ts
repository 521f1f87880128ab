import { addresses } from '@laissez-passer/core/addresses'
import type { Account, Level, Runtime, Session, Store } from '@laissez-passer/core/ports'
import { mobileAppPin } from '@laissez-passer/core/methods/mobile-app-pin'
import { password } from '@laissez-passer/core/methods/password'
import { recoveryCode } from '@laissez-passer/core/methods/recovery-code'
import { node } from '../../../runtime/src/node/index.ts'
import { sqlite } from '../../../store-sql/src/sqlite.ts'
import { migrated } from '../../../store-sql/test/support/migrated.ts'
import { issuerOf, type OidcProvider, type Presentation } from '../../src/oidc/index.ts'
import { parseServices, type ServiceInput } from '../../src/services/index.ts'
import { sharedSigningKeys } from './signing-keys.ts'

export const redirectUri = 'https://shop.example/back'

export const shop = {
  name: 'Shop',
  type: 'oidc',
  clientId: 'shop',
  clientSecret: 'a secret of the shop, long enough to be one',
  redirectUris: [redirectUri],
  postLogoutRedirectUris: ['https://shop.example/'],
} satisfies ServiceInput

export const app: ServiceInput = {
  name: 'App',
  type: 'oidc',
  clientId: 'app',
  redirectUris: ['http://127.0.0.1/back'],
  requiredLevel: 'MEDIUM',
}

const amr: Readonly<Record<string, readonly string[]>> = { password: ['pwd'], 'mobile-app-pin': ['swk', 'pin'] }

/** A provider on a real store, whose clock stands where the test puts it. */
export interface TestProvider {
  /** The provider at this moment. */
  at(now: number): OidcProvider
  readonly store: Store
  readonly issuer: string
  /** Signs somebody in, as the gate would. */
  signIn(options: {
    readonly level: Level
    readonly now: number
  }): Promise<{ readonly session: Session; readonly account: Account }>
  close(): Promise<void>
}

export const secretKey = 'A'.repeat(43)
export const settings = {
  origin: 'https://id.example',
  addresses: addresses('/cas'),
  clientRegistration: 'off',
  name: 'EU Login',
} as const

/**
 * A provider on a store of its own.
 *
 * @param options `path`: of a database that is there; `ownKeys`: signing keys are made when they are needed
 */
export async function testProvider(
  services: readonly ServiceInput[] = [shop, app],
  { ownKeys = false, path = ':memory:' }: { readonly ownKeys?: boolean; readonly path?: string } = {},
): Promise<TestProvider> {
  const store = await (path === ':memory:' ? migrated() : sqlite(path))
  const runtime: Runtime = node({ secretKey })
  if (!ownKeys && path === ':memory:') await store.signingKeys.initialise('oidc', await sharedSigningKeys(runtime))
  const parsed = parseServices(services)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  let people = 0
  return {
    store,
    issuer: issuerOf({ settings }),
    at: (now) => ({
      ...runtime,
      store,
      settings,
      services: parsed.services,
      now,
      methods: [mobileAppPin(), recoveryCode(), password()],
      amrOf: (method) => amr[method] ?? [],
    }),
    async signIn({ level, now }) {
      people += 1
      const id = `0account-${people}`
      const account: Account = {
        id,
        // Letters, as in every uid, however many people a file makes.
        uid: `n00abc${String.fromCharCode(97 + Math.floor(people / 26), 97 + (people % 26))}`,
        email: `elodie${people}@example.org`,
        title: null,
        firstName: 'Élodie',
        lastName: 'Müller',
        language: 'fr',
        status: 'active',
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
      }
      const message = {
        accountId: id,
        id: `message-${people}`,
        kind: 'mail',
        to: account.email,
        template: 'registration-link',
        language: 'fr',
        sealed: '',
        createdAt: now,
      } as const
      const link = {
        tokenHash: `link-${people}`,
        accountId: id,
        purpose: 'choose-password',
        continueTo: null,
        createdAt: now,
        expiresAt: now + 60,
      } as const
      await store.accounts.register({ account, emailKey: account.email, uidMarks: [], link, message })
      const requirement = { serviceName: null, level, methods: null }
      await store.signIns.start({
        idHash: `sign-in-${people}`,
        browserHash: 'browser',
        sealedIdentifier: 'sealed',
        accountId: id,
        requirement,
        continueTo: null,
        method: null,
        credentialId: null,
        createdAt: now,
        expiresAt: now + 600,
        completedAt: null,
      })
      const proofs = [
        { method: 'password', at: now, credentialId: null },
        ...(level === 'BASIC' ? [] : [{ method: 'mobile-app-pin', at: now, credentialId: 'phone' }]),
      ]
      const session: Session = {
        idHash: `session-${people}`,
        accountId: id,
        proofs,
        level,
        authenticatedAt: now,
        browserHash: 'browser',
        browserName: 'Firefox (Linux)',
        country: null,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + 43_200,
        idleSeconds: 3600,
      }
      const activity = {
        id: `activity-${people}`,
        accountId: id,
        kind: 'signed-in',
        at: now,
        details: {},
        subject: 's',
        facts: {},
      }
      const opened = await store.sessions.open({
        signInIdHash: `sign-in-${people}`,
        session,
        replaces: null,
        knowBrowser: false,
        activity,
        messages: [],
        now,
      })
      if (!opened) throw new Error('the session did not open')
      return { session, account }
    },
    close: async () => store.close(),
  }
}

export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
/** RFC 7636, appendix B: the challenge of that verifier. */
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** A good authorization request of the shop, with these parameters changed (null: left out). */
export function request(changes: Readonly<Record<string, string | null>> = {}): URLSearchParams {
  const parameters = new URLSearchParams()
  const all: Record<string, string | null> = {
    client_id: 'shop',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email profile',
    state: 'xyz',
    nonce: 'n-0S6_WzA2Mj',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [name, value] of Object.entries(all)) if (value !== null) parameters.set(name, value)
  return parameters
}

/** HTTP Basic credentials of a client (RFC 6749 §2.3.1). */
export function basic(id: string, secret: string): string {
  return `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`
}

/** A request to userinfo with this header. */
export function presenting(authorization: string | null, more: Partial<Presentation> = {}): Presentation {
  const url = 'https://id.example/cas/oauth2/userinfo'
  return { authorization, dpop: null, posted: null, method: 'GET', url, ...more }
}
