import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('../test.mjs', import.meta.url))

test('a step that isn’t there fails and names those that are: it used to pass as “0 passed, 0 failed”', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, 'wrods'], { encoding: 'utf8' })
  expect(stderr).toContain('No step is named wrods. There are format, lint,')
  expect(stdout).toContain('0 passed, 1 failed')
  expect(status).toBe(1)
})
