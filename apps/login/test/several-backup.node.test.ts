import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOfTest, on, onPostgres, people, run } from './support/several.ts'
import { severalBackups } from './support/several-backups.ts'

severalBackups(onPostgres, 120_000)

it('a database of a restored copy isn’t taken for the one that it was copied from', async () => {
  const [from, to] = [await onPostgres(2), await onPostgres(2)]
  await on(from, people)
  const file = join(await folderOfTest(), 'all.backup')
  await run(from, 'backup', file)
  await run(to, 'restore', file)
  const mixed = { ...from.environment, LOGIN_MORE_DATABASE_URLS: to.environment['LOGIN_MORE_DATABASE_URLS'] ?? '' }
  expect((await run({ ...from, environment: mixed }, 'directory', 'mend')).err).toContain(
    'belongs to others than these',
  )
}, 120_000)
