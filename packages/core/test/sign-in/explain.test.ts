import { expect, it } from 'vitest'
import { explain } from '../../src/sign-in/explain.ts'
import { asking, cast, has } from '../support/situations.ts'

const names = (offers: readonly { readonly name: string }[] | null) => offers?.map(({ name }) => name) ?? null

it('offers to add what people sign in with, neither ways back in nor what only confirms', () => {
  const why = explain({ methods: cast, requirement: asking('MEDIUM'), wish: null, enrolled: has('password') })
  expect(names(why.addable)).toEqual(['phone', 'key', 'token', 'app'])
  expect(why).toMatchObject({ unfit: [], only: null, ownWish: false })
})

it('says what is set up and won’t do, and all that would', () => {
  const requirement = asking('MEDIUM', ['key', 'token', 'codes'])
  const why = explain({ methods: cast, requirement, wish: null, enrolled: has('password', 'phone', 'key', 'codes') })
  expect(names(why.addable)).toEqual(['token'])
  expect(names(why.unfit)).toEqual(['phone'])
  expect(names(why.only)).toEqual(['key', 'token'])
})
