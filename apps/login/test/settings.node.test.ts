import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nearNames } from '../src/settings/near-names.ts'
import { readNodeSettings } from '../src/settings/node-settings.ts'
import { readSettings } from '../src/settings/settings.ts'

const lineOf = (environment: Record<string, string>): string => {
  const read = readSettings(environment)
  return read.ok ? '' : read.line
}

it('needs nothing on this machine', () => {
  const read = readSettings({})
  expect(read.ok && read.settings).toMatchObject({
    LOGIN_ORIGIN: 'http://localhost:4000',
    LOGIN_BASE: '/cas',
    PORTAL_ORIGIN: 'http://localhost:4001',
    AUTHENTICATOR_ORIGIN: 'http://localhost:4002',
    DATA_DIR: './data',
    CAPTCHA: 'auto',
    PASSWORD_POLICY: 'eulogin-2025',
    FACTOR_REMOVAL_HOURS: 72,
    ACCOUNT_DELETION_DAYS: 14,
    ACCOUNT_ASSURANCE: {},
    CLIENT_REGISTRATION: 'off',
    SMS_RETIRED_ON: '2025-07-01',
    PUSH_TRANSFER_DIGITS: 2,
    TRUSTED_PROXIES: [],
    LOG_LEVEL: 'info',
  })
})

it('reads what holds for the accounts of a domain, and of all below one', () => {
  const read = readSettings({ ACCOUNT_ASSURANCE: 'example.eu=high, *.Müller.example=MEDIUM:medium' })
  expect(read.ok && read.settings.ACCOUNT_ASSURANCE).toEqual({
    'example.eu': 'HIGH',
    '*.xn--mller-kva.example': { assurance: 'MEDIUM', level: 'MEDIUM' },
  })
})

it('takes an empty value as unset, but for the date of SMS', () => {
  const read = readSettings({ CAPTCHA: '', LOGIN_PORT: '', SMS_RETIRED_ON: '' })
  expect(read.ok && read.settings).toMatchObject({ CAPTCHA: 'auto', SMS_RETIRED_ON: '' })
})

it('takes every level of the log that the portal takes, since both read one setting', () => {
  for (const level of ['debug', 'info', 'warn', 'error', 'silent'])
    expect(readSettings({ LOG_LEVEL: level })).toMatchObject({ ok: true, settings: { LOG_LEVEL: level } })
})

