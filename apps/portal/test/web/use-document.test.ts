// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDocument } from '../../src/web/documents/use-document.ts'
import { key, server } from './documents-world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

test('a server that is slow is asked for news once at a time', async () => {
  const { face } = server()
  const slow = Promise.withResolvers<void>()
  const asked = vi.fn<typeof face.since>(async (version) => {
    await slow.promise
    return face.since(version)
  })
  const source = { key, schema: 1, server: () => ({ ...face, since: asked }), parse: (value: unknown) => value }
  const { result } = renderHook(() => useDocument(source))
  await pass(1)
  expect(result.current.view.status).toBe('open')
  await pass(60_000)
  expect(asked).toHaveBeenCalledTimes(1)
  slow.resolve()
  await pass(5000)
  expect(asked).toHaveBeenCalledTimes(2)
})
