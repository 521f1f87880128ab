import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeNewFile } from '../../src/cli/new-file.ts'

it('what failed is told, whether its file can be taken away or not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'new-file-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'out.json')
  const failed = async () => {
    throw new Error('the database is gone')
  }
  await expect(writeNewFile(path, failed)).rejects.toThrow('the database is gone')
  expect(await readdir(folder)).toEqual([])
  const replaced = async () => {
    await rm(path)
    await mkdir(path)
    return failed()
  }
  await expect(writeNewFile(path, replaced)).rejects.toThrow('the database is gone')
})