it.each([
  ['LOGIN_ORIGIN', 'localhost:4000', 'an origin without a path'],
  ['LOGIN_ORIGIN', 'http://id.example.eu', 'https://'],
  ['LOGIN_BASE', 'cas', 'a path such as /cas'],
  ['LOGIN_BASE', '/', 'a path such as /cas'],
  ['LOGIN_BASE', '/Cas/', 'no slash at the end'],
  ['PORTAL_ORIGIN', 'https://portal.example.eu/app', 'an origin without a path'],
  ['LOGIN_PORT', '70000', '1 to 65535'],
  ['LOGIN_PORT', 'http', '1 to 65535'],
  ['LISTEN_ADDRESS', 'localhost', 'an IP address of this machine'],
  ['LISTEN_ADDRESS', '0.0.0.0', 'would let others in'],
  ['SUPPORT_EMAIL', 'help', 'help@example.eu'],
  ['SUPPORT_EMAIL', 'help@example.eu?bcc=all@example.eu', 'help@example.eu'],
  ['SUPPORT_URL', 'javascript:alert(1)', 'https address'],
  ['SUPPORT_URL', 'http://help.example', 'https address'],
  ['BREACHED_PASSWORDS_URL', 'api.pwnedpasswords.com', 'https address'],
  ['BREACHED_PASSWORDS_URL', 'http://range.example', 'https address'],
  ['BREACHED_PASSWORDS_URL', 'https://range.example/?key=1', 'https address'],
  ['LOGIN_PORT', '04000', '1 to 65535'],
  ['DATA_DIR', '~/data', 'the path of a folder'],
  ['BRAND_FOLDER', '"/etc/brand"', 'the path of a folder'],
  ['SERVICES_FILE', ' ', 'the path of a JSON file'],
  ['LOGIN_ORIGIN', ' ', 'an origin'],
  ['SUPPORT_EMAIL', 'a@b.', 'help@example.eu'],
  ['MAIL_FROM', 'a@.b', 'id@example.eu'],
  ['MAIL_FROM', 'EU Login', 'id@example.eu'],
  ['FACTOR_REMOVAL_HOURS', '0', '1 to 720'],
  ['FACTOR_REMOVAL_HOURS', '007', '1 to 720'],
  ['ACCOUNT_DELETION_DAYS', '00', '0 (at once) to 90'],
  ['FULL_DATABASES', '01', 'numbers of databases'],
  ['DRAIN_SECONDS', '005', '0 to 300'],
  ['ACCOUNT_DELETION_DAYS', '91', '0 (at once) to 90'],
  ['ACCOUNT_DELETION_DAYS', '-1', '0 (at once) to 90'],
  ['FACTOR_REMOVAL_HOURS', '1.5', '1 to 720'],
  ['FACTOR_REMOVAL_HOURS', '1000', '1 to 720'],
  ['ACCOUNT_ASSURANCE', 'example.eu', 'like example.eu=HIGH'],
  ['ACCOUNT_ASSURANCE', 'example.eu=HUGE', 'LOW, MEDIUM, HIGH or TOP'],
  ['ACCOUNT_ASSURANCE', '*=HIGH', 'domains'],
  ['ACCOUNT_ASSURANCE', 'a.*.eu=HIGH', 'domains'],
  ['ACCOUNT_ASSURANCE', 'example.eu=HIGH:NONE', 'the level they need'],
  ['ACCOUNT_ASSURANCE', 'example.eu=HIGH:HIGH:HIGH', 'the level they need'],
  ['ACCOUNT_ASSURANCE', 'ana@example.eu=HIGH', 'domains'],
  ['ACCOUNT_ASSURANCE', 'example.eu=HIGH,Example.EU=LOW', 'each once'],
  ['CLIENT_REGISTRATION', 'on', 'off, token, open'],
  ['CLIENT_REGISTRATION', 'token', 'needs CLIENT_REGISTRATION_TOKENS'],
  ['COUNTRY_HEADER', 'X Country', 'two letters'],
  ['CAPTCHA', 'maybe', 'auto, picture, off'],
  ['PASSWORD_POLICY', 'none', 'eulogin-classic, eulogin-2025, nist-800-63b'],
  ['SMS_RETIRED_ON', '2025-13-01', 'a date'],
  ['SMS_COUNTRIES', 'BE, Belgium', 'BE,FR,LU'],
  ['PUSH_TRANSFER_DIGITS', '4', '0, 2, 6'],
  ['SCREEN_LOCK', 'no', 'required, preferred'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, all', 'networks'],
  ['DRAIN_SECONDS', '5m', '0 to 300'],
  ['DATABASE_CONNECTIONS', '0', '1 to 1000'],
  ['DATABASE_CONNECTIONS', '10.5', '1 to 1000'],
  ['LOG_LEVEL', 'loud', 'debug, info, warn, error, silent'],
])('says in one line that %s=%s is wrong and what is accepted', (name, value, accepted) => {
  const line = lineOf({ [name]: value })
  expect(line).toContain(`${name}=${value}`)
  expect(line).toContain(accepted)
  expect(line).not.toContain('\n')
})

it.each([
  ['LOGIN_DATABASE_URL', 'mysql://me:hunter2@db.example/lp'],
  ['LOGIN_DATABASE_URL', 'postgres:hunter2'],
  ['LOGIN_DATABASE_DIRECT_URL', 'mysql://me:hunter2@db.example/lp'],
  ['SECRET_KEY', 'too-short-secret'],
  ['MAIL_FROM', 'smtps://user:hunter2@mail.example.eu <id@example.eu>'],
  ['MAIL_FROM', 'smtps://user:hunter2@mail.example.eu'],
  ['SMTP_URL', 'http://user:hunter2@mail.example.eu'],
  ['PORTAL_CLIENT_SECRET', 'hunter2'],
  ['CLIENT_REGISTRATION_TOKENS', 'hunter2'],
  ['CLIENT_REGISTRATION_TOKENS', 'one-token-twice-is-one-too-many-and-more,one-token-twice-is-one-too-many-and-more'],
  ['SMS_URL', 'http://sms.example.eu/?key=hunter2'],
  ['SMS_BODY', '{"key": hunter2}'],
  ['SMS_HEADERS', 'Authorization: hunter2'],
  ['SMS_HEADERS', '{"Authorization": ["hunter2"]}'],
])('never repeats %s', (name, value) => {
  expect(lineOf({ [name]: value })).toMatch(new RegExp(`^${name} can’t be used`))
  expect(lineOf({ [name]: value })).not.toContain(value)
})

it('lets clients register with tokens where that is said, and takes no tokens that open nothing', () => {
  const tokens = {
    CLIENT_REGISTRATION_TOKENS: 'a-token-of-the-operator-of-32-signs,another-of-the-operator-of-32-signs',
  }
  for (const way of ['off', 'open']) {
    const line = lineOf({ CLIENT_REGISTRATION: way, ...tokens })
    expect(line).toBe(
      `CLIENT_REGISTRATION_TOKENS does nothing with CLIENT_REGISTRATION=${way}: set token, or leave it out.`,
    )
  }
  const read = readSettings({ CLIENT_REGISTRATION: 'token', ...tokens })
  expect(read.ok && read.settings.CLIENT_REGISTRATION_TOKENS).toHaveLength(2)
})

it('takes a direct address beside that of a pooler alone', () => {
  const LOGIN_DATABASE_DIRECT_URL = 'postgres://me:hunter2@db.example/lp'
  expect(lineOf({ LOGIN_DATABASE_DIRECT_URL })).toBe(
    'LOGIN_DATABASE_DIRECT_URL does nothing unless LOGIN_DATABASE_URL names PostgreSQL: set that, or leave it out.',
  )
  const LOGIN_DATABASE_URL = 'postgres://me:hunter2@pooler.example/lp'
  const read = readSettings({ DATABASE_CONNECTIONS: '25', LOGIN_DATABASE_DIRECT_URL, LOGIN_DATABASE_URL })
  expect(read.ok && read.settings).toMatchObject({ DATABASE_CONNECTIONS: 25, LOGIN_DATABASE_DIRECT_URL })
})

it('believes a country from proxies alone', () => {
  expect(lineOf({ COUNTRY_HEADER: 'X-Country' })).toContain('TRUSTED_PROXIES')
  const believed = readSettings({ COUNTRY_HEADER: 'X-Country', TRUSTED_PROXIES: '10.0.0.0/8' })
  expect(believed.ok && believed.settings.COUNTRY_HEADER).toBe('X-Country')
})

it.each(['BREACHED_PASSWORDS_URL', 'SUPPORT_URL'])('takes %s over http on this machine alone', (name) => {
  const here = { [name]: 'http://localhost:9000' }
  expect(readSettings(here).ok).toBe(true)
  const abroad = {
    SECRET_KEY: 'only-in-this-test-'.repeat(2),
    SMTP_URL: 'smtps://mail.example.eu',
    MAIL_FROM: 'id@example.eu',
  }
  const line = lineOf({ LOGIN_ORIGIN: 'https://id.example.eu', ...abroad, ...here })
  expect(line).toContain(`${name}=http://localhost:9000 can’t be used`)
  expect(line).toContain('https address')
})

it('makes up neither keys nor a mailbox for the internet', () => {
  const outside = {
    LOGIN_ORIGIN: 'https://id.example.eu',
    PORTAL_ORIGIN: 'https://portal.example.eu',
    AUTHENTICATOR_ORIGIN: 'https://app.example.eu',
  }
  expect(lineOf(outside)).toContain('SECRET_KEY is missing')
  const key = 'only-in-this-test-'.repeat(3)
  expect(lineOf({ ...outside, SECRET_KEY: key })).toContain('SMTP_URL is missing')
  expect(
    readSettings({ ...outside, SECRET_KEY: key, SMTP_URL: 'smtps://mail.example.eu', MAIL_FROM: 'ID <id@example.eu>' })
      .ok,
  ).toBe(true)
})

it('drops blank space around a value, as files of an environment bring it', () => {
  const read = readSettings({
    SUPPORT_URL: ' https://help.example\r',
    SUPPORT_EMAIL: 'help@example.eu ',
    CAPTCHA: ' off',
  })
  expect(read.ok && read.settings).toMatchObject({
    SUPPORT_URL: 'https://help.example',
    SUPPORT_EMAIL: 'help@example.eu',
    CAPTCHA: 'off',
  })
})

it('keeps a wrong value with line ends on one line', () => {
  expect(lineOf({ CAPTCHA: 'a\nb\r\nc' })).toContain('CAPTCHA=a b c can’t')
})

it('tells all that is wrong at once, a line each', () => {
  expect(lineOf({ CAPTCHA: 'none', LOGIN_PORT: '0', LOGIN_ORGIN: 'https://id.example.eu' }).split('\n')).toEqual([
    'LOGIN_ORGIN isn’t a setting. Did you mean LOGIN_ORIGIN?',
    expect.stringMatching(/^LOGIN_PORT=0 can’t be used/),
    expect.stringMatching(/^CAPTCHA=none can’t be used/),
  ])
  expect(lineOf({ LOGIN_DATABASES: '3' })).toMatch(/^LOGIN_DATABASES is of Workers.*LOGIN_MORE_DATABASE_URLS\.$/)
  const lines = lineOf({ LOGIN_ORIGIN: 'https://id.example.eu', COUNTRY_HEADER: 'X-Country' }).split('\n')
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['COUNTRY_HEADER', 'SECRET_KEY', 'SMTP_URL', 'MAIL_FROM'])
})

