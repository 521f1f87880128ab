// What an import evaluates is paid by every process that imports it, and by every file of tests: modules
// that few callers need come when they are called for.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { node, root } from '../install.mjs'

/** The packages of others that an entry loads. */
function loadedBy(entry) {
  const program = `
    import { registerHooks } from 'node:module'
    const loaded = new Set()
    registerHooks({ load(url, context, next) {
      loaded.add(/.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1])
      return next(url, context)
    } })
    await import(${JSON.stringify(join(root, 'packages', entry))})
    console.log(JSON.stringify([...loaded].filter(Boolean)))
    process.exit()`
  return JSON.parse(execFileSync(node, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
}

test.each([
  // 230 modules of certificates' formats, half of what an import of the test provider took.
  ['testing/dist/index.js', 'kysely', ['@simplewebauthn/server', '@peculiar/x509', 'nodemailer', 'openid-client']],
  ['hono/dist/provider.js', 'zod', ['@simplewebauthn/server', 'libphonenumber-js', 'nodemailer', 'react-dom']],
  ['hono/dist/methods/passkey/face.js', 'zod', ['@simplewebauthn/server', '@peculiar/x509']],
])('%s loads %s, and nothing that few callers need', (entry, needed, few) => {
  const loaded = loadedBy(entry)
  expect(loaded).toContain(needed)
  expect(loaded.filter((name) => few.includes(name))).toEqual([])
})
