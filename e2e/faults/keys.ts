import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { balancer } from '../../apps/login/test/support/balancer.ts'
import { jwtVerifier } from '../../packages/relying-party/src/jwt.ts'
import type { User } from '../../packages/testing/src/factors.ts'
import { clockFor } from '../fixtures/clock.ts'
import { operator } from './operator.ts'
import { placeAt, type RealPlace, registerServices, shop } from './place.ts'
import { freePort, startLogins } from './processes.ts'

const former = 'the-secret-key-that-was-there-before-1234'
const next = 'the-secret-key-that-comes-after-it-567890'

/**
 * While people sign in at a service, the keys of ID tokens are rotated, and `SECRET_KEY` is, one of two
 * processes after the other.
 */
export async function keys({ seconds = 3 } = {}): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const clock = clockFor('keys')
  const folder = await mkdtemp(join(tmpdir(), 'faults-'))
  registerServices(folder)
  const origin = `http://localhost:${await freePort()}`
  const settings = { ...clock.settings, SECRET_KEY: former, DRAIN_SECONDS: '1' }
  const logins = await startLogins({ count: 2, folder, origin, settings })
  const front = await balancer(Number(new URL(origin).port), logins.ports)
  const lost: string[] = []
  try {
    for (const port of logins.ports) await front.sees(port, 'ready')
    const place = placeAt(origin, { clock })
    const owner = await place.user('owner@example.org')
    const rounds = serviceOf(place, { lost, owner })

    const rotate = async (): Promise<void> => {
      const rotated = await operator(logins, ['keys', 'rotate'], { ...clock.settings, SECRET_KEY: former })
      if (!rotated.ok) lost.push(`keys rotate: ${rotated.text}`)
    }
    await rounds.beside(async () => {
      await sleep(seconds * 1000)
      await rotate()
      await sleep(seconds * 1000)
    })
    // The new keys sign now.
    place.advance(3700)
    await sleep(50)
    const before = rounds.kids().size
    await rounds.beside(() => sleep(seconds * 1000))
    if (rounds.kids().size <= before) lost.push('the new key never signed')
    await rounds.stillVerify()

    const sessions = await Promise.all([1, 2, 3, 4].map(() => rounds.open()))
    const roll = async (secret: string): Promise<void> => {
      for (const [index, port] of logins.ports.entries()) {
        const gone = logins.kill(index, 'SIGTERM')
        await front.sees(port, 'left alone')
        await gone
        await logins.start(index, { SECRET_KEY: secret })
        await front.sees(port, 'ready')
        await sleep(seconds * 300)
      }
    }
    await rounds.beside(async () => {
      // First all open what either sealed, then the new one seals.
      await roll(`${former},${next}`)
      await roll(`${next},${former}`)
    })
    for (const browser of sessions)
      if ((await browser.request('/cas/account')).status !== 200) lost.push('a session that was there before')
    return {
      lost,
      line: `${rounds.count()} sign-ins at a service, their ID tokens by ${rounds.kids().size} keys, each verified at once, and once more after the rotation; ${sessions.length} sessions of before are in; ${lost.length} lost`,
    }
  } finally {
    clock.reset()
    await front.close()
    await logins.stop()
  }
}

/** A service at which somebody signs in again and again. */
function serviceOf(place: RealPlace, { lost, owner }: { readonly lost: string[]; readonly owner: User }) {
  const taken: { readonly idToken: string; readonly at: number }[] = []
  const verifier = () =>
    jwtVerifier({
      clientId: shop.clientId,
      fetch: (url, init) => fetch(url, init),
      metadata: { issuer: `${place.origin}/cas/oauth2`, jwks_uri: `${place.origin}/cas/oauth2/jwks` },
    })
  const verify = verifier()

  async function round(): Promise<void> {
    try {
      const { idToken } = await place.tokens(owner)
      const at = place.now()
      taken.push({ idToken, at })
      if ((await verify(idToken, { now: at })) === null) lost.push(`an ID token that doesn’t verify: ${kidOf(idToken)}`)
    } catch (error) {
      lost.push(`a sign-in: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`)
    }
  }
  return {
    count: () => taken.length,
    kids: () => new Set(taken.map(({ idToken }) => kidOf(idToken))),
    async open() {
      const browser = place.browser()
      await place.tokens(owner, { browser })
      return browser
    },
    /** Three people at a time, for as long as something lasts. */
    async beside(work: () => Promise<unknown>) {
      let going = true
      const people = [1, 2, 3].map(async () => {
        while (going) await round()
      })
      await work().finally(() => {
        going = false
      })
      await Promise.all(people)
    },
    /** By keys that are read now. */
    async stillVerify() {
      const fresh = verifier()
      for (const { at, idToken } of taken)
        if ((await fresh(idToken, { now: at })) === null) lost.push('an ID token that no longer verifies')
    },
  }
}

function kidOf(idToken: string): string {
  const header: { readonly kid?: string } = JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString())
  return header.kid ?? ''
}
