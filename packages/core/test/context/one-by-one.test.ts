import { expect, test } from 'vitest'
import { oneByOne } from '../../src/context/one-by-one.ts'

test('each is done, one after the other, and those that were done are counted', async () => {
  const order: string[] = []
  const run = async (item: number) => {
    order.push(`begins ${item}`)
    await Promise.resolve()
    order.push(`ends ${item}`)
    return item > 1
  }
  expect(await oneByOne([1, 2, 3], run)).toBe(2)
  expect(order).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2', 'begins 3', 'ends 3'])
  expect(await oneByOne([], run)).toBe(0)
})

test('what fails keeps none of the others from being done, and is told at the end', async () => {
  const done: number[] = []
  const run = (item: number) => {
    if (item % 2 === 1) return Promise.reject(new Error(`${item} can’t be read`))
    done.push(item)
    return Promise.resolve(true)
  }
  await expect(oneByOne([1, 2, 3, 4], run)).rejects.toThrow('1 can’t be read')
  expect(done).toEqual([2, 4])
})
