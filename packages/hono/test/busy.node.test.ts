// More passwords than can be hashed soon: addresses take turns, whoever is refused loses nothing, and what
// needs no hash doesn't wait.
import type { HashingTurn, PasswordHasher, Runtime } from '@laissez-passer/core/ports'
import { beforeEach, expect, it } from 'vitest'
import { fairQueue } from '../../runtime/src/node/fair-queue.ts'
import type { Browser, Visit } from './support/browser.ts'
import { platform } from './support/platform.node.ts'
import { elodie, linkIn, makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

/** One hash at a time, forty in line; each ends when the test says so. */
function gated(plain: PasswordHasher) {
  const queue = fairQueue(1, { longest: 40 })
  const ends: (() => void)[] = []
  const gate = { closed: false, asked: 0, begun: [] as string[] }
  const inTurn = <T>(turn: HashingTurn, work: () => Promise<T>): Promise<T> => {
    gate.asked += 1
    const job = async (): Promise<T> => {
      gate.begun.push(turn.from)
      if (gate.closed) await new Promise<void>((resolve) => ends.push(resolve))
      return work()
    }
    return queue(job, turn)
  }
  const hasher: PasswordHasher = {
    hash: (password, turn) => inTurn(turn, () => plain.hash(password, turn)),
    verify: (password, phc, turn) => inTurn(turn, () => plain.verify(password, phc, turn)),
    verifyNothing: (password, turn) => inTurn(turn, () => plain.verifyNothing(password, turn)),
  }
  const close = (): void => {
    Object.assign(gate, { closed: true, asked: 0, begun: [] })
  }
  const open = (): void => {
    gate.closed = false
    for (const end of ends.splice(0)) end()
  }
  return { gate, hasher, close, open }
}

let world: World
let line: ReturnType<typeof gated>
const crowd = ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4', '198.51.100.5']

beforeEach(async () => {
  const { runtime, ...rest } = await platform()
  line = gated(runtime.hasher)
  const own: Runtime = { ...runtime, hasher: line.hasher }
  const options = { trustedProxies: ['127.0.0.1'], peer: () => '127.0.0.1' }
  world = await makeWorld({ ...rest, runtime: own }, options)
  await registered(world)
})

const at = (address: string): Browser => world.browser({ 'X-Forwarded-For': address })
const until = async (asked: number): Promise<void> => {
  while (line.gate.asked < asked) await new Promise((resolve) => setTimeout(resolve))
}

/** A hundred sign-ins of five addresses, up to the password. @returns their answers, once there are some. */
async function flood(): Promise<readonly Promise<Visit>[]> {
  const steps = []
  for (let n = 0; n < 100; n++) {
    const browser = at(crowd[n % 5] ?? '')
    steps.push({ browser, page: await browser.post('/cas/login', { identifier: `nobody-${n}@example.org` }) })
  }
  line.close()
  const answers = steps.map(({ browser, page }) => browser.submit(page, { password: 'Not-it-7', method: 'password' }))
  await until(100)
  return answers
}

it('five addresses that fill the line keep nobody out, and a newcomer has the next turn but five', async () => {
  const browser = at('203.0.113.7')
  const page = await browser.post('/cas/login', { identifier: elodie.email })
  const answers = await flood()
  const mine = browser.submit(page, { password: rightPassword, method: 'password' })
  await until(101)
  line.open()
  expect(await mine).toMatchObject({ status: 200, path: expect.stringContaining('/cas/continue') })
  // The one that ran, one of each of the five, then this one.
  expect(line.gate.begun.indexOf('203.0.113.7')).toBeLessThanOrEqual(6)
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 503)).toHaveLength(60)
  expect(statuses.filter((status) => status === 422)).toHaveLength(40)
})

it('whoever is refused gets the same form with Retry-After, and no try is used up', async () => {
  const browser = at(crowd[0] ?? '')
  const page = await browser.post('/cas/login', { identifier: elodie.email })
  const answers = await flood()
  let refused = await browser.submit(page, { password: rightPassword, method: 'mobile-app-pin' })
  expect(refused.status).toBe(503)
  expect(refused.response.headers.get('Retry-After')).toBe('5')
  expect(refused.text).toContain('Nothing is lost')
  expect(refused.text).toContain(elodie.email)
  expect(refused.forms.flatMap(({ fields }) => fields['method'] ?? [])).toContain('mobile-app-pin')
  for (let n = 0; n < 12; n++) refused = await browser.submit(refused, { password: rightPassword, method: 'password' })
  expect(refused.status).toBe(503)
  line.open()
  await Promise.all(answers)
  expect(await browser.submit(refused, { password: rightPassword, method: 'password' })).toMatchObject({ status: 200 })
})

it('while they wait, what needs no hash is answered, and none of them has a turn for it', async () => {
  const person = at('203.0.113.7')
  await signIn(person)
  const answers = await flood()
  const begun = line.gate.begun.length
  expect(begun).toBe(1)
  expect((await person.request('/healthz')).status).toBe(200)
  expect((await person.request('/cas/login?continue=%2Fcas%2Faccount')).status).toBe(302)
  expect((await person.get('/cas/account')).status).toBe(200)
  expect(line.gate.begun).toHaveLength(begun)
  line.open()
  await Promise.all(answers)
})

it('a new password that finds the line full leaves link and old password as they were', async () => {
  // As busy an address as any, and a browser that nobody knows: the newcomer's own line gives way.
  const crowded = at(crowd[0] ?? '')
  await crowded.post('/cas/password/lost', { identifier: elodie.email })
  const mail = (await world.mails()).find(({ template }) => template === 'password-reset')
  const form = await crowded.get(linkIn(mail))
  const answers = await flood()
  const fresh = { newPassword: 'Other-Kettle-43', confirmPassword: 'Other-Kettle-43' }
  const refused = await crowded.submit(form, fresh)
  expect(refused.status).toBe(503)
  expect(refused.response.headers.get('Retry-After')).toBe('5')
  line.open()
  await Promise.all(answers)
  expect(await signIn(at('203.0.113.9'))).toMatchObject({ status: 200, path: expect.stringContaining('/cas/continue') })
  expect(await crowded.submit(await crowded.get(linkIn(mail)), fresh)).toMatchObject({ status: 200 })
})

it('who is signed in isn’t refused for strangers: their new password has every second turn', async () => {
  const person = at(crowd[0] ?? '')
  await signIn(person)
  const form = await person.get('/cas/account/password')
  const answers = await flood()
  const fresh = { currentPassword: rightPassword, newPassword: 'Other-Kettle-43', confirmPassword: 'Other-Kettle-43' }
  const changed = person.submit(form, fresh)
  await until(101)
  line.open()
  expect((await changed).status).toBe(200)
  await Promise.all(answers)
  const again = await signIn(at('203.0.113.9'), { password: 'Other-Kettle-43' })
  expect(again).toMatchObject({ status: 200, path: expect.stringContaining('/cas/continue') })
})