it('judges what can be used beside what can’t, and nothing by that', () => {
  const said = (environment: Record<string, string>) =>
    lineOf(environment)
      .split('\n')
      .map((line) => /^\w+/.exec(line)?.[0])
  const abroad = { LOGIN_ORIGIN: 'https://id.example.eu', COUNTRY_HEADER: 'X-Country' }
  expect(said({ ...abroad, LOG_LEVEL: 'loud', SMTP_URL: 'x' })).toEqual([
    'SMTP_URL',
    'LOG_LEVEL',
    'COUNTRY_HEADER',
    'SECRET_KEY',
    'MAIL_FROM',
  ])
  expect(said({ COUNTRY_HEADER: 'X-Country', TRUSTED_PROXIES: 'all' })).toEqual(['TRUSTED_PROXIES'])
  expect(said({ LOGIN_ORIGIN: 'id.example.eu', LISTEN_ADDRESS: '0.0.0.0' })).toEqual(['LOGIN_ORIGIN'])
})

it('tells a file of a secret that can’t be read beside all else', () => {
  const read = readNodeSettings({
    LOGIN_ORIGIN: 'https://id.example.eu',
    SECRET_KEY_FILE: '/nowhere',
    LOG_LEVEL: 'loud',
  })
  const lines = read.ok ? [] : read.line.split('\n')
  expect(lines.map((line) => /^\w+/.exec(line)?.[0])).toEqual(['SECRET_KEY_FILE', 'LOG_LEVEL', 'SMTP_URL', 'MAIL_FROM'])
})

