import { beforeEach, describe, expect, it } from 'vitest'
import { goodPassword, visitor } from '../../../support/world.ts'
import {
  all,
  from,
  janeAlone,
  oneFactor,
  paid,
  repeat,
  reset,
  tries,
  twoFactors,
  world,
  wrong,
} from './support/tried.ts'

beforeEach(janeAlone)

describe('a browser in which the account was opened', () => {
  it.each(['one factor', 'two factors'])(
    'with %s has a count of its own: strangers can’t keep its owner out',
    async (how) => {
      await (how === 'one factor' ? oneFactor() : twoFactors())
      await repeat(10, (i) => wrong(i))
      await repeat(90, (i) => paid(i))
      expect(await tries(goodPassword, { browser: from(99), work: true })).toBe('password-closed')
      for (let i = 0; i < 3; i++) expect(await tries(goodPassword)).toBe('signed-in')
    },
  )

  it('pays with work after ten of its own, for thirty days, and leaves others alone', async () => {
    await oneFactor()
    expect(await repeat(11, () => tries('wrong'))).toEqual([...all('wrong-password', 10), 'work-asked'])
    expect(await tries(goodPassword, { browser: from(1) })).toBe('signed-in')
    world.now += 30 * 86_400 - 1
    expect(await tries('wrong')).toBe('work-asked')
    world.now += 1
    expect(await tries('wrong')).toBe('wrong-password')
    expect(await tries(goodPassword)).toBe('signed-in')
    expect(await repeat(10, () => tries('wrong'))).toEqual(all('wrong-password', 10))
  })

  it('is a stranger’s after a hundred of its own', async () => {
    await oneFactor()
    await repeat(10, () => tries('wrong'))
    expect(await repeat(90, () => tries('wrong', { work: true }))).toEqual(all('wrong-password', 90))
    expect(await repeat(11, () => tries('wrong'))).toEqual([...all('wrong-password', 10), 'work-asked'])
    expect(await tries(goodPassword, { work: true })).toBe('signed-in')
  })

  it('is a stranger’s to every other account', async () => {
    await oneFactor()
    const other = await world.person({ email: 'other@example.org' })
    await repeat(10, (i) => wrong(i, other.email))
    expect(await tries(goodPassword, { identifier: other.email })).toBe('work-asked')
  })

  it('with one factor is a stranger’s once the password is another', async () => {
    await oneFactor()
    world.now += 10
    await reset('Other-Kettle-43', visitor('elsewhere'))
    await repeat(10, (i) => wrong(i))
    expect(await tries('Other-Kettle-43')).toBe('work-asked')
    expect(await tries('Other-Kettle-43', { browser: visitor('elsewhere') })).toBe('signed-in')
  })
})
