import { readdirSync, readFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { expect, test } from 'vitest'
import { letRequestsGoFirst } from '../src/threads.ts'

test('threads that hash stand back behind the one that answers', async () => {
  await letRequestsGoFirst()
  const named = readdirSync('/proc/self/task').filter(
    (thread) => readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim() === 'libuv-worker',
  )
  try {
    for (const thread of named) expect(getPriority(Number(thread))).toBe(5)
    expect(getPriority(process.pid)).toBe(0)
  } finally {
    // Other tests of this worker go on as before, where it is allowed.
    for (const thread of named)
      try {
        setPriority(Number(thread), 0)
      } catch {
        break
      }
  }
})
