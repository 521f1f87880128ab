import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { portalService, withPortalHere } from '../src/portal-service.ts'
import { readServicesFile } from '../src/settings/services-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'login-'))
})

it('starts with the portal registered, and reads what operators write', () => {
  const path = join(folder, 'services.json')
  const portal = portalService({ origin: 'http://localhost:4001', clientSecret: 'x'.repeat(43) })
  const first = readServicesFile(path, [portal])
  expect(first.ok && first.services[0]).toMatchObject({
    clientId: 'europass',
    requiredLevel: 'MEDIUM',
    redirectUris: ['http://localhost:4001/auth/callback'],
  })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  writeFileSync(path, JSON.stringify([{ ...JSON.parse(readFileSync(path, 'utf8'))[0], name: 'Mine' }]))
  const second = readServicesFile(path, [portal])
  expect(second.ok && second.services[0]?.name).toBe('Mine')
})

it.each([
  ['{', 'it is not JSON'],
  ['[{"type":"oidc"}]', '0.name'],
  ['[{"type":"oidc","name":"A","clientId":"a","redirectUris":["http://elsewhere.example/"]}]', '0.redirectUris.0'],
])('says what is wrong in services.json: %s', (content, expected) => {
  const path = join(folder, 'services.json')
  writeFileSync(path, content)
  const read = readServicesFile(path, [])
  expect(read.ok ? '' : read.line).toContain(expected)
  expect(read.ok ? '' : read.line).not.toContain('\n')
})

it('follows the portal when it moves on this machine', () => {
  const path = join(folder, 'services.json')
  const first = readServicesFile(path, [
    portalService({ origin: 'http://localhost:4001', clientSecret: 'x'.repeat(43) }),
  ])
  if (!first.ok) throw new Error(first.line)
  expect(
    withPortalHere(first.services, { origin: 'http://localhost:5001', clientSecret: 'y'.repeat(43) }),
  ).toMatchObject([
    {
      clientSecret: 'y'.repeat(43),
      redirectUris: ['http://localhost:4001/auth/callback', 'http://localhost:5001/auth/callback'],
    },
  ])
})
