// @vitest-environment node
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The server as it is built, beside an app that is one page. */
async function built(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'authenticator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'web'))
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>App</title>')
  execFileSync(join(root, '../../node_modules/.bin/tsup'), ['--out-dir', folder], { cwd: root, stdio: 'ignore' })
  return join(folder, 'node.js')
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

test('told to stop it says so and answers on until it is over, or until it is told again', async () => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = spawn(process.execPath, [await built()], {
    env: { ...process.env, AUTHENTICATOR_ORIGIN: origin, DRAIN_SECONDS: '300' },
    stdio: 'ignore',
  })
  onTestFinished(() => void server.kill('SIGKILL'))
  const ended = once(server, 'exit')
  const status = async (path: string) => (await fetch(origin + path).catch(() => null))?.status ?? null
  await expect.poll(() => status('/healthz')).toBe(200)
  server.kill('SIGTERM')
  await expect.poll(() => status('/healthz')).toBe(503)
  expect(await status('/')).toBe(200)
  server.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
}, 60_000)
