// EU Login’s Worker on several databases of this machine.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { unstable_readConfig as readConfig } from 'wrangler'
import { root } from '../install.mjs'
import { spreadOver } from './deployment.mjs'

/**
 * The configuration of an app’s Worker; with several databases, one of its own below the data, which the
 * operator’s command reads as well. None is ever taken away.
 *
 * @param app its folder below `apps`
 * @param options `folder`: of its data; `databases`: how many there are to be, as somebody typed it
 * @returns `config`: the path; `count`: how many databases there are
 * @throws with a line where that is no number
 */
export function spreadConfig(app, { databases, folder }) {
  const own = join(root, 'apps', app, 'wrangler.jsonc')
  const path = join(folder, 'wrangler.json')
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).d1_databases.length : 1
  const wanted = Number(databases || 1)
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 1296)
    throw new Error(`LOGIN_DATABASES=${databases} can’t be used. Accepted: a whole number from 1 to 1296.`)
  const count = Math.max(before, wanted)
  if (app !== 'login' || count === 1) return { config: own, count: 1 }
  const { assets, compatibility_date, compatibility_flags, d1_databases, durable_objects, main, migrations, ...rest } =
    readConfig({ config: own }, { hideWarnings: true })
  mkdirSync(folder, { recursive: true })
  const config = {
    name: rest.name,
    main,
    no_bundle: rest.no_bundle,
    rules: rest.rules,
    compatibility_date,
    compatibility_flags,
    assets: { ...assets, directory: resolve(dirname(own), assets.directory) },
    d1_databases: spreadOver(d1_databases, count).map((bound, index) => ({
      ...bound,
      database_id: index === 0 ? bound.database_id : `00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}`,
    })),
    durable_objects,
    migrations,
    r2_buckets: rest.r2_buckets,
    queues: rest.queues,
    services: rest.services,
    triggers: rest.triggers,
    vars: rest.vars,
  }
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`)
  return { config: path, count }
}
