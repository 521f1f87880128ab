import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { secretsOf } from '../workers/secrets.mjs'
import { settingsOf } from '../workers/settings.mjs'
import { unknownSettings, untoldSettings } from '../workers/unread.mjs'

it('Europass on workerd has its files’ texts, and a secret that lies in a file, each by its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workers-settings-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
    vi.unstubAllEnvs()
  })
  const file = (name, text) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  vi.stubEnv('PORTAL_ORIGIN', 'http://localhost:4711')
  vi.stubEnv('PORTAL_LINKS_FILE', file('links.json', '{ "learn": [], "work": [] }'))
  vi.stubEnv('PORTAL_SECRET_KEY_FILE', file('key', 'a key that lies in a file of its own\n'))
  const { port, settings } = await settingsOf('portal', { folder })
  expect(port).toBe(4711)
  expect(settings).toMatchObject({
    PORTAL_SECRET_KEY: 'a key that lies in a file of its own',
    PORTAL_LINKS_FILE: 'PORTAL_LINKS_TEXT',
    PORTAL_LINKS_TEXT: '{ "learn": [], "work": [] }',
  })
  expect(settings).not.toHaveProperty('PORTAL_SECRET_KEY_FILE')
})

const pem = (label) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`
const samland = {
  type: 'saml',
  id: 'samland',
  country: 'XS',
  name: { en: 'Samland' },
  entityId: 'https://id.example.eu/cas/eid/samland/metadata',
  idp: { entityId: 'https://samland.example', entryPoint: 'https://samland.example/sso', certificates: ['idp.pem'] },
  signing: { key: 'ours.key', certificate: pem('CERTIFICATE') },
}

it('EU Login on workerd is told countries with what their files hold; a list that can’t be right stops the start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workers-settings-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
    vi.unstubAllEnvs()
  })
  mkdirSync(join(folder, 'keys'))
  writeFileSync(join(folder, 'keys/countries.json'), JSON.stringify([samland]))
  vi.stubEnv('EID_COUNTRIES_FILE', join(folder, 'keys/countries.json'))
  await expect(settingsOf('login', { folder })).rejects.toThrow(/^EID_COUNTRIES_FILE=.*idp\.pem can’t be read/)
  writeFileSync(join(folder, 'keys/idp.pem'), pem('CERTIFICATE'))
  writeFileSync(join(folder, 'keys/ours.key'), pem('PRIVATE KEY'))
  const { settings } = await settingsOf('login', { folder })
  expect(JSON.parse(settings.EID_COUNTRIES)).toMatchObject([
    { id: 'samland', idp: { certificates: [pem('CERTIFICATE')] }, signing: { key: pem('PRIVATE KEY') } },
  ])
  for (const [name, file] of [
    ['WEBHOOKS_FILE', 'webhooks.json'],
    ['SCIM_FILE', 'scim.json'],
  ]) {
    writeFileSync(join(folder, file), '[{}]')
    await expect(settingsOf('login', { folder })).rejects.toThrow(name)
    rmSync(join(folder, file))
  }
})

it('a name that was mistyped is told, with what was probably meant; no setting is', () => {
  const env = {
    LOGIN_ORGIN: 'http://localhost:4710',
    LOGIN_DATABSES: '2',
    PORTAL_DATABSE_URL: 'postgres://a:secret@b/c',
    MAIL_FORM: 'login@example.eu',
    LOGIN_DATABASES: '2',
    SECRET_KEY_FILE: '/run/key',
    PORTAL_SECRET_KEY_FILE: '/run/key',
    PATH: '/bin',
  }
  const lines = unknownSettings(env)
  expect(lines).toEqual([
    'LOGIN_ORGIN isn’t a setting. Did you mean LOGIN_ORIGIN?',
    'LOGIN_DATABSES isn’t a setting. Did you mean LOGIN_DATABASES?',
    'MAIL_FORM isn’t a setting, and does nothing. Did you mean MAIL_FROM?',
    'PORTAL_DATABSE_URL isn’t a setting. Did you mean PORTAL_DATABASE_URL?',
  ])
  expect(unknownSettings(env, ['portal'])).toContain(lines[3])
})

it('a deployment names what is set where it runs and told to no Worker', () => {
  const told = { LOGIN_ORIGIN: 'https://login.example.eu', SECRET_KEY: 'a key', DATA_DIR: 'data', LOGIN_DATABASES: '2' }
  expect(untoldSettings(told)).toEqual([])
  expect(
    untoldSettings({ ...told, CAPTCHA: 'off', PORTAL_ESCO_URL: 'https://a.eu', METRICS_TOKEN_FILE: 'key' }),
  ).toEqual(['CAPTCHA', 'PORTAL_ESCO_URL', 'METRICS_TOKEN_FILE'])
  expect(untoldSettings({ ...told, SECRET_KEY_FILE: 'key', PORTAL_SECRET_KEY_FILE: 'key' })).toEqual([])
})

it('a deployment reads a secret from a file that is named, and replaces none that it made before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workers-secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'mine'), 'a key that lies in a file of its own\n')
  const env = { SECRET_KEY_FILE: join(folder, 'mine'), DIRECTORY_KEY: 'said' }
  const lines = []
  const secrets = (more) => secretsOf({ ...env, ...more }, { folder, print: (line) => lines.push(line) })
  const first = await secrets()
  expect(first).toMatchObject({ SECRET_KEY: 'a key that lies in a file of its own', DIRECTORY_KEY: 'said' })
  expect(lines).toEqual([])
  const named = { PORTAL_SECRET_KEY_FILE: join(folder, 'mine') }
  expect(await secrets(named)).toEqual(first)
  expect(lines).toEqual([expect.stringMatching(/^PORTAL_SECRET_KEY_FILE isn’t read: .*portal-secret-key/)])
  // Both were taken before files were read: the deployment goes on as it went.
  expect(await secrets({ SECRET_KEY: 'said as well' })).toEqual({ ...first, SECRET_KEY: 'said as well' })
  expect(lines.at(-1)).toBe('SECRET_KEY_FILE isn’t read: SECRET_KEY is set itself, which holds.')
  await expect(secrets({ SECRET_KEY_FILE: join(folder, 'none') })).rejects.toThrow(
    /SECRET_KEY_FILE=.*there is no such file/,
  )
})
