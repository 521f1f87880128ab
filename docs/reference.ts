import { readdirSync, readFileSync } from 'node:fs'
import starlightTypeDoc from 'starlight-typedoc'

type Plugin = ReturnType<typeof starlightTypeDoc>
/** A package in the menu: the pages of the paths that programs import. */
interface Group {
  readonly label: string
  readonly collapsed: true
  readonly items: { readonly autogenerate: { readonly directory: string } }[]
}

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
    const options = {
      entryPoints,
      output: `reference/${name}`,
      tsconfig: `../packages/${name}/tsconfig.build.json`,
      errorOnEmptyDocumentation: false,
      typeDoc: {
        readme: 'none',
        // A page for each path that programs import; its members are anchors there.
        router: 'module' as const,
        skipErrorChecking: true,
        excludeInternal: true,
        excludePrivate: true,
        // What Node's own types say is theirs, with links that only their site has.
        excludeExternals: true,
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
    const items = [{ autogenerate: { directory: `reference/${name}` } }]
    return [{ plugin: starlightTypeDoc(options), group: { label: name, collapsed: true as const, items } }]
  })
  return { plugins: made.map(({ plugin }) => plugin), groups: made.map(({ group }) => group) }
}
