import { afterAll, describe, expect, test } from 'vitest'
import { typstNode } from '../../src/typst-node/index.ts'
import { TypesetError } from '../../src/typst/index.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')

describe('the engine', () => {
  const job = (source: string) =>
    ({ source, inputs: {}, fonts: [], output: { format: 'pdf', check: 'a-3a', createdAt: now } }) as const
  test('says what is wrong with a source, and goes on', async () => {
    await expect(engine.typeset(job('#panic("no")'))).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('panicked with: "no"'),
    })
    expect((await engine.typeset(job('= Title'))).length).toBeGreaterThan(1000)
  })
  test('ends a document that never ends, and sets the next', async () => {
    const impatient = typstNode({ timeout: 400 })
    await expect(
      impatient.typeset(
        job(
          '#let f(n) = if n < 2 { n } else { f(n - 1) + f(n - 2) + calc.rem(n, 1) }\n#for i in range(3000) [#range(3000).map(x => calc.sin(x * i)).sum()]',
        ),
      ),
    ).rejects.toMatchObject({ code: 'timeout' })
    await impatient.close()
  })
  test('sets what sixty people ask for in one moment', async () => {
    const sixty = await Promise.all(Array.from({ length: 60 }, () => engine.typeset(job('= Title'))))
    expect(sixty.every(({ length }) => length > 1000)).toBe(true)
  })
  test('turns away what its queue has no room for, and everything once closed', async () => {
    const small = typstNode({ queue: 1 })
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => small.typeset(job('= Title'))))
    expect(
      outcomes.map((one) =>
        one.status === 'rejected' ? one.reason instanceof TypesetError && one.reason.code : 'done',
      ),
    ).toEqual(['done', 'done', 'busy'])
    await small.close()
    await expect(small.typeset(job('= Title'))).rejects.toMatchObject({ code: 'closed' })
  })
})
