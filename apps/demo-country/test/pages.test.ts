import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { demoCountry } from '../src/server.ts'

async function demoland(): Promise<(path: string, language?: string) => Promise<string>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'demoland-'))
  const places = { origin: 'http://localhost:4003', loginOrigin: 'http://localhost:4000', loginBase: '/id' }
  const server = demoCountry({ ...places, port: 0, dataDir })
  onTestFinished(() => {
    server.close()
    rmSync(dataDir, { recursive: true })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return async (path, language = '') => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'Accept-Language': language } })
    return `${answer.status} ${await answer.text()}`
  }
}

test('who comes by themselves reads what Demoland is and where it is tried, and of no sign-in that ended', async () => {
  const get = await demoland()
  const home = await get('/')
  expect(home).toMatch(/^200 .*<h1>A country for trying eIDs<\/h1>/s)
  expect(home).toContain('<a href="http://localhost:4000/id/eid">Sign in with an eID at EU Login</a>')
  expect(home).not.toContain('expired')
  expect(await get('/', 'de-AT,de;q=0.9,fr;q=0.8,en;q=0.7')).toContain('<html lang="fr">')
  // France is no language.
  expect(await get('/', 'de-FR,de;q=0.9,en;q=0.8')).toContain('<html lang="en">')
})

test('a sign-in that is over says so, in the reader’s language', async () => {
  const get = await demoland()
  expect(await get('/sign-in/gone', 'fr-BE')).toMatch(/^400 .*<h1>Cette connexion a expiré<\/h1>/s)
  expect(await get('/sign-in/gone')).toMatch(/^400 .*<h1>This sign-in has expired<\/h1>/s)
})

test('an address that is none ends no server', async () => {
  const get = await demoland()
  expect(await get('//')).toMatch(/^400 /)
  expect(await get('/')).toMatch(/^200 /)
})
