import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const settings = read('docs/src/content/docs/addresses-and-settings.md')

/** Names that other programs read. */
const others = new Set(['NODE', 'NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD_FILE'])

/** What a file sets, whatever its notation: `NAME=value`, `NAME: value`. */
const setIn = (text) =>
  new Set([...text.matchAll(/(?<=^|[\s#])([A-Z][A-Z_]+[A-Z])(?=[=:]\s?\S)/gm)].map(([name]) => name))

/** The services of a compose file, each as its text. */
const servicesOf = (text) =>
  text
    .split(/^services:$/m)[1]
    .split(/^\w/m)[0]
    .split(/^  (?=\w[\w-]*:$)/m)
    .filter((service) => /^\w/.test(service))

describe.each([
  'deploy/Dockerfile',
  'deploy/compose.yaml',
  'deploy/systemd/laissez-passer@.service',
  'deploy/proxies/nginx.conf',
  'deploy/proxies/apache.conf',
  'deploy/proxies/Caddyfile',
  'deploy/compose.Caddyfile',
  'docs/src/content/docs/guides/servers.md',
])('%s', (path) => {
  test('sets only what our apps read', () => {
    const hosts = new Set(['LOGIN_HOST', 'PORTAL_HOST', 'AUTHENTICATOR_HOST'])
    const unknown = [...setIn(read(path))].filter(
      (name) =>
        !others.has(name) &&
        !hosts.has(name) &&
        !settings.includes(`\`${name.replace(/_FILE$/, '')}\``) &&
        !settings.includes(`\`${name}\``),
    )
    expect(unknown).toEqual([])
  })
})

test('what compose.yaml asks for is in its example', () => {
  const asked = new Set([...read('deploy/compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name))
  expect(setIn(read('deploy/compose.env.example').replace(/^SUPPORT_EMAIL=$/m, 'SUPPORT_EMAIL=x'))).toEqual(asked)
})

test.each(['deploy/compose.yaml', 'packages/create-laissez-passer/templates/node/compose.yaml'])(
  'the proxy’s address in %s is given to nobody else: whoever started first had it, and the proxy didn’t start',
  (path) => {
    const text = read(path)
    const [, own = ''] = /ipv4_address: ([\d.]+)/.exec(text) ?? []
    const [, network = '', first = '', bits = ''] = /ip_range: ([\d.]+\.)(\d+)\/(\d+)/.exec(text) ?? []
    expect([own.startsWith(network), bits]).toEqual([true, '25'])
    expect(Number(own.split('.').at(-1))).toBeLessThan(Number(first))
    expect(text).toContain(`TRUSTED_PROXIES: ${own}`)
  },
)

test.each(['deploy/compose.yaml', 'packages/create-laissez-passer/templates/node/compose.yaml'])(
  'a service whose name leads to the proxy in %s may be told there: its private address was refused, sign-outs given up',
  (path) => {
    const text = read(path)
    const [, own] = /ipv4_address: ([\d.]+)/.exec(text) ?? []
    expect(text).toMatch(/aliases: \[/)
    expect(text).toContain(`SERVICE_NETWORKS: ${own}\n`)
  },
)

test.each(['deploy/compose.yaml', 'packages/create-laissez-passer/templates/node/compose.yaml'])(
  'each image of %s is built once; who shares one has it by its name, and it is looked for in no registry',
  (path) => {
    const text = read(path)
    // What the services share would be built for each of them.
    const [shared] = text.split(/^services:$/m)
    expect(shared).not.toMatch(/^ +build:/m)
    const built = servicesOf(text).flatMap((service) => /^    build: .*$/m.exec(service) ?? [])
    expect(new Set(built).size).toBe(built.length)
    for (const service of servicesOf(text).filter((each) => !/^    (?:build|image):/m.test(each))) {
      expect(service).toContain('<<: *app\n')
      expect(shared).toMatch(/^  image: \S+\n  pull_policy: never$/m)
    }
  },
)

// Compose copies what stands in the file itself, which Docker refuses where the root file system is
// read-only.
test('no container whose root file system is read-only is given a file that stands in compose.yaml', () => {
  const text = read('deploy/compose.yaml')
  const inline = [...text.matchAll(/^  (\w+):\n    content:/gm)].map(([, name]) => name)
  for (const service of servicesOf(text).filter((each) => /read_only: true|<<: \*app/.test(each)))
    for (const name of inline) expect(service).not.toContain(`source: ${name},`)
})
