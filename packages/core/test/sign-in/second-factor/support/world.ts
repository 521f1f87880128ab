import type { Account } from '../../../../src/ports/index.ts'
import type { SignInRef } from '../../../../src/sign-in/index.ts'
import { begin, stepOf, withJane } from '../../../support/flow.ts'
import { type newWorld, visitor, type World } from '../../../support/world.ts'

export let world: World
export let jane: Account

export async function setUp(options: Parameters<typeof newWorld>[0] = {}) {
  ;({ world, jane } = await withJane(options))
}

export const start = (identifier = jane.email, continueTo: string | null = null, browser = visitor()) =>
  begin(world, identifier, { continueTo, browser })
export const step = (flow: SignInRef) => stepOf(world, flow)
