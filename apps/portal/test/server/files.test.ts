import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, test, expect } from 'vitest'
import { openStore } from '../../src/server/store/open.ts'

test('the database and what SQLite keeps beside it are for their owner alone, also where they weren’t', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const modes = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]))
  const open = async () => {
    const opened = await openStore({ databaseConnections: null, databaseDirectUrl: null, databaseUrl: null }, folder)
    if (!opened.ok) throw new Error(opened.line)
    return opened.store
  }
  // As a version before made it, and a crash left it.
  const first = await open()
  await first.close()
  for (const name of ['portal.sqlite', 'portal.sqlite-wal', 'portal.sqlite-shm']) {
    writeFileSync(join(folder, name), '', { flag: 'a' })
    chmodSync(join(folder, name), 0o644)
  }
  const store = await open()
  await store.sweep({ now: 1_800_000_000 })
  expect(modes()).toEqual({ 'portal.sqlite': 0o600, 'portal.sqlite-wal': 0o600, 'portal.sqlite-shm': 0o600 })
  await store.close()
})
