import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// A stack trace of what an old Node doesn't know said nothing of it.
test('a Node that is too old is told in one line, before anything is loaded', () => {
  const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })'
  const command = fileURLToPath(new URL('../../bin/europass.mjs', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${older}`, command], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'europass needs Node 22.18 or later; this is 20.20.2.\n' })
})
