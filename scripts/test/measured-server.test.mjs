// What is measured may end by itself: why is told, with its last words.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { node, root } from '../install.mjs'
import { run } from '../run.mjs'

const folder = mkdtempSync(join(tmpdir(), 'measured-server-'))
const server = join(folder, 'server.mjs')
writeFileSync(
  server,
  `import { createServer } from 'node:http'
  createServer((request, response) => {
    response.end()
    if (request.url === '/exit') {
      console.log('a line of its log')
      console.error('what went wrong')
      process.exitCode = 3
      setImmediate(() => process.exit())
    }
    if (request.url === '/signal') process.kill(process.pid, 'SIGKILL')
  }).listen(process.env.PORT)`,
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a measurement prints whose server is asked for this. */
async function ends(path) {
  const main = `
    import { startServer } from ${JSON.stringify(join(root, 'bench/process.mjs'))}
    const server = await startServer(${JSON.stringify(server)}, { keepsLog: true })
    const told = server.untilItEnds().then(() => 'stopped', (error) => error.message)
    if (${JSON.stringify(path)} === '') await server.stop()
    else await fetch(server.origin + ${JSON.stringify(path)}).catch(() => {})
    console.log(await told)
    await server.stop().catch((error) => console.log('again: ' + error.message.slice(0, 20)))`
  return (await run([node, '--input-type=module', '--eval', main], { env: process.env })).output
}

test('a server that ends by itself is told of at once, with its exit code and what it said last', async () => {
  const told = await ends('/exit')
  for (const part of ['ended by itself (exit code 3)', 'what went wrong', 'a line of its log'])
    expect(told).toContain(part)
})

test('one that is killed by the signal, though it said nothing', async () => {
  expect(await ends('/signal')).toContain('ended by itself (signal SIGKILL): it said nothing')
})

test('one that is stopped ended as it should', async () => {
  expect((await ends('')).trim()).toBe('stopped')
})
