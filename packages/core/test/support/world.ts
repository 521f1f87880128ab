import {
  type Context,
  type Destination,
  type MethodCredential,
  providerSettings,
  type ProviderSettings,
  type VerificationMethod,
  type Visitor,
} from '../../src/context/index.ts'
import { type MessageParams, openMessage } from '../../src/messages/index.ts'
import { eulogin2025 } from '../../src/password/index.ts'
import type { Account, OutboxMessage } from '../../src/ports/index.ts'
import { choosePassword, registerAccount } from '../../src/registration/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { type CountingHasher, countingHasher, testKeyRing } from './keys.ts'
import { secureRandom } from './random.ts'
import { type QueryEvent, testStore } from './store.ts'

/** A mail as its reader would get it. */
export type Mail = Pick<OutboxMessage, 'to' | 'template' | 'language'> & { readonly params: MessageParams }

/** A provider with a real store, a clock that tests move and everything countable counted. */
export interface World {
  /** The context of a request now. */
  readonly context: Context
  readonly hasher: CountingHasher
  /** Round trips to the database since the last `forget`. */
  readonly queries: QueryEvent[]
  readonly settings: ProviderSettings
  now: number
  /** Takes all waiting mails out of the outbox, oldest first. */
  mails(): Promise<readonly Mail[]>
  /** What a person with this address and password has after registering and choosing it. */
  person(options?: {
    readonly email?: string
    readonly password?: string
    readonly firstName?: string
  }): Promise<Account>
  /** Forgets what was counted. */
  forget(): void
}

export const goodPassword = 'Blue-Kettle-42'

export async function newWorld(
  options: {
    readonly settings?: Partial<ProviderSettings>
    readonly methods?: readonly VerificationMethod[]
    readonly describeDestination?: (path: string) => Destination | null
  } = {},
): Promise<World> {
  const queries: QueryEvent[] = []
  const hasher = countingHasher()
  const settings = providerSettings({
    origin: 'https://id.example.eu',
    name: 'Example ID',
    passwordPolicy: eulogin2025,
    captcha: 'off',
    languages: ['en', 'fr'],
    ...options.settings,
  })
  const fixed = {
    store: await testStore({ onQuery: (event) => queries.push(event) }),
    hasher,
    keyRing: await testKeyRing(),
    signals: { notify() {}, async wait() {} },
    random: secureRandom,
    settings,
    methods: options.methods ?? [password()],
    describeDestination: options.describeDestination ?? (() => null),
  }
  const world: World = {
    hasher,
    queries,
    settings,
    now: 1_800_000_000,
    get context() {
      return { ...fixed, now: world.now }
    },
    async mails() {
      const claimed = await fixed.store.outbox.claim({ now: world.now, limit: 500, leaseSeconds: 60 })
      return Promise.all(
        claimed.map(async (message) => {
          await fixed.store.outbox.delivered(message.id)
          const { to, template, language } = message
          return { to, template, language, params: await openMessage(fixed.keyRing, message) }
        }),
      )
    },
    async person({ email = 'jane@example.org', password: chosen = goodPassword, firstName = 'Jane' } = {}) {
      const registered = await registerAccount(
        world.context,
        form({ email, confirmEmail: email, firstName, visitor: visitor('first', { address: `at ${email}` }) }),
      )
      if (!registered.ok) throw new Error(JSON.stringify(registered))
      const mail = (await world.mails()).find((candidate) => candidate.to === email)
      const done = await choosePassword(world.context, {
        // Not one of those with which tests go on.
        visitor: visitor('first'),
        token: tokenIn(mail),
        newPassword: chosen,
        confirmPassword: chosen,
      })
      if (!done.ok) throw new Error(JSON.stringify(done))
      const account = await fixed.store.accounts.find({ uid: done.account.uid })
      if (!account) throw new Error('no account')
      return account
    },
    forget() {
      queries.length = 0
      hasher.calls.length = 0
    },
  }
  return world
}

/** A browser; the same name is the same browser. */
export function visitor(name = 'laptop', changed: Partial<Visitor> = {}): Visitor {
  return {
    browserToken: `browser-${name}`,
    sessionToken: null,
    address: '192.0.2.1',
    browserName: 'Firefox (Linux)',
    place: null,
    ...changed,
  }
}

/** The registration form, well filled in. */
export function form(
  changed: Partial<Parameters<typeof registerAccount>[1]> = {},
): Parameters<typeof registerAccount>[1] {
  const email = 'jane@example.org'
  return {
    firstName: 'Jane',
    lastName: 'Doe',
    email,
    confirmEmail: email,
    language: 'fr',
    privacy: true,
    captcha: null,
    continueTo: null,
    visitor: visitor(),
    ...changed,
  }
}

/** The token of the link in a mail. */
export function tokenIn(mail: Mail | undefined): string {
  return new URL(String(mail?.params.link)).searchParams.get('token') ?? ''
}

/** A second factor whose answer is `1234`, set up with these credentials. */
export function codeMethod(
  credentials: readonly MethodCredential[],
  changed: Partial<VerificationMethod> = {},
): VerificationMethod & { readonly started: (string | null)[] } {
  const started: (string | null)[] = []
  return {
    name: 'code',
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_SMS',
    amr: ['otp'],
    phishingResistant: false,
    started,
    credentials: async () => credentials,
    async start(_context, state) {
      started.push(state.credentialId)
      return { ok: true }
    },
    view: async (_context, state) => ({
      status: 'ready',
      reason: null,
      expiresAt: null,
      credential: credentials.find((credential) => credential.id === state.credentialId) ?? null,
      params: {},
    }),
    verify: async (_context, state, answer) =>
      answer.code === '1234'
        ? { ok: true, credentialId: state.credentialId }
        : { ok: false, reason: 'wrong-code', params: { left: 4 } },
    ...changed,
  }
}
