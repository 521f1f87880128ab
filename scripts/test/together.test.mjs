import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runTogether } from '../together.mjs'

/** Programs, and a file for which they wait before they listen. */
function running(...whats) {
  const folder = mkdtempSync(join(tmpdir(), 'together-'))
  const file = join(folder, 'go')
  const said = []
  const ended = vi.fn()
  const entry = 'scripts/test/support/starts.mjs'
  const { end, started } = runTogether(
    whats.map((what) => ({ name: `One that ${what}`, entry, args: [what, file] })),
    { ended, quiet: 1, say: (line) => said.push(line) },
  )
  onTestFinished(async () => {
    await end()
    rmSync(folder, { recursive: true })
  })
  let is = false
  void started.then(() => (is = true))
  return { ended, go: () => writeFileSync(file, ''), isStarted: () => is, said, started }
}

test('all are started once the last of them says that it listens, however long that takes', async () => {
  const { ended, go, isStarted, said, started } = running('listens', 'listens too')
  await expect.poll(() => said, { timeout: 20_000 }).toContain('Waiting for One that listens, which opens its data …')
  expect(isStarted()).toBe(false)
  go()
  await started
  expect(ended).not.toHaveBeenCalled()
}, 30_000)

test('one that can’t start ends the start at once, by its own exit code', async () => {
  const { ended, isStarted } = running('listens', 'refuses')
  await expect.poll(() => ended, { timeout: 20_000 }).toHaveBeenCalledWith(3)
  expect(isStarted()).toBe(false)
}, 30_000)

test('what each can’t use is heard before that, a setting that they share once', async () => {
  const { ended, said } = running('listens', 'is wrong', 'is wrong too')
  await expect.poll(() => ended, { timeout: 20_000 }).toHaveBeenCalledWith(3)
  expect(said.filter((line) => !line.startsWith('Waiting'))).toEqual([
    'is wrong: DRAIN_SECONDS=x can’t be used. Accepted: a number.',
    'is wrong for itself',
    'is wrong too for itself',
  ])
}, 30_000)

test('so does one that ends instead of listening, as where its port is taken meanwhile', async () => {
  const { ended, go, isStarted } = running('listens', 'ends')
  go()
  await expect.poll(() => ended, { timeout: 20_000 }).toHaveBeenCalledWith(4)
  expect(isStarted()).toBe(false)
}, 30_000)

test('one that died before it was told to listen is spoken to in vain, and nothing breaks of it', async () => {
  const { ended, go, isStarted } = running('dies', 'is late')
  await expect.poll(() => ended, { timeout: 20_000 }).toHaveBeenCalledWith(5)
  go()
  await expect.poll(() => ended, { timeout: 20_000 }).toHaveBeenCalledWith(4)
  expect(isStarted()).toBe(false)
}, 30_000)
