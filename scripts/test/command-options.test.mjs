import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test.each(['release', 'test'])(
  '%s refuses an option that there isn’t, before it does anything',
  (name) => {
    const script = fileURLToPath(new URL(`../${name}.mjs`, import.meta.url))
    const { status, stderr, stdout } = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' })
    expect(stderr).toMatch(/^Unknown option '--help'/)
    expect(stderr).toMatch(/There are --\w/)
    expect(stderr).not.toContain('    at ')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  },
  30_000,
)
