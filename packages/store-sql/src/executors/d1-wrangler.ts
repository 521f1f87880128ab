import { accepts, checkOptions, type OptionRule, type OptionRules } from '@laissez-passer/core/options'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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
  /** Absent in older versions. */
  readonly unstable_readConfig?: (
    options: { readonly config: string; readonly env?: string },
    how: { readonly hideWarnings: boolean },
  ) => Readonly<Record<string, unknown>>
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

/** How it is opened. */
export interface OpenD1Options {
  /** Which setting names the database, for messages. */
  readonly setting: string
  /** `() => import('wrangler')`, an optional companion. */
  readonly load: () => Promise<Wrangler>
}

const rules: OptionRules<OpenD1Options> = { setting: accepts.text('the name of a setting'), load: accepts.made }
const textOrNull = (accepted: string): OptionRule => ({
  takes: (given) => given === null || accepts.text('').takes(given),
  accepted: `${accepted}, or null`,
})
const placeRules: OptionRules<D1Place> = {
  binding: accepts.text('the name of a binding'),
  config: accepts.text('the path of wrangler’s configuration'),
  environment: textOrNull('one of its environments'),
  persistTo: textOrNull('a folder'),
}

/**
 * Opens a D1 database as the Worker has it: the local one that `wrangler dev` keeps, or, where the binding
 * says `"remote": true`, the real one.
 *
 * @param place where it is
 * @throws D1NotReached where wrangler isn't installed, or knows no such database
 */
export async function openD1(place: D1Place, options: OpenD1Options): Promise<OpenD1> {
  checkOptions('openD1', options, rules)
  checkOptions('openD1: the place', place, placeRules)
  const { binding: name, config, environment, persistTo } = place
  const { load, setting } = options
  const unusable = (why: string): D1NotReached =>
    new D1NotReached('unusable', `${setting} can’t be used: ${why.replace(/\s+/g, ' ').trim()}.`)
  // What wrangler says of itself would stand among the command's own output.
  process.env['WRANGLER_LOG'] ??= 'error'
  process.env['WRANGLER_SEND_METRICS'] ??= 'false'
  const configPath = resolve(config)
  if (!existsSync(configPath)) throw unusable(`there is no ${configPath}`)
  const { getPlatformProxy, unstable_readConfig: readConfig } = await wrangler({ load, setting })
  const alone = await databasesAlone({ configPath, environment, readConfig }).catch((error: unknown) => {
    throw unusable(error instanceof Error ? error.message : String(error))
  })
  const close = async (proxy?: { readonly dispose: () => Promise<void> }): Promise<void> => {
    await proxy?.dispose()
    await alone?.remove()
  }
  const proxy = await getPlatformProxy({
    configPath: alone?.configPath ?? configPath,
    ...(environment === null ? {} : { environment }),
    // Where `wrangler dev` keeps it: beside the configuration, or where --persist-to says.
    persist: {
      path: join(persistTo === null ? join(dirname(configPath), '.wrangler/state') : resolve(persistTo), 'v3'),
    },
  }).catch(async (error: unknown) => {
    await close()
    throw unusable(error instanceof Error ? error.message : String(error))
  })
  const binding: unknown = Reflect.get(proxy.env, name)
  if (!isD1(binding)) {
    await close(proxy)
    throw unusable(`wrangler’s configuration binds no D1 database as ${name}`)
  }
  const texts = Object.entries(proxy.env).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { binding, bound: proxy.env, variables: Object.fromEntries(texts), close: () => close(proxy) }
}

/**
 * The configuration with its databases and variables alone. wrangler would bind the Worker's Durable Objects
 * too, without the Worker that has their class, and workerd says so among the command's output.
 *
 * @returns null where wrangler can't be asked what it reads
 */
async function databasesAlone({
  configPath,
  environment,
  readConfig,
}: {
  readonly configPath: string
  readonly environment: string | null
  readonly readConfig: Wrangler['unstable_readConfig']
}): Promise<{ readonly configPath: string; readonly remove: () => Promise<void> } | null> {
  if (readConfig === undefined) return null
  const read = readConfig(
    { config: configPath, ...(environment === null ? {} : { env: environment }) },
    { hideWarnings: true },
  )
  const { account_id, compatibility_date, d1_databases, name, vars } = read
  const bound = { account_id, d1_databases, vars }
  const alone = { name, compatibility_date, ...(environment === null ? bound : { env: { [environment]: bound } }) }
  const folder = await mkdtemp(join(tmpdir(), 'laissez-passer-d1-'))
  await writeFile(join(folder, 'wrangler.json'), JSON.stringify(alone))
  // What wrangler reads beside a configuration.
  const beside = (await readdir(dirname(configPath))).filter((file) => /^\.(?:dev\.vars|env)(?:\.|$)/.test(file))
  await Promise.all(beside.map((file) => symlink(join(dirname(configPath), file), join(folder, file))))
  return { configPath: join(folder, 'wrangler.json'), remove: () => rm(folder, { recursive: true, force: true }) }
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
