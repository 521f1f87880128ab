import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { secretFile } from '@laissez-passer/server/data-folder'
import { d1Upkeep } from '@laissez-passer/store-sql/d1'
import { sqliteUpkeep, type Upkeep } from '@laissez-passer/store-sql/sqlite'
import { boundDatabases } from '../d1-store.ts'
import { sqliteFile } from '../database.ts'
import { readD1Url } from '@laissez-passer/store-sql/executors/d1-url'
import { nearNames } from '../settings/near-names.ts'
import { readNodeSettings } from '../settings/node-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { type Environment, Refused } from './command.ts'
import { reachD1 } from './reach-d1.ts'
import type { DatabasePlace, Place } from './place-of-data.ts'

/**
 * Finds the data that the settings name. Nothing is made, and nothing written.
 *
 * @param environment e.g. `process.env`; with D1, what the Worker is given counts where this says nothing,
 * and then the secrets that lie beside wrangler's configuration
 * @param reach how a D1 database is reached: through wrangler
 * @throws Refused when a setting is wrong, or D1 isn't reached
 */
export async function openPlace(environment: Environment, reach: typeof reachD1 = reachD1): Promise<Place> {
  const d1 = readD1Url(environment['LOGIN_DATABASE_URL'] ?? '')
  if (d1 === null) {
    const settings = settingsIn(environment)
    const folder = resolve(settings.DATA_DIR)
    const url = settings.LOGIN_DATABASE_URL
    const database: DatabasePlace =
      url === undefined
        ? { kind: 'sqlite', file: sqliteFile(folder) }
        : { kind: 'postgres', url: settings.LOGIN_DATABASE_DIRECT_URL ?? url }
    const further = await Promise.all(
      (settings.LOGIN_MORE_DATABASE_URLS ?? []).map((more) => upkeepOf({ kind: 'postgres', url: more })),
    )
    const names = { near: nearNames(environment), originUnset: !environment['LOGIN_ORIGIN'] }
    return { settings, ...names, folder, database, upkeep: await upkeepOf(database), further, close: async () => {} }
  }
  const opened = await reach(d1)
  try {
    // The Worker's mail goes by a binding; a command only leaves it in the outbox.
    const elsewhere = { SMTP_URL: 'smtp://binding', MAIL_FROM: 'no-reply@binding.invalid' }
    const { binding, close } = opened
    // Under another name than the Worker's it is looked at alone.
    const more = d1.binding === 'DB' ? boundDatabases(opened.bound).slice(1) : []
    const said = { ...opened.variables, ...environment }
    const kept = await secretsBeside(d1.config, { said, several: more.length > 0 })
    const settings = settingsIn({ ...elsewhere, ...said, ...kept }, { bound: more.length + 1 })
    return {
      settings,
      near: nearNames(environment),
      originUnset: !said['LOGIN_ORIGIN'],
      folder: null,
      database: { kind: 'd1', binding, more },
      upkeep: d1Upkeep(binding),
      further: more.map(d1Upkeep),
      close,
    }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/**
 * Secrets of a deployment, which made them in the folder where it wrote wrangler's configuration. Those that
 * are said aren't looked for.
 */
async function secretsBeside(
  config: string,
  { said, several }: { readonly said: Environment; readonly several: boolean },
): Promise<Environment> {
  const files = { SECRET_KEY: 'secret-key', ...(several ? { DIRECTORY_KEY: 'directory-key' } : {}) }
  const kept = await Promise.all(
    Object.entries(files).map(async ([name, file]) => {
      const path = join(dirname(resolve(config)), file)
      const isSaid = [name, `${name}_FILE`].some((one) => said[one])
      return !isSaid && existsSync(path) ? [[name, await secretFile(path)]] : []
    }),
  )
  return Object.fromEntries(kept.flat())
}

async function upkeepOf(database: Exclude<DatabasePlace, { kind: 'd1' }>): Promise<Upkeep> {
  if (database.kind === 'sqlite') return sqliteUpkeep(database.file)
  return (await import('@laissez-passer/store-sql/postgres')).postgresUpkeep(database.url)
}

/** @throws Refused with a line for each setting that is wrong */
export function settingsIn(environment: Environment, options: { readonly bound?: number } = {}): Settings {
  const read = readNodeSettings(environment, options)
  if (read.ok) return read.settings
  throw new Refused('invalid-settings', read.line)
}

/**
 * The secret key of these data: as set, or the one that the server made.
 *
 * @throws Refused where there is none: made up here it would seal what the server can't open
 */
export async function secretKeyOf({ folder, settings }: Pick<Place, 'folder' | 'settings'>): Promise<string> {
  if (settings.SECRET_KEY !== undefined) return settings.SECRET_KEY
  if (folder === null)
    throw new Refused(
      'no-secret-key',
      'SECRET_KEY isn’t set, and no file secret-key lies beside wrangler’s configuration. With D1 it is the Worker’s: set it as there.',
    )
  const file = join(folder, 'secret-key')
  if (existsSync(file)) return secretFile(file)
  throw new Refused(
    'no-secret-key',
    `SECRET_KEY isn’t set, and there is none in DATA_DIR=${settings.DATA_DIR}. Set it as for the server.`,
  )
}
