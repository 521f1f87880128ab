// An app’s Worker as Miniflare takes it: what it is bound to stands in the app’s wrangler.jsonc.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as boundAs, unstable_readConfig as readConfig } from 'wrangler'
import { root } from '../install.mjs'
import { around, clockAhead } from './clock-ahead.mjs'

export { Miniflare } from 'miniflare'

// The workerd that Miniflare brings, which would outlive a killed parent.
process.env.WORKERD = createRequire(import.meta.resolve('miniflare'))('workerd').default
process.env.MINIFLARE_WORKERD_PATH = join(root, 'scripts/workers/workerd.sh')

/**
 * Options of Miniflare, and the schedule at which the Worker is to be called; undefined: it has none. Where
 * another Worker stands before it (`wrangler.front.jsonc`), that one is asked first; where one speaks SAML
 * for it (`wrangler.saml.jsonc`), it is there to be called.
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
  const beside = (part) => {
    const path = join(root, 'apps', app, `wrangler.${part}.jsonc`)
    if (!existsSync(path)) return []
    // It is told what its own file names.
    const { vars } = readConfig({ config: path }, { hideWarnings: true })
    const told = Object.fromEntries(Object.entries(settings).filter(([name, value]) => name in vars && value))
    return read(path, { files, folder, others: {}, settings: told }).options.workers
  }
  const workers = [...beside('front'), ...own.options.workers, ...beside('saml')]
  return { ...own, options: { ...own.options, workers } }
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
      ...modulesBeside(main),
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

/** The Worker as one file, and what it is given compiled and names. */
function modulesBeside(main) {
  const source = readFileSync(main, 'utf8')
  const compiled = readdirSync(dirname(main)).filter((name) => name.endsWith('.wasm') && source.includes(`./${name}`))
  return [basename(main), ...compiled].map((name) => ({
    type: name.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule',
    path: join(dirname(main), name),
  }))
}
