import type * as Wrangler from 'wrangler'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { D1Binding } from '@laissez-passer/store-sql/d1'
import type { D1Place } from '../settings/d1-url.ts'
import { Refused } from './command.ts'

/** A D1 database, open through wrangler. */
export interface OpenD1 {
  readonly binding: D1Binding
  /** What the Worker has for settings: `vars` of the configuration, and `.dev.vars`. */
  readonly variables: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/**
 * Opens a D1 database as the Worker has it: the local one that `wrangler dev` keeps, or, where the binding
 * says `"remote": true`, the real one.
 *
 * @throws Refused where wrangler isn't installed, or knows no such database
 */
export async function openD1({ binding: name, config, environment, persistTo }: D1Place): Promise<OpenD1> {
  // What wrangler says of itself would stand among the command's own output.
  process.env['WRANGLER_LOG'] ??= 'error'
  process.env['WRANGLER_SEND_METRICS'] ??= 'false'
  const configPath = resolve(config)
  if (!existsSync(configPath)) throw unusable(`there is no ${configPath}`)
  const { getPlatformProxy } = await wrangler()
  const proxy = await getPlatformProxy({
    configPath,
    ...(environment === null ? {} : { environment }),
    // Where `wrangler dev` keeps it: beside the configuration, or where --persist-to says.
    persist: {
      path: join(persistTo === null ? join(dirname(configPath), '.wrangler/state') : resolve(persistTo), 'v3'),
    },
  }).catch((error: unknown) => {
    throw unusable(error instanceof Error ? error.message : String(error))
  })
  const binding: unknown = proxy.env[name]
  if (!isD1(binding)) {
    await proxy.dispose()
    throw unusable(`wrangler’s configuration binds no D1 database as ${name}`)
  }
  const texts = Object.entries(proxy.env).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { binding, variables: Object.fromEntries(texts), close: () => proxy.dispose() }
}

/** An optional companion: only D1 needs it. */
async function wrangler(): Promise<typeof Wrangler> {
  try {
    return await import('wrangler')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
    throw new Refused(
      'no-wrangler',
      'LOGIN_DATABASE_URL names a D1 database, which is reached through wrangler, and wrangler isn’t installed: ' +
        'npm install wrangler, where this command is.',
    )
  }
}

function unusable(why: string): Refused {
  return new Refused('invalid-settings', `LOGIN_DATABASE_URL can’t be used: ${why.replace(/\s+/g, ' ').trim()}.`)
}

/** Whatever a Worker has under a name, a database answers to these. */
function isD1(binding: unknown): binding is D1Binding {
  if (typeof binding !== 'object' || binding === null) return false
  return ['prepare', 'batch'].every((method) => typeof Reflect.get(binding, method) === 'function')
}
