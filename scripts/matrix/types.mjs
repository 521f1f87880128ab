// The declarations of every entry, as a strict program sees them: with `skipLibCheck: false`, so that what
// they import must be there and be right as well.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scopedPackages } from '../pack.mjs'
import { lastLines, run } from '../run.mjs'
import { node } from '../install.mjs'

export const typeScripts = ['5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '6.0', '7.0']
/** Below, `Uint8Array<ArrayBuffer>` isn't known to TypeScript itself; Hono's declarations need it as well. */
const generic = 5.7
export const resolutions = ['node16', 'nodenext', 'bundler']

/**
 * @param options `only`: the packages that are installed, by short name; all by default
 * @returns the type checker's errors, or null
 */
export async function typesIn(folder, { version, resolution, only }) {
  const packages = scopedPackages().filter(({ name }) => only === undefined || only.includes(name))
  const imports = packages.flatMap(({ folder: source }, at) => {
    const { name } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
    const manifest = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
    return Object.entries(manifest.exports).flatMap(([subpath, target], place) =>
      typeof target === 'object' && !subpath.startsWith('./contract')
        ? [`import * as e${at}_${place} from '${manifest.name}${subpath.slice(1)}'`, `export { e${at}_${place} }`]
        : [],
    )
  })
  writeFileSync(join(folder, 'every.ts'), `${imports.join('\n')}\n`)
  writeFileSync(
    join(folder, `tsconfig.${resolution}.json`),
    JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable', 'esnext.disposable'],
        module: resolution === 'bundler' ? 'esnext' : resolution,
        moduleResolution: resolution,
        strict: true,
        skipLibCheck: Number(version) < generic,
        noEmit: true,
        jsx: 'react-jsx',
        types: ['node'],
      },
      files: ['every.ts'],
    }),
  )
  const tsc = join(folder, 'node_modules/typescript/bin/tsc')
  const { code, output } = await run([node, tsc, '-p', `tsconfig.${resolution}.json`, '--pretty', 'false'], {
    cwd: folder,
  })
  return code === 0 ? null : `TypeScript ${version}\n${lastLines(output, 40)}`
}
