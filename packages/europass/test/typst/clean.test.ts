import { expect, test } from 'vitest'
import { clean } from '../../src/typst/clean.ts'

test('a heap of marks on a letter is cut where no writing goes, and nothing else', () => {
  const mark = '\u0335'
  expect(clean(`a${mark.repeat(3000)}b`)).toBe(`a${mark.repeat(30)}b`)
  expect(clean(`a${mark.repeat(30)}b${mark}`)).toBe(`a${mark.repeat(30)}b${mark}`)
  // What joins an emoji is found where it stands, behind what was cut.
  expect(clean(`a${mark.repeat(40)} 👩\u200d💻\u200d`)).toBe(`a${mark.repeat(30)} 👩\u200d💻`)
})
