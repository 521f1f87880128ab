import { beforeAll, describe, expect, it } from 'vitest'
import type { MethodState } from '../../src/context/index.ts'
import { builtIn } from '../support/methods.ts'
import { methodState } from '../support/method-state.ts'
import { newWorld, type World } from '../support/world.ts'

let world: World
let state: MethodState
beforeAll(async () => {
  world = await newWorld()
  state = methodState(await world.person(), { now: world.now })
})

const named = (name: string) => {
  const method = Object.values(builtIn)
    .flat()
    .find((each) => each.name === name)
  if (!method) throw new Error(name)
  return method
}

describe('a verification method', () => {
  it.each(['password', 'passkey', 'token', 'token-app', 'recovery-code', 'eid', 'eid-low'])(
    'that sends nothing has begun once it is chosen: %s',
    async (name) => {
      expect(await named(name).start(world.context, state)).toEqual({ ok: true })
      expect(await named(name).view(world.context, state)).toMatchObject({ status: 'ready' })
    },
  )

  it.each(['password', 'eid', 'eid-low', 'mobile-app-pin'])(
    'that is answered elsewhere isn’t here: %s',
    async (name) => {
      expect(await named(name).verify(world.context, state, { code: '123456' })).toEqual({
        ok: false,
        reason: 'not-here',
      })
    },
  )
})
