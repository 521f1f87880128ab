import { builtinModules } from 'node:module'
import type { Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

const names = builtinModules.filter((name) => /^[\w/]+$/.test(name) && !name.startsWith('_'))

/**
 * Leaves Node's modules where they are, by the names that workerd knows them by: `node:crypto` for `crypto`.
 */
export const nodesOwn: Plugin = {
  name: 'nodes-own',
  setup(build) {
    const filter = new RegExp(`^(${names.join('|')})$`)
    build.onResolve({ filter }, ({ path }) => ({ path: `node:${path}`, external: true }))
  },
}
