import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { isOfFile } from '../../src/cli/file-faults.ts'

it('an error is of a file where the file system says it, and not where a program can’t be started', async () => {
  expect(isOfFile(await readFile('/nowhere/at-all').catch((error: unknown) => error))).toBe(true)
  const { error } = spawnSync('/nowhere/at-all')
  expect(error).toMatchObject({ code: 'ENOENT', path: '/nowhere/at-all' })
  expect(isOfFile(error)).toBe(false)
  expect(isOfFile(new TypeError('of the program'))).toBe(false)
})
