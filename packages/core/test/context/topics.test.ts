import { expect, test } from 'vitest'
import { deviceTopic, enrolmentTopic, signInTopic } from '../../src/context/topics.ts'

test('nobody is woken by what happens to another, nor to another kind of thing', () => {
  const topics = ['a', 'b'].flatMap((id) => [signInTopic(id), deviceTopic(id), enrolmentTopic(id)])
  expect(topics.every((topic) => /^[a-z-]+:[ab]$/.test(topic))).toBe(true)
  expect(new Set(topics).size).toBe(6)
})
