import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretFile } from '@laissez-passer/server/data-folder'
import type { D1Binding } from '@laissez-passer/store-sql/d1'
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

it('on D1 the secrets lie beside wrangler’s configuration, where a deployment made them; what is set counts first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'login-account-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const secretKey = await secretFile(join(folder, 'secret-key'))
  const directoryKey = await secretFile(join(folder, 'directory-key'))
  const database = { prepare: () => null, batch: () => null } as unknown as D1Binding
  const opened = async (bound: object, environment: Readonly<Record<string, string>> = {}) => {
    const close = async () => {}
    const reach = async () => ({ binding: database, bound, variables: {}, close })
    const url = `d1://DB?config=${encodeURIComponent(join(folder, 'account-login.json'))}`
    return (await openPlace({ LOGIN_DATABASE_URL: url, ...environment }, reach)).settings
  }
  expect(await opened({ DB: database })).toMatchObject({ SECRET_KEY: secretKey })
  expect(await opened({ DB: database, DB_2: database })).toMatchObject({
    SECRET_KEY: secretKey,
    DIRECTORY_KEY: directoryKey,
  })
  const other = 'only-in-this-test-'.repeat(3)
  expect(await opened({ DB: database }, { SECRET_KEY: other })).toMatchObject({ SECRET_KEY: other })
  expect(await opened({ DB: database }, { SECRET_KEY_FILE: join(folder, 'directory-key') })).toMatchObject({
    SECRET_KEY: directoryKey,
  }) // Nor is it looked at then: it may be somebody else's, and no file of a secret.
  await rm(join(folder, 'secret-key'))
  await mkdir(join(folder, 'secret-key'))
  expect(await opened({ DB: database }, { SECRET_KEY: other })).toMatchObject({ SECRET_KEY: other })
})
