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
/** What `createProvider` refuses by types, and what it takes: in every TypeScript of the matrix alike. */
const contradictions = `import { createProvider, type ProviderOptions } from '@laissez-passer/hono/provider'
import { password } from '@laissez-passer/hono/methods/password'
import { sms } from '@laissez-passer/hono/methods/sms'

declare const rest: Pick<ProviderOptions, 'origin' | 'store' | 'runtime' | 'mail' | 'pages'>
declare const whole: ProviderOptions
const methods = [password()]
export const made = [
  createProvider(whole),
  createProvider({ ...rest, methods, countryHeader: 'x', trustedProxies: ['10.0.0.0/8'] }),
  createProvider({ ...rest, methods: [password(), sms()], smsCountries: ['BE'] }),
  // @ts-expect-error: nobody's header is believed
  createProvider({ ...rest, methods, countryHeader: 'x' }),
  // @ts-expect-error: no text message is sent
  createProvider({ ...rest, methods, smsCountries: ['BE'] }),
  // @ts-expect-error: it is password
  createProvider({ ...rest, methods, services: [{ type: 'oidc', name: 'S', clientId: 's', redirectUris: [], acceptedMethods: ['pasword'] }] }),
]
`
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
  const files = ['every.ts']
  if (packages.some(({ name }) => name === 'hono')) {
    writeFileSync(join(folder, 'contradictions.ts'), contradictions)
    files.push('contradictions.ts')
  }
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
      files,
    }),
  )
  const tsc = join(folder, 'node_modules/typescript/bin/tsc')
  const { code, output } = await run([node, tsc, '-p', `tsconfig.${resolution}.json`, '--pretty', 'false'], {
    cwd: folder,
  })
  return code === 0 ? null : `TypeScript ${version}\n${lastLines(output, 40)}`
}
