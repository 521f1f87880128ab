import { expect, it } from 'vitest'
import { workFor } from '../../src/captcha/index.ts'
import { newWorld } from '../support/world.ts'

it('asks for what is to be worked out, with a picture for those without a script; for nothing where nothing is asked', async () => {
  const { context } = await newWorld()
  expect(await workFor(context, 'none')).toBeNull()
  const [one, other] = [await workFor(context, 'usual'), await workFor(context, 'usual')]
  expect(one).toEqual({ work: 'usual', picture: { id: expect.stringMatching(/^k1\./) } })
  expect(one?.picture.id).not.toBe(other?.picture.id)
})
