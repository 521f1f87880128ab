import { expect, test } from 'vitest'
import { once } from '../src/keys/key-ring.ts'

function things() {
  const made = Array.from({ length: 3 }, () => Promise.withResolvers<string>())
  let asked = 0
  const thing = once(() => made[asked++]?.promise ?? Promise.reject(new Error('Nobody asks again.')))
  return { made, thing }
}

test('whoever asks while a thing is made makes their own, and all have the one that was there first', async () => {
  const { made, thing } = things()
  const [first, second, third] = [thing(), thing(), thing()]
  made[1]?.resolve('second')
  expect(await second).toBe('second')
  made[0]?.resolve('first')
  expect([await first, await thing()]).toEqual(['second', 'second'])
  made[2]?.reject(new Error('of one request alone'))
  await expect(third).rejects.toThrow('of one request alone')
  expect(await thing()).toBe('second')
})
