// An app’s Worker as Miniflare takes it: what it is bound to stands in the app’s wrangler.jsonc.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as boundAs, unstable_readConfig as readConfig } from 'wrangler'
import { root } from '../install.mjs'
import { around, clockAhead } from './clock-ahead.mjs'
import { modulesOf } from './modules.ts'

export { Miniflare } from 'miniflare'

// The workerd that Miniflare brings, which would outlive a killed parent.
process.env.WORKERD = createRequire(import.meta.resolve('miniflare'))('workerd').default
process.env.MINIFLARE_WORKERD_PATH = join(root, 'scripts/workers/workerd.sh')

/**
 * Options of Miniflare, and the schedule at which the Worker is to be called; undefined: it has none. Where
 * another Worker speaks SAML for it (`wrangler.saml.jsonc`), it is there to be called.
 *
 * @param app its folder below `apps`
 * @param options `config`: another configuration than its wrangler.jsonc; `settings`: variables, above those
 * of the configuration; `files`: where its static files lie, by default where the build wrote them; `folder`:
 * where its data stay, by default nowhere; `alone`: without those, and bound to none; `ahead`: the file
 * that says by how many seconds its clock is ahead, by default it isn’t; everything else as Miniflare has it
 * @returns `name`: of the app’s own Worker
 */
export function workerOptions(
  app,
  { ahead, alone = false, config = join(root, 'apps', app, 'wrangler.jsonc'), files, folder, settings, ...others },
) {
  const own = read(config, { ahead, alone, files, folder, others, settings })
  if (alone) return own
  const saml = join(root, 'apps', app, 'wrangler.saml.jsonc')
  if (!existsSync(saml)) return own
  const { workers } = read(saml, { folder, others: {}, settings: {} }).options
  return { ...own, options: { ...own.options, workers: [...own.options.workers, ...workers] } }
}

/** One Worker. */
function read(config, { ahead, alone = false, files, folder, others, settings }) {
  const { main, workerOptions } = boundAs(config)
  const { name } = readConfig({ config }, { hideWarnings: true })
  // Which modules there are is said by their names.
  const { modulesRules: _, bindings, ...bound } = workerOptions
  const clock = ahead === undefined ? null : clockAhead(basename(main), ahead)
  const options = convertV4MiniflareOptions({
    ...bound,
    serviceBindings: { ...(alone ? {} : bound.serviceBindings), ...clock?.serviceBindings },
    ...(files === undefined || !bound.assets ? {} : { assets: { ...bound.assets, directory: files } }),
    name,
    modulesRoot: dirname(main),
    modules: [
      ...(clock ? [{ type: 'ESModule', path: join(dirname(main), around), contents: clock.module }] : []),
      ...modulesOf(main).map((path) => ({ type: path.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule', path })),
    ],
    bindings: { ...bindings, ...settings },
    // Where wrangler, and so the operator’s command, looks below `persist-to`.
    ...(folder === undefined ? {} : { resourcePersistencePath: join(folder, 'v3') }),
    // Nothing is fetched about where this machine is.
    cf: false,
    log: new Log(LogLevel.ERROR),
    ...others,
  })
  return { options, name, cron: bound.cronTriggers?.[0] }
}