it('says which variable was probably meant as a setting', () => {
  const given = {
    MAIL_FORM: 'x',
    SECRET_KEYS: 'x',
    SMTP_URLFILE: 'x',
    LOG_LEVEL: 'info',
    LOGLEVEL: 'x',
    SUPORT_EMIAL: 'x',
  }
  expect(nearNames(given)).toEqual([
    'MAIL_FORM isn’t a setting, and does nothing. Did you mean MAIL_FROM?',
    'SECRET_KEYS isn’t a setting, and does nothing. Did you mean SECRET_KEY?',
    'SMTP_URLFILE isn’t a setting, and does nothing. Did you mean SMTP_URL_FILE?',
    'SUPORT_EMIAL isn’t a setting, and does nothing. Did you mean SUPPORT_EMAIL?',
  ])
})

it('leaves other programs’ variables alone', () => {
  expect(lineOf({ LOGINS: '1', SMS_TOKEN: 'x', PORTAL_PORT: '1' })).toBe('')
})

it('takes secrets from files, and nothing else', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'key')
  const key = 'only-in-this-test-'.repeat(2)
  writeFileSync(file, `${key}\n`)
  const read = readNodeSettings({ SECRET_KEY_FILE: file })
  expect(read.ok && read.settings.SECRET_KEY).toBe(key)
  const wrong = readNodeSettings({ SECRET_KEY_FILE: file, LOGIN_ORIGIN_FILE: file })
  expect(wrong).toEqual({ ok: false, line: expect.stringMatching(/^LOGIN_ORIGIN_FILE isn’t a setting/) })
})

it('takes nothing that other programs read for a setting of ours', () => {
  const others =
    'PATH HOME USER SHELL TERM LANG LC_ALL PWD TMPDIR HOSTNAME PORT HOST TZ NODE_ENV NODE_OPTIONS DEBUG CI HTTP_PROXY HTTPS_PROXY NO_PROXY HTTP_URL DATABASE_URL REDIS_URL SMTP_HOST SMTP_PORT SMTP_USER SMTP_PASSWORD SMTP_FROM MAIL_HOST MAIL_TO BASE_URL API_URL API_KEY SMS_KEY LOG_FILE LOG_DIR LOGNAME DATA_FILE XDG_DATA_DIRS XDG_DATA_HOME LISTEN_FDS LISTEN_PID LISTEN_FDNAMES CREDENTIALS_DIRECTORY STATE_DIRECTORY CONFIGURATION_DIRECTORY JOURNAL_STREAM INVOCATION_ID PGHOST PGDATA POSTGRES_PASSWORD OTEL_SERVICE_NAME OTEL_TRACES_SAMPLER KUBERNETES_SERVICE_HOST SSL_CERT_FILE NODE_EXTRA_CA_CERTS UV_THREADPOOL_SIZE SQLITE_TMPDIR START_TOGETHER CLOUDFLARE_API_TOKEN PORTAL_PORT PORTAL_SECRET_KEY PORTAL_DATABASE_URL AUTHENTICATOR_PORT DEMO_COUNTRY_PORT'
  expect(nearNames(Object.fromEntries(others.split(' ').map((name) => [name, 'x'])))).toEqual([])
})
