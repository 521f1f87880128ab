import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, providerSettings } from '@laissez-passer/core/context'
import { policyNamed } from '@laissez-passer/core/password'
import { opensSigningKeys } from '@laissez-passer/federation/oidc'
import { node } from '@laissez-passer/runtime/node'
import { openDataFolder, secretFile } from '@laissez-passer/server/data-folder'
import { openDatabase, sqliteFile } from '../database.ts'
import { NAME } from '../name.ts'
import { readSettings } from '../settings/settings.ts'
import { Refused } from './command.ts'

/**
 * Opens the data of EU Login as the server does, beside it if it runs: what a command writes counts at the
 * server's next request, and the server delivers the mails.
 *
 * @param environment e.g. `process.env`
 * @throws Refused when a setting is wrong, or there are no data: they are never made here, where a wrong
 * `DATA_DIR` would look like an empty house
 */
export async function openData(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly context: Context; readonly close: () => Promise<void> }> {
  const read = readSettings(environment)
  if (!read.ok) throw new Refused('invalid-settings', read.line)
  const { settings } = read
  if (settings.LOGIN_DATABASE_URL === undefined && !existsSync(sqliteFile(settings.DATA_DIR)))
    throw new Refused(
      'no-data',
      `There are no data of EU Login in DATA_DIR=${settings.DATA_DIR}. Start the server once, or set DATA_DIR.`,
    )
  const opened = openDataFolder(settings.DATA_DIR)
  if (!opened.ok) throw new Refused('invalid-settings', opened.line)
  const keyFile = join(opened.folder, 'secret-key')
  // Made up here it would seal what the server can't open.
  if (settings.SECRET_KEY === undefined && !existsSync(keyFile))
    throw new Refused(
      'no-secret-key',
      `SECRET_KEY isn’t set, and there is none in DATA_DIR=${settings.DATA_DIR}. Set it as for the server.`,
    )
  const secretKey = settings.SECRET_KEY ?? (await secretFile(keyFile))
  const answer = await openDatabase(settings, { folder: opened.folder, listening: false })
  if (!answer.ok) throw new Refused('invalid-settings', answer.line)
  const { store, close } = answer.database
  const runtime = node({ secretKey })
  const context: Context = {
    ...runtime,
    now: runtime.now(),
    store,
    settings: providerSettings({
      origin: settings.LOGIN_ORIGIN,
      base: settings.LOGIN_BASE,
      name: NAME,
      passwordPolicy: policyNamed(settings.PASSWORD_POLICY),
    }),
    methods: [],
    describeDestination: () => null,
  }
  if (!(await opensSigningKeys(context))) {
    await close()
    throw new Refused(
      'other-secret-key',
      'SECRET_KEY is another one than the server’s: it opens nothing of these data.',
    )
  }
  return { context, close }
}
