import { expect, test } from 'vitest'
import { tabs } from '../../src/web/documents/channel.ts'

test('a channel that was closed says nothing, and throws nothing', async () => {
  const [left, other] = [tabs(), tabs()]
  const heard: string[] = []
  other.listen((name) => heard.push(name))
  left.tell('before')
  await expect.poll(() => heard).toEqual(['before'])
  left.close()
  expect(() => left.tell('after')).not.toThrow()
  other.close()
})
