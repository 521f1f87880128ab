import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { portalAdvice, portalService, withPortalHere } from '../src/portal-service.ts'
import { readServicesFile } from '../src/settings/services-file.ts'
import { readSettings } from '../src/settings/settings.ts'
import { readStartFiles } from '../src/settings/start-files.ts'

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
  expect(first.ok && first.made).toBe(true)
  writeFileSync(path, JSON.stringify([{ ...JSON.parse(readFileSync(path, 'utf8'))[0], name: 'Mine' }]))
  const second = readServicesFile(path, [portal])
  expect(second.ok && second.services[0]?.name).toBe('Mine')
})

it.each([
  ['', 'it is not JSON, line 1, column 1: a value is missing'],
  ['[\n  {\n', 'it is not JSON, line 3, column 1: a } is missing'],
  ['[\n  { "name": "Shop"\n    "type": "cas" }\n]', 'it is not JSON, line 3, column 5: a comma is missing'],
  ['[\n  { "name": Shop }\n]', 'it is not JSON, line 2, column 13: a word that is none of true, false and null'],
  ['[] // none', 'a comment, which JSON has none of'],
  ['[{"name":"A",}]', 'a comma is too many'],
  ['[{"name":"A",\n"name":"B"}]', 'line 2, column 1: "name" is there twice'],
  ['[\n{"type":"cas",\n"name":"A"}]', 'line 2: 0.urls of A is missing'],
  [
    '[{"type":"cas","name":"A",\n"urls":["https://a.example/",\n"http://elsewhere.example/"]}]',
    'line 3: 0.urls.1 of A must be https',
  ],
])('says what is wrong in services.json, and where: %s', (content, expected) => {
  const path = join(folder, 'services.json')
  writeFileSync(path, content)
  const read = readServicesFile(path, [])
  expect(read.ok ? '' : read.line).toContain(expected)
  expect(read.ok ? '' : read.line).not.toContain('\n')
})

it('says all that is wrong in services.json, a line each, and no secret', () => {
  const path = join(folder, 'services.json')
  writeFileSync(path, '[{\n"type":"oidc","name":"A",\n"clientId":"a b",\n"clientSecret":"hunter2",\n"redirectUri":[]}]')
  const read = readServicesFile(path, [])
  const line = read.ok ? '' : read.line
  expect(line.split('\n')).toEqual([
    expect.stringContaining('can’t be used: '),
    '  line 3: 0.clientId of A must be 1 to 128 printable ASCII characters without spaces',
    '  line 4: 0.clientSecret of A must have at least 32 characters',
    '  line 5: 0.redirectUri of A isn’t a field: did you mean redirectUris?',
    '  line 1: 0.redirectUris of A must list at least one address',
    'Accepted: a JSON array of services.',
  ])
  expect(line).not.toContain('hunter2')
})

it('reads a file with a byte order mark', () => {
  const path = join(folder, 'services.json')
  writeFileSync(path, '\uFEFF[]')
  expect(readServicesFile(path, [])).toEqual({ ok: true, services: [], made: false })
})

it('says what the registration of a portal lacks that was made before logouts were told', () => {
  const origin = 'https://europass.example.eu'
  const backchannelLogoutUri = `${origin}/auth/back-channel-logout`
  const portal = portalService({ origin, clientSecret: 'x'.repeat(43) })
  const old = JSON.parse(JSON.stringify(portal, (name, value) => (name === 'backchannelLogoutUri' ? undefined : value)))
  const path = join(folder, 'services.json')
  const made = readServicesFile(path, [old])
  if (!made.ok) throw new Error(made.line)
  expect(portalAdvice(made.services, { origin })).toBe(
    `services.json: Europass isn’t told when somebody logs out. Add "backchannelLogoutUri": "${backchannelLogoutUri}".`,
  )
  const path2 = join(folder, 'new.json')
  const fresh = readServicesFile(path2, [portal])
  expect(fresh.ok && portalAdvice(fresh.services, { origin })).toBeNull()
  expect(portalAdvice([], { origin })).toBeNull()
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

it('says all that is wrong in the files of a start at once', () => {
  for (const name of ['services.json', 'webhooks.json']) writeFileSync(join(folder, name), '{')
  const given = { BRAND_FOLDER: join(folder, 'none'), EID_COUNTRIES_FILE: join(folder, 'none.json') }
  const settings = readSettings(given)
  if (!settings.ok) throw new Error(settings.line)
  const read = readStartFiles(settings.settings, { folder, first: [] })
  expect((read.ok ? '' : read.line).match(/^[A-Z]\w+(?==)/gm)).toEqual([
    'SERVICES_FILE',
    'EID_COUNTRIES_FILE',
    'WEBHOOKS_FILE',
    'BRAND_FOLDER',
  ])
})
