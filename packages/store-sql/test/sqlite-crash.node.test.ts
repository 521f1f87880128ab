import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../src/sqlite.ts'

/**
 * Starts the writer, kills it by SIGKILL once it acknowledged so many, and gives what it had acknowledged.
 */
async function writeAndDie(path: string, prefix: string, lines: number): Promise<readonly string[]> {
  const writer = fileURLToPath(new URL('./support/writer.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=laissez-passer:source', '--no-warnings', writer, path, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.split('\n').length > lines) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  // The last line may be cut off: then it was not acknowledged.
  return said.split('\n').slice(0, -1)
}

test('killed while writing, five times: nothing acknowledged is lost, nothing is there by half', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  const acknowledged: string[] = []
  for (const [index, lines] of [1, 10, 30, 60, 100].entries())
    acknowledged.push(...(await writeAndDie(path, `run${index}`, lines)))
  expect(acknowledged.length).toBeGreaterThanOrEqual(201)

  const store = await sqlite(path)
  onTestFinished(() => store.close())
  const kept = new Set((await store.outbox.claim({ now: 2, limit: 1e6, leaseSeconds: 0 })).map(({ id }) => id))
  for (const key of acknowledged) {
    expect(kept.has(key)).toBe(true)
    expect(await store.seen.first(key, { now: 2, expiresAt: 1e9 })).toBe(false)
  }
  // A throttle operation counts on both keys or on none, acknowledged or not.
  for (const key of kept) {
    const counts = await store.throttle.peek([`${key}-a`, `${key}-b`], { now: 2 })
    expect(counts.get(`${key}-a`)?.count).toBe(counts.get(`${key}-b`)?.count)
  }
}, 60_000)
