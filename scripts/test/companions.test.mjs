// Optional peers: each is loaded so that a missing one is named by us, with the line that installs it, or is
// what the import path is called after, whose reader has it. Seen where they really aren't there: Node is
// told to find none of them.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { node, root } from '../install.mjs'

const manifestOf = (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
const packages = readdirSync(join(root, 'packages')).filter((name) => !name.startsWith('.'))
const peersOf = (name) =>
  Object.entries(manifestOf(name).peerDependenciesMeta ?? {}).flatMap(([peer, { optional }]) =>
    optional ? [peer] : [],
  )

/** Files that may import a peer as everybody does, and why. */
const named = {
  'relying-party/src/hono.ts': 'relying-party/hono is for who has Hono',
  'relying-party/src/sessions/contract.ts': 'a suite of Vitest',
  'store-sql/src/**/*contract.ts': 'a suite of Vitest',
  'europass/src/typst-web/index.ts': 'for bundlers, which say what they don’t find',
}
const isNamed = (file) =>
  Object.keys(named).some((pattern) =>
    pattern.includes('*') ? file.startsWith('store-sql/src/') && file.endsWith('contract.ts') : pattern === file,
  )

const sources = (name) =>
  readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${name}/src/${file}`)

describe.each(packages.filter((name) => peersOf(name).length > 0))('%s', (name) => {
  test('imports no optional peer but by companion()', () => {
    const faults = sources(name)
      .filter((file) => !isNamed(file))
      .flatMap((file) => {
        const text = readFileSync(join(root, 'packages', file), 'utf8')
        return peersOf(name).flatMap((peer) => {
          const quoted = peer.replaceAll(/[/.]/g, '\\$&')
          const loads = [
            // Not only types.
            ...text.matchAll(new RegExp(`^(?:import (?!type )|\\} )[^'\\n]*from '${quoted}(?:/[^']*)?'`, 'gm')),
            ...text.matchAll(new RegExp(`(?<!companion\\(\\(\\) => |typeof )import\\('${quoted}(?:/[^']*)?'\\)`, 'g')),
          ]
          return loads.map(([statement]) => `${file}: ${statement}`)
        })
      })
    expect(faults).toEqual([])
  })
})

/** What a program says where none of these packages is installed. */
function without(peers, code) {
  const hide = `
    import { registerHooks } from 'node:module'
    const gone = ${JSON.stringify(peers)}
    registerHooks({ resolve(name, context, next) {
      const peer = gone.find((each) => name === each || name.startsWith(each + '/'))
      if (peer) throw Object.assign(new Error("Cannot find package '" + peer + "' imported from " + context.parentURL), { code: 'ERR_MODULE_NOT_FOUND' })
      return next(name, context)
    } })`
  const program = join(root, `packages/testing/node_modules/.companions-${process.pid}.mjs`)
  writeFileSync(program, `const told = (error) => console.log(error.code + ' ' + error.message)\n${code}`)
  try {
    return execFileSync(
      node,
      ['--conditions=laissez-passer:source', `--import=data:text/javascript,${encodeURIComponent(hide)}`, program],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 },
    ).trim()
  } catch (error) {
    return String(error.stderr)
  } finally {
    rmSync(program)
  }
}

const line = (needs, name) =>
  `missing-package ${needs} needs the package ${name}, which isn’t installed: npm install ${name}`

test('a store and signals on PostgreSQL name pg, and who has SQLite needs none of it', { timeout: 60_000 }, () => {
  const said = without(
    ['pg', 'vitest', '@node-rs/bcrypt'],
    `import { postgres, postgresUpkeep } from '@laissez-passer/store-sql/postgres'
     import { postgresExecutor } from '@laissez-passer/store-sql/executors/postgres'
     import { sqlite } from '@laissez-passer/store-sql/sqlite'
     import { node } from '@laissez-passer/runtime/node'
     import { postgresSignals } from '@laissez-passer/runtime/postgres-signals'
     await sqlite(':memory:')
     node({ secretKey: 'replace me by 32 random characters or more' })
     const address = 'postgres://nobody@127.0.0.1:1/none'
     await postgres(address).catch(told)
     await postgresUpkeep(address).size().catch(told)
     const executor = postgresExecutor(address)
     await executor.query({ sql: 'select 1', parameters: [] }).catch(told)
     await executor.close()
     process.on('unhandledRejection', told)
     postgresSignals(address)`,
  )
  const store = line('A store on PostgreSQL', 'pg')
  expect(said.split('\n')).toEqual([store, store, store, line('postgresSignals', 'pg')])
})

test('a PDF names the font', { timeout: 60_000 }, () => {
  const said = without(
    ['@fontsource/noto-sans-kr'],
    `import { typstNode } from '../../europass/src/typst-node/index.ts'
     const engine = typstNode()
     const job = { source: 'x', inputs: {}, output: { format: 'svg' } }
     await engine.typeset({ ...job, fonts: ['@fontsource/noto-sans-kr/files/a.woff'] }).catch(told)
     await engine.close()`,
  )
  expect(said).toBe(
    "failed a font can't be read: A text in this document needs the package @fontsource/noto-sans-kr, which isn’t installed: npm install @fontsource/noto-sans-kr",
  )
})

test('text messages name what reads numbers', { timeout: 60_000 }, () => {
  const said = without(
    ['libphonenumber-js'],
    `import { sms } from '@laissez-passer/hono/methods/sms'
     await sms().needs({ smsCountries: null }).catch(told)`,
  )
  expect(said).toBe(line('sms()', 'libphonenumber-js'))
})
