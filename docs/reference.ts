import { readdirSync, readFileSync } from 'node:fs'
import { createStarlightTypeDocPlugin } from 'starlight-typedoc'

type Plugin = ReturnType<ReturnType<typeof createStarlightTypeDocPlugin>[0]>
type Group = ReturnType<typeof createStarlightTypeDocPlugin>[1]

const packages = new URL('../packages/', import.meta.url)

/** One reference per package, made from the docstrings of the files that its `exports` name. */
export function reference(): { plugins: Plugin[]; groups: Group[] } {
  const made = readdirSync(packages).flatMap((name) => {
    const manifest: { exports?: Record<string, Record<string, string> | string> } = JSON.parse(
      readFileSync(new URL(`${name}/package.json`, packages), 'utf8'),
    )
    const entryPoints = Object.values(manifest.exports ?? {}).flatMap((target) => {
      const source = typeof target === 'string' ? '' : (target['laissez-passer:source'] ?? '')
      return /\.tsx?$/.test(source) ? [`../packages/${name}/${source.replace('./', '')}`] : []
    })
    if (entryPoints.length === 0) return []
    const [plugin, group] = createStarlightTypeDocPlugin()
    const options = {
      entryPoints,
      output: `reference/${name}`,
      tsconfig: `../packages/${name}/tsconfig.build.json`,
      sidebar: { label: name, collapsed: true },
      errorOnEmptyDocumentation: false,
      typeDoc: {
        readme: 'none',
        skipErrorChecking: true,
        excludeInternal: true,
        excludePrivate: true,
        disableSources: true,
        parametersFormat: 'table' as const,
        interfacePropertiesFormat: 'table' as const,
        typeDeclarationFormat: 'table' as const,
        sort: ['source-order' as const],
        logLevel: 'Error' as const,
        // The folder that all entry points share, so that a module is called as its file is.
        basePath: `../packages/${name}/src`,
        displayBasePath: `../packages/${name}/src`,
      },
    }
    return [{ plugin: plugin(options), group }]
  })
  return { plugins: made.map(({ plugin }) => plugin), groups: made.map(({ group }) => group) }
}
