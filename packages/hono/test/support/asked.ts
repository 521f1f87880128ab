import { addresses } from '@laissez-passer/core/addresses'
import { Hono } from 'hono'
import type { Face, MethodPage } from '../../src/composition.ts'
import type { ProviderEnv } from '../../src/environment.ts'

/** A credential that may be asked. */
interface Credential {
  readonly id: string
  readonly name: string
  readonly lastSeenAt: number | null
}

/** What a sign-in asks, and what came of the last answer. */
export interface AskedOf {
  readonly refusal?: { readonly code: string; readonly until?: number | null }
  readonly reason?: string | null
  readonly until?: number | null
  readonly status?: 'ready' | 'ended'
  readonly expiresAt?: number | null
  readonly params?: Readonly<Record<string, number | string>>
  readonly credentials?: readonly Credential[]
  readonly shown?: Credential | null
}

/** A phone of somebody's, and another. */
export const [phone, tablet]: readonly [Credential, Credential] = [
  { id: 'p1', name: '…12', lastSeenAt: null },
  { id: 'p2', name: '…34', lastSeenAt: null },
]

/** What the page of a method gives its component, and the cookies that it sets. */
export async function propsOf(
  page: MethodPage<never>,
  { credentials = [phone], expiresAt = null, params = {}, reason = null, refusal, shown = null, ...asked }: AskedOf,
  { faces = [], method = 'sms' }: { readonly faces?: readonly Face[]; readonly method?: string } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const book = addresses('/cas')
  const app = new Hono<ProviderEnv>().get('/', (c) => {
    c.set('addresses', book)
    const render = (_c: unknown, _name: unknown, given: object) => c.json(given)
    const progress = { signIn: { continueTo: null }, requirement: null }
    const { status = reason === null ? 'ready' : 'ended', until } = asked
    const view = { status, reason, params, credential: shown, expiresAt, ...(until === undefined ? {} : { until }) }
    const step = { kind: 'verify', method, credentials, others: [], view }
    const given = { signInId: 's1', progress, step, ...(refusal ? { refusal } : {}) }
    return Reflect.apply(page, null, [c, { addresses: book, faces, render }, given])
  })
  const answer = await app.request('/')
  return { ...(await answer.json()), cookies: answer.headers.getSetCookie().map((line) => line.split(';')[0]) }
}
