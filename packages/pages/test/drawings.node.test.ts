import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { drawings } from '../preview/draw.ts'

test.each(Object.entries(drawings()))('assets/%s is what the functions draw', async (name, svg) => {
  expect(await readFile(new URL(`../assets/${name}`, import.meta.url), 'utf8')).toBe(svg)
})
