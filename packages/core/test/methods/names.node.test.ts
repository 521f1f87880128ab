import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtIn } from '../support/methods.ts'

const src = new URL('../../src/', import.meta.url)

/** Where a method's name stands for something else that is called the same. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  // Kinds of things that people own: what the store keeps, whichever methods use it.
  'ports/factors.ts': ['eid', 'passkey', 'token'],
  'operator/reset-factors.ts': ['eid'],
  // Kinds of messages.
  'ports/messages.ts': ['sms'],
  'messages/compose.ts': ['sms'],
  // Fields of forms and of messages of the device protocol.
  'authenticator/server/pin-reset.ts': ['password'],
  'deletion/cancel.ts': ['token'],
  'recovery/factor-removal.ts': ['token'],
  // The sort of a unique identifier.
  'ids/uid.ts': ['eid'],
  // The step that asks who somebody is.
  'sign-in/step.ts': ['password'],
  'sign-in/resume.ts': ['password'],
}

/** Literals of a source, without its comments. */
function literals(source: string): ReadonlySet<string> {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return new Set([...code.matchAll(/(['"`])([a-z-]+)\1/g)].map(([, , text = '']) => text))
}

test('a method is known by name in its own folder, and nowhere else', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const names = Object.entries(builtIn).flatMap(([folder, methods]) => methods.map(({ name }) => ({ folder, name })))
  const found: Record<string, readonly string[]> = {}
  for (const file of files) {
    const inFile = literals(readFileSync(new URL(file, src), 'utf8'))
    const known = names.filter(({ folder, name }) => !file.startsWith(`methods/${folder}/`) && inFile.has(name))
    if (known.length > 0) found[file] = known.map(({ name }) => name).toSorted()
  }
  expect(found).toEqual(elsewhere)
})

test('each folder names its methods', () => {
  for (const [folder, methods] of Object.entries(builtIn)) {
    const own = readdirSync(new URL(`methods/${folder}/`, src)).flatMap((file) => [
      ...literals(readFileSync(new URL(`methods/${folder}/${file}`, src), 'utf8')),
    ])
    for (const { name } of methods) expect(own).toContain(name)
  }
})
