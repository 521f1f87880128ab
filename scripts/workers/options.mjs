// An app’s Worker as Miniflare takes it: what it is bound to stands in the app’s wrangler.jsonc.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as boundAs } from 'wrangler'
import { root } from '../install.mjs'

export { Miniflare } from 'miniflare'

// The workerd that Miniflare brings, which would outlive a killed parent.
process.env.WORKERD = createRequire(import.meta.resolve('miniflare'))('workerd').default
process.env.MINIFLARE_WORKERD_PATH = join(root, 'scripts/workers/workerd.sh')

/**
 * Options of Miniflare, and the schedule at which the Worker is to be called; undefined: it has none.
 *
 * @param app its folder below `apps`
 * @param options `config`: another configuration than its wrangler.jsonc; `settings`: variables, above those
 * of the configuration; `files`: where its static files lie, by default where the build wrote them; `folder`:
 * where its data stay, by default nowhere; everything else as Miniflare has it
 */
export function workerOptions(
  app,
  { config = join(root, 'apps', app, 'wrangler.jsonc'), files, folder, settings, ...others },
) {
  const { main, workerOptions } = boundAs(config)
  // Which modules there are is said by their names.
  const { modulesRules: _, bindings, ...bound } = workerOptions
  const options = convertV4MiniflareOptions({
    ...bound,
    ...(files === undefined ? {} : { assets: { ...bound.assets, directory: files } }),
    modulesRoot: dirname(main),
    modules: modulesBeside(main),
    bindings: { ...bindings, ...settings },
    // Where wrangler, and so the operator’s command, looks below `persist-to`.
    ...(folder === undefined ? {} : { resourcePersistencePath: join(folder, 'v3') }),
    // Nothing is fetched about where this machine is.
    cf: false,
    log: new Log(LogLevel.ERROR),
    ...others,
  })
  return { options, cron: bound.cronTriggers?.[0] }
}

/** The Worker as one file, and what it is given compiled. */
function modulesBeside(main) {
  const compiled = readdirSync(dirname(main)).filter((name) => name.endsWith('.wasm'))
  return [basename(main), ...compiled].map((name) => ({
    type: name.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule',
    path: join(dirname(main), name),
  }))
}
