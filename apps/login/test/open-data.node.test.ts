import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretFile } from '@laissez-passer/server/data-folder'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { openDataAt } from '../src/cli/open-data.ts'
import { openPlace } from '../src/cli/open-place.ts'
import { sqliteFile } from '../src/database.ts'

it('a command writes the links that the server answers: below its base', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'login-data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const store = await sqlite(sqliteFile(folder))
  store.close()
  await secretFile(join(folder, 'secret-key'))
  const data = await openDataAt(await openPlace({ DATA_DIR: folder, LOGIN_BASE: '/auth/eu-login' }))
  expect(data.context.settings.addresses.notMe).toBe('/auth/eu-login/not-me')
  await data.close()
})
