import { existsSync } from 'node:fs'
import { type Context, providerSettings } from '@laissez-passer/core/context'
import { policyNamed } from '@laissez-passer/core/password'
import { opensSigningKeys } from '@laissez-passer/federation/oidc'
import { node } from '@laissez-passer/runtime/node'
import { openDataFolder } from '@laissez-passer/server/data-folder'
import { spokenWith } from '@laissez-passer/i18n/wording'
import { type Brand, ourBrand } from '../brand/brand.ts'
import { readBrandFolder } from '../brand/folder.ts'
import { migrateD1 } from '@laissez-passer/store-sql/d1'
import { d1Store } from '../d1-store.ts'
import { type Database, openDatabase } from '../database.ts'
import { Refused } from './command.ts'
import { secretKeyOf } from './open-place.ts'
import type { Place } from './place-of-data.ts'

/** Data that are open, as commands work on them. */
export interface OpenData {
  readonly context: Context
  readonly close: () => Promise<void>
}

/**
 * Opens the data of EU Login at a place, as the server does and beside it if it runs: what a command writes
 * counts at the server's next request, and the server delivers the mails. The place stays open.
 *
 * @throws Refused when there are no data, or their keys aren't known: they are never made here, where a wrong
 * `DATA_DIR` would look like an empty house
 */
export async function openDataAt(place: Place): Promise<OpenData> {
  const database = await storeAt(place)
  try {
    return { context: await contextOf(place, database), close: database.close }
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * Opens the store at a place, and brings its schema up to date.
 *
 * @throws Refused where there are no data
 */
export async function storeAt({ database, settings }: Place): Promise<Pick<Database, 'store' | 'close'>> {
  if (database.kind === 'd1') {
    const { binding, more = [] } = database
    await migrateD1(binding, { mayBeNew: false })
    for (const further of more) await migrateD1(further)
    return { store: d1Store([binding, ...more], settings), close: async () => {} }
  }
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new Refused(
      'no-data',
      `There are no data of EU Login in DATA_DIR=${settings.DATA_DIR}. Start the server once, or set DATA_DIR.`,
    )
  const opened = openDataFolder(settings.DATA_DIR)
  if (!opened.ok) throw new Refused('invalid-settings', opened.line)
  const answer = await openDatabase(settings, { folder: opened.folder, listening: false })
  if (!answer.ok) throw new Refused('invalid-settings', answer.line)
  return answer.database
}

async function contextOf(place: Place, { store }: Pick<Database, 'store'>): Promise<Context> {
  const { settings } = place
  const brand = brandOf(settings.BRAND_FOLDER)
  const triedOn = place.database.kind === 'd1' ? 'workers' : 'node'
  const runtime = node({ secretKey: await secretKeyOf(place), triedOn })
  const context: Context = {
    ...runtime,
    now: runtime.now(),
    store,
    settings: providerSettings({
      origin: settings.LOGIN_ORIGIN,
      base: settings.LOGIN_BASE,
      name: brand.name,
      languages: spokenWith(brand.pageWords).map(({ code }) => code),
      passwordPolicy: policyNamed(settings.PASSWORD_POLICY),
    }),
    methods: [],
    describeDestination: () => null,
  }
  if (await opensSigningKeys(context)) return context
  throw new Refused('other-secret-key', 'SECRET_KEY is another one than the server’s: it opens nothing of these data.')
}

function brandOf(folder: string | undefined): Brand {
  if (folder === undefined) return ourBrand
  const read = readBrandFolder(folder)
  if (!read.ok) throw new Refused('invalid-settings', read.line)
  return read.brand
}
