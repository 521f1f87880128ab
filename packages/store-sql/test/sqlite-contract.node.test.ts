import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { storeContract } from '../src/contract.ts'
import { sqlite } from '../src/sqlite.ts'

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  const store = await sqlite(join(folder, 'id.db'))
  onTestFinished(async () => {
    store.close()
    await rm(folder, { recursive: true })
  })
  return store
})
