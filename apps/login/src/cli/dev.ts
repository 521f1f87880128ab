import { fileURLToPath } from 'node:url'
import type { ServiceInput } from '@laissez-passer/federation/services'
import { jsonLog } from '@laissez-passer/server/log'
import { readPort } from '@laissez-passer/server/settings'
import type { TestProvider, UserOptions } from '@laissez-passer/testing'
import { pages } from '@laissez-passer/pages/pages'
import { folderAssets } from '../assets-node.ts'
import { assetsFolder, assetsVersion } from '../assets-version.ts'
import { NAME } from '../name.ts'
import { readServices } from '../settings/services-text.ts'
import { type PlainCommand, Refused, textOf, type Typed, WrongUse } from './command.ts'
import { readDevUsers } from './dev-users.ts'
import { columns } from './help.ts'
import { textOfFile } from './given-file.ts'

/** Where applications usually listen while somebody develops them. */
const usualPorts = [3000, 4200, 5000, 5173, 8000, 8080, 8888]
const somebody: readonly UserOptions[] = [
  { email: 'dev@example.eu', firstName: 'Dev', lastName: 'User', factors: ['app'] },
]
/** The password of whoever has none in the file. */
const usualPassword = 'Correct-Horse7battery'

/** `dev`: EU Login alone, with these users, until it is told to end. */
export const dev: PlainCommand = {
  name: 'dev',
  summary: 'Starts EU Login alone on this machine, with users and services for developing an app.',
  takes: '',
  positionals: [0, 0],
  options: { users: { type: 'string' }, services: { type: 'string' }, port: { type: 'string' } },
  explained: [
    ['--users <file>', 'who has an account, as JSON; default: dev@example.eu'],
    ['--services <file>', 'a services.json; default: CAS for any path on the usual ports of this machine'],
    ['--port <number>', 'default: 4000'],
  ],
  notes: `users.json is a list: { "email", "password"?, "firstName"?, "lastName"?, "language"?, "factors"?, "assurance"?,
"groups"? }. Without a password it is ${usualPassword}. factors are of "app" (a phone that approves by itself, at once),
"totp" (its key is printed) and "passkey". Everything is in memory, and gone when it ends: nothing of this is for people.`,
  examples: [
    ['at once', 'laissez-passer dev'],
    [
      'with people and services of your own',
      'laissez-passer dev --users users.json --services services.json --port 4100',
    ],
  ],
  async runPlain(_, typed) {
    const [users, services, port] = [await usersOf(typed), await servicesOf(typed), portOf(typed)]
    const ending = new AbortController()
    const idp = await start({ users, services, port })
    const approving = users.map(async ({ email }) => idp.user(email).app?.approveAll(ending))
    const { json, text } = told(idp, users)
    process.stdout.write(typed.values['json'] === true ? `${JSON.stringify({ ok: true, ...json })}\n` : `${text}\n`)
    await toldToEnd()
    ending.abort()
    await Promise.allSettled(approving)
    await idp.close()
    return { ok: true, text: 'Ended.', json: { ended: true } }
  },
}

async function start(given: {
  readonly users: readonly UserOptions[]
  readonly services: readonly ServiceInput[]
  readonly port: number
}): Promise<TestProvider> {
  // Nobody else needs it.
  const { createTestProvider } = await import('@laissez-passer/testing')
  try {
    return await createTestProvider({
      ...given,
      provider: {
        pages: pages({ name: NAME }),
        mailbox: true,
        screenLock: 'preferred',
        // A phone that approves by itself reads no digits.
        pushTransferDigits: 0,
        assets: await folderAssets(fileURLToPath(new URL(`./public${assetsFolder()}/`, import.meta.url)), {
          version: assetsVersion,
        }),
        log: jsonLog({ level: 'warn', write: (line) => process.stderr.write(`${line}\n`) }),
      },
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Refused('port-in-use', `Something else listens on ${given.port}. --port takes another.`)
    if (error instanceof Error && error.message.startsWith('EU Login: '))
      throw new Refused('invalid-users', error.message)
    throw error
  }
}

function told(idp: TestProvider, users: readonly UserOptions[]): { readonly text: string; readonly json: object } {
  const accounts = users.map(({ email, factors = [], password = usualPassword }) => {
    const { totp, uid } = idp.user(email)
    return { email, uid, password, factors, ...(totp ? { totp: totp.key } : {}) }
  })
  const addresses = {
    cas: idp.cas,
    issuer: idp.issuer,
    discovery: `${idp.issuer}/.well-known/openid-configuration`,
    mailbox: `${idp.origin}/dev/mailbox`,
  }
  const text = [
    `${NAME} for development. Ctrl-C ends it, and nothing of it stays.`,
    '',
    columns([
      ['CAS server', addresses.cas],
      ['OpenID Connect issuer', addresses.issuer],
      ['its metadata', addresses.discovery],
      ['mails', addresses.mailbox],
    ]),
    '',
    columns(
      accounts.map(({ email, factors, password, uid }) => [
        email,
        [uid, `password ${password}`, factors.length > 0 ? `then ${factors.join(' or ')}` : '']
          .filter(Boolean)
          .join(', '),
      ]),
    ),
    ...accounts.flatMap(({ email, totp }) => (totp === undefined ? [] : [`  ${email} ${totp}`])),
  ].join('\n')
  return { text, json: { ...addresses, users: accounts } }
}

async function usersOf(typed: Typed): Promise<readonly UserOptions[]> {
  const file = textOf(typed, 'users')
  if (file === undefined) return somebody
  const read = readDevUsers(await textOfFile(file))
  if (read.ok) return read.users
  throw new Refused('invalid-users', `${file}:\n${read.faults.join('\n')}`)
}

async function servicesOf(typed: Typed): Promise<readonly ServiceInput[]> {
  const file = textOf(typed, 'services')
  if (file === undefined) {
    const urls = usualPorts.flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`])
    return [{ name: 'Development', type: 'cas', urls, proxy: true }]
  }
  const read = readServices(await textOfFile(file))
  if (read.ok) return read.services
  throw new Refused('invalid-services', `${file}:\n${read.faults.join('\n')}`)
}

function portOf(typed: Typed): number {
  const given = textOf(typed, 'port') ?? '4000'
  const port = readPort(given)
  if (port === null) throw new WrongUse('--port must be a whole number from 1 to 65535.')
  return port
}

function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
