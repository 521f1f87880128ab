import { withSecretFiles } from '@laissez-passer/server/node/secret-files'
import { openDataFolder } from '@laissez-passer/server/data-folder'
import { why } from '@laissez-passer/server/workers'
import { readD1Url } from '@laissez-passer/store-sql/executors/d1-url'
import { D1NotReached, openD1 } from '@laissez-passer/store-sql/executors/d1-wrangler'
import { readNodeSettings, secretSettings } from '../node-settings.ts'
import { d1Store } from './d1.ts'
import { openStore } from './open.ts'
import type { PortalStore } from './store.ts'

/** A store, or one line that says why there is none. */
type Opened = { readonly ok: true; readonly store: PortalStore } | { readonly ok: false; readonly line: string }

/**
 * The store for what an operator asks from a command line: a server's, as its settings say, or a Worker's,
 * through wrangler. Files of a Worker's people lie in R2, and aren't reached.
 *
 * @param env - variables by name, for instance `process.env`
 */
export async function openOperatorStore(env: Readonly<Record<string, string | undefined>>): Promise<Opened> {
  const given = withSecretFiles(env, secretSettings)
  const place = given.ok ? readD1Url(given.environment['PORTAL_DATABASE_URL'] ?? '') : null
  if (place !== null) return openWorkers(place)
  const read = readNodeSettings(env)
  if (!read.ok) return read
  const data = openDataFolder(read.settings.dataDir)
  return data.ok ? openStore(read.settings, data.folder) : data
}

async function openWorkers(place: NonNullable<ReturnType<typeof readD1Url>>): Promise<Opened> {
  try {
    const { binding, close } = await openD1(place, { setting: 'PORTAL_DATABASE_URL', load: () => import('wrangler') })
    return { ok: true, store: { ...(await d1Store(binding, { fileContents: notReached })), close } }
  } catch (error) {
    if (error instanceof D1NotReached) return { ok: false, line: error.message }
    const away = error instanceof Error && 'code' in error && error.code === 'store-unavailable'
    if (away) return { ok: false, line: `PORTAL_DATABASE_URL can’t be used: ${why(error)}.` }
    throw error
  }
}

const elsewhere = (): Promise<never> => Promise.reject(new Error('Files of a Worker’s people lie in R2'))

const notReached = {
  put: elsewhere,
  remove: elsewhere,
  // oxlint-disable-next-line require-yield
  read: async function* () {
    await elsewhere()
  },
}
