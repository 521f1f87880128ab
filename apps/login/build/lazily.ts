import type { Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/**
 * Evaluates modules at the first call of one of their functions instead of at the start. For libraries that
 * make tables or read large data when they are loaded, and that are called from code that can't wait for an
 * `import()`, such as a page being rendered.
 *
 * @param modules names of the functions that are used, by module: as it is imported, or where that begins
 * with a stroke the end of it
 */
export function lazily(modules: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'lazily',
    setup(build) {
      for (const [module, functions] of Object.entries(modules)) {
        const filter = new RegExp(
          `${module.startsWith('/') ? '' : '^'}${module.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`,
        )
        build.onResolve({ filter }, ({ kind, path, resolveDir }) =>
          kind === 'import-statement' || kind === 'dynamic-import'
            ? { path, namespace: 'lazily', pluginData: { resolveDir } }
            : null,
        )
        build.onLoad({ filter, namespace: 'lazily' }, ({ path, pluginData }) => ({
          contents: functions
            .map((name) => `export const ${name} = (...given) => require(${JSON.stringify(path)}).${name}(...given)`)
            .join('\n'),
          resolveDir: pluginData.resolveDir,
        }))
      }
    },
  }
}
