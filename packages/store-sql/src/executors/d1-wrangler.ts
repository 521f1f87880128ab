import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { D1Binding } from '../d1-executor.ts'
import type { D1Place } from './d1-url.ts'

/** A D1 database, open through wrangler. */
export interface OpenD1 {
  readonly binding: D1Binding
  /** All that the configuration binds, by their names: several databases among them. */
  readonly bound: object
  /** What the Worker has for settings: `vars` of the configuration, and `.dev.vars`. */
  readonly variables: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** What is used of wrangler. */
export interface Wrangler {
  readonly getPlatformProxy: (options: {
    readonly configPath: string
    readonly environment?: string
    readonly persist: { readonly path: string }
  }) => Promise<{ readonly env: object; readonly dispose: () => Promise<void> }>
}

/** A D1 database that isn't reached. */
export class D1NotReached extends Error {
  override readonly name = 'D1NotReached'
  /** `no-wrangler`: it isn't installed; `unusable`: it knows no such database, as the message says. */
  readonly reason: 'no-wrangler' | 'unusable'

  constructor(reason: D1NotReached['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * Opens a D1 database as the Worker has it: the local one that `wrangler dev` keeps, or, where the binding
 * says `"remote": true`, the real one.
 *
 * @param place where it is
 * @param options `setting`: which one says so, for messages; `load`: `() => import('wrangler')`, an optional
 * companion
 * @throws D1NotReached where wrangler isn't installed, or knows no such database
 */
export async function openD1(
  { binding: name, config, environment, persistTo }: D1Place,
  { load, setting }: { readonly setting: string; readonly load: () => Promise<Wrangler> },
): Promise<OpenD1> {
  const unusable = (why: string): D1NotReached =>
    new D1NotReached('unusable', `${setting} can’t be used: ${why.replace(/\s+/g, ' ').trim()}.`)
  // What wrangler says of itself would stand among the command's own output.
  process.env['WRANGLER_LOG'] ??= 'error'
  process.env['WRANGLER_SEND_METRICS'] ??= 'false'
  const configPath = resolve(config)
  if (!existsSync(configPath)) throw unusable(`there is no ${configPath}`)
  const { getPlatformProxy } = await wrangler({ load, setting })
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
  const binding: unknown = Reflect.get(proxy.env, name)
  if (!isD1(binding)) {
    await proxy.dispose()
    throw unusable(`wrangler’s configuration binds no D1 database as ${name}`)
  }
  const texts = Object.entries(proxy.env).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { binding, bound: proxy.env, variables: Object.fromEntries(texts), close: () => proxy.dispose() }
}

async function wrangler({
  load,
  setting,
}: {
  readonly load: () => Promise<Wrangler>
  readonly setting: string
}): Promise<Wrangler> {
  try {
    return await load()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
    throw new D1NotReached(
      'no-wrangler',
      `${setting} names a D1 database, which is reached through wrangler, and wrangler isn’t installed: ` +
        'npm install wrangler, where this command is.',
    )
  }
}

/** Whatever a Worker has under a name, a database answers to these. */
function isD1(binding: unknown): binding is D1Binding {
  if (typeof binding !== 'object' || binding === null) return false
  return ['prepare', 'batch'].every((method) => typeof Reflect.get(binding, method) === 'function')
}
