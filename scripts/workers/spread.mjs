// EU Login’s Worker on several databases of this machine.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { experimental_readRawConfig as readRawConfig, unstable_readConfig as readConfig } from 'wrangler'
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
  // All that it is bound to, as it says itself.
  const said = readRawConfig({ config: own }, { hideWarnings: true }).rawConfig
  const whole = readConfig({ config: own }, { hideWarnings: true })
  const config = {
    ...Object.fromEntries(Object.keys(said).flatMap((key) => (key === '$schema' ? [] : [[key, whole[key]]]))),
    assets: { ...whole.assets, directory: resolve(dirname(own), whole.assets.directory) },
    d1_databases: spreadOver(whole.d1_databases, count).map((bound, index) => ({
      ...bound,
      database_id: index === 0 ? bound.database_id : `00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}`,
    })),
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`)
  return { config: path, count }
}
