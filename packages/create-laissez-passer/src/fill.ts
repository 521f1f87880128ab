import { methodNames, type Choices, type Method } from './choices.ts'

/** What goes into a template beside the choices. */
export interface Filling extends Required<Choices> {
  /** Of the project's package: from its folder's name. */
  readonly packageName: string
  /** Which of our packages the project asks for, such as `^0.4.0`. */
  readonly range: string
}

/** How each method is written in `provider/parts.ts`. */
const calls: Readonly<Record<Method, string>> = {
  password: 'password',
  passkey: 'passkey',
  'token-app': 'tokenApp',
  'recovery-code': 'recoveryCode',
}

/**
 * A file of a template, which is an example that runs as it is, made somebody's own: what they left out is
 * taken away, and what the example says is said in their words.
 *
 * @param path in the project, with `/`
 */
export function filled(path: string, text: string, filling: Filling): string {
  const { colour, name, packageName, range } = filling
  if (path === 'package.json') return text.replaceAll('"workspace:*"', `"${range}"`).replace('example-id', packageName)
  // A name may hold `$&` or `$'`, which mean something in a text that replaces another.
  const own = text.replaceAll('#6d1a36', colour).replaceAll('example-id', packageName)
  if (path === 'README.md') return own.replaceAll('Example ID', () => name)
  if (path === 'provider/parts.ts') return withMethods(own, filling.methods).replace("'Example ID'", () => quoted(name))
  return own
}

function withMethods(text: string, methods: readonly string[]): string {
  const left = methodNames.filter((name) => !methods.includes(name)).map((name) => calls[name])
  return left.reduce<string>(
    (rest, call) => rest.replace(new RegExp(`^import \\{ ${call} \\}.*\\n`, 'm'), '').replace(`, ${call}()`, ''),
    text,
  )
}

/** A text as TypeScript writes it. */
function quoted(text: string): string {
  return /['\\]/.test(text) ? JSON.stringify(text) : `'${text}'`
}

/** A name that npm, Docker and Cloudflare take, from a folder's. */
export function packageNameOf(folder: string): string {
  const plain = folder
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return plain === '' ? 'example-id' : plain
}
