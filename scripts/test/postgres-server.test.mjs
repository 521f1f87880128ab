import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const server = fileURLToPath(new URL('../postgres-server.ts', import.meta.url))

/** How a process ends that loads the server and says this of its end. */
const endOf = (script) =>
  run(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(server)})\n${script}`]).then(
    () => 0,
    ({ code }) => code,
  )

test('a process that failed ends so beside PostgreSQL, and one that didn’t ends well', async () => {
  expect(await Promise.all(['process.exitCode = 3', 'process.exit(4)', ''].map(endOf))).toEqual([3, 4, 0])
})
