import { beforeEach, describe, expect, it } from 'vitest'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { begin } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { goodPassword, tokenIn, visitor } from '../../support/world.ts'
import { eidDestination } from '../../../src/methods/eid/begin.ts'
import {
  country,
  destinationAsks,
  jane,
  janeAndCountry,
  leaving,
  registers,
  stranger,
  wish,
  world,
} from './support/world.ts'

beforeEach(janeAndCountry)

it('leaves for a country six hundred times a minute behind one address, and no country hears of more', async () => {
  const browser = visitor('laptop', { address: '192.0.2.77' })
  const crowd = await Promise.all(Array.from({ length: 605 }, () => leaving(wish(), { browser })))
  expect(crowd.filter(({ ok }) => ok)).toHaveLength(600)
  expect(crowd.find(({ ok }) => !ok)).toMatchObject({ reason: 'throttled' })
  expect(await leaving()).toMatchObject({ ok: true })
})

describe('leaving for a country', () => {
  it('is for a sign-in that is under way in this browser', async () => {
    const gone = { ok: false, reason: 'not-found' }
    expect(await leaving(wish({ signInId: 'unknown' }))).toEqual(gone)
    const elsewhere = await begin(world, jane.email, { browser: visitor('another') })
    expect(await leaving(wish({ signInId: elsewhere.signInId }))).toEqual(gone)
    const over = await begin(world, jane.email, { continueTo: null })
    await submitPassword(world.context, { ...over, password: goodPassword, method: 'password' })
    expect(await leaving(wish({ signInId: over.signInId }))).toEqual(gone)
    expect(await leaving({ kind: 'register', token: 'unknown' })).toEqual(gone)
    expect(country.asked).toEqual([])
    const flow = await begin(world, jane.email)
    expect(await leaving(wish({ signInId: flow.signInId }))).toMatchObject({ ok: true })
  })

  it('asks for as much as what it leads to: a new account may lead where no eID is enough', async () => {
    const destination = (continueTo: string | null) =>
      eidDestination(world.context, { signInId: null, continueTo, visitor: visitor() })
    expect(await destination('/cas/x')).toMatchObject({ accepted: true, requirement: { level: 'MEDIUM' } })
    expect(await destination(null)).toMatchObject({ accepted: true, requirement: { level: 'BASIC' } })
    for (const [methods, accepted] of [
      [['eid-low'], true],
      [['eid'], true],
      [['password'], false],
    ] as const) {
      destinationAsks({ methods, level: 'BASIC' })
      expect(await destination('/cas/x')).toMatchObject({ accepted })
    }
    destinationAsks()
    const tokenFor = async (continueTo: string | null, email: string) => {
      await registers(await stranger(wish({ continueTo })), { email })
      return tokenIn((await world.mails()).at(-1))
    }
    const [plain, far] = [await tokenFor(null, 'a@example.org'), await tokenFor('/cas/x', 'b@example.org')]
    destinationAsks({ level: 'HIGH' })
    expect(await destination('/cas/x')).toMatchObject({ accepted: false })
    country.asked.length = 0
    for (const token of [plain, far]) expect(await leaving({ kind: 'register', token })).toMatchObject({ ok: true })
    expect(await leaving({ kind: 'link', fresh: await freshly(world.context, jane) })).toMatchObject({ ok: true })
    expect(country.asked.map(({ assurance }) => assurance)).toEqual(['low', 'substantial', 'substantial'])
  })

  it('says where it sends people back to: to an address of its own', async () => {
    const left = await leaving(wish())
    const back = new URL(left.ok ? left.url : '').searchParams.get('redirectUri')
    expect(back).toBe('https://id.example.eu/cas/eid/callback/demoland')
  })

  it('that is down says so', async () => {
    country.down = true
    expect(await leaving(wish())).toEqual({ ok: false, reason: 'unavailable' })
  })
})
