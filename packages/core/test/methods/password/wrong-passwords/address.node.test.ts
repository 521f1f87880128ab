import { beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../../src/ports/index.ts'
import { goodPassword, visitor } from '../../../support/world.ts'
import { all, janeAlone, oneFactor, repeat, tries, world } from './support/tried.ts'

beforeEach(janeAlone)

describe('an address from which many accounts are tried', () => {
  const browser = visitor('one', { address: '203.0.113.9' })
  const spray = (count: number, first = 0) =>
    repeat(count, (i) => tries('wrong', { identifier: `person${first + i}@example.org`, browser }))

  it('pays with work after a hundred accounts, whoever is tried from it; others don’t', async () => {
    expect(await spray(102)).toEqual([...all('wrong-password', 100), 'work-asked', 'work-asked'])
    expect(await tries(goodPassword, { browser })).toBe('work-asked')
    expect(await tries(goodPassword, { browser, work: true })).toBe('signed-in')
    // Where the account was opened once, it is as always.
    expect(await tries(goodPassword, { browser })).toBe('signed-in')
    expect(await tries(goodPassword, { browser: visitor('two') })).toBe('signed-in')
  })

  it('is forgiven a day later', async () => {
    await spray(100)
    world.now += 86_399
    expect(await tries('wrong', { browser })).toBe('work-asked')
    world.now += 1
    expect(await tries('wrong', { browser })).toBe('wrong-password')
  })

  it('isn’t bought free by an account of its own that signs in between', async () => {
    await spray(100)
    const own = visitor('own', { address: '203.0.113.9' })
    await oneFactor(visitor('own', { address: '192.0.2.77' }))
    expect(await tries(goodPassword, { browser: own })).toBe('signed-in')
    expect(await spray(1, 100)).toEqual(['work-asked'])
  })

  it('counts each account once, and forgets the one that is opened', async () => {
    await repeat(9, () => tries('wrong', { browser }))
    await spray(99)
    expect(await tries(goodPassword, { browser })).toBe('signed-in')
    expect(await spray(2, 99)).toEqual(['wrong-password', 'work-asked'])
  })

  it('may be an office where sixty people sign in at the same moment', async () => {
    const people: Account[] = []
    for (let i = 0; i < 60; i++) people.push(await world.person({ email: `p${i}@example.org` }))
    const answers = await Promise.all(
      people.map(({ uid }, i) => tries(goodPassword, { identifier: uid, browser: visitor(`b${i}`) })),
    )
    expect(new Set(answers)).toEqual(new Set(['signed-in']))
  })
})

it('of 300 guesses over as many people from one address at the same moment no more than a hundred are compared', async () => {
  const browser = visitor('one', { address: '203.0.113.9' })
  await Promise.all(Array.from({ length: 300 }, (_, i) => tries('wrong', { identifier: `p${i}@example.org`, browser })))
  expect(world.hasher.calls).toHaveLength(100)
  world.hasher.calls.length = 0
  world.now += 60
  expect(await tries('wrong', { identifier: 'more@example.org', browser })).toBe('work-asked')
  expect(world.hasher.calls).toEqual([])
})
