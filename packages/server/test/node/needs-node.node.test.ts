import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const module = new URL('../../src/node/needs-node.ts', import.meta.url).href

/** What a program says and how it ends that begins on such a Node. */
function begun(version: string) {
  const code = `import { needsNode } from ${JSON.stringify(module)}
    needsNode('Europass', ${JSON.stringify(version)})
    console.log('started')`
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', code],
    { encoding: 'utf8' },
  )
  return { status, said: stdout + stderr }
}

test('a Node that is too old ends the program with one line, before anything else', () => {
  const line = (version: string) =>
    `Europass needs Node 22.18 or newer; this is ${version}. Get it from https://nodejs.org\n`
  for (const version of ['20.20.2', '22.17.9']) expect(begun(version)).toEqual({ status: 1, said: line(version) })
  for (const version of ['22.18.0', '24.0.0']) expect(begun(version)).toEqual({ status: 0, said: 'started\n' })
})
