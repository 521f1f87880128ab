// What is no argument is refused by name where it is given, not by “Cannot read properties of undefined” or
// when somebody else calls what was made.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makersIn } from './support/factories.mjs'

const packages = new URL('../../packages/', import.meta.url)

const nothing = [undefined, null, 42]
/** What else is told at once, and what it doesn't take. */
const also = {
  'delivery/mailbox mailbox': nothing,
  'delivery/sms-http smsHttp': nothing,
  'delivery/smtp probeSmtp': [...nothing, {}, '', 'mail.example.eu', 'https://mail.example.eu'],
  'delivery/smtp smtp': [...nothing, {}, '', 'mail.example.eu'],
  // As a TypeError: it is a part of pages' scripts, whose size is held.
  'i18n/format createFormat': [null, 42, {}],
  'i18n/negotiate negotiateLanguage': nothing,
  'i18n/translator createTranslator': [...nothing, {}, { fr: {} }],
  'mobile-crypto checkPin': [...nothing, {}, 1234],
  'mobile-crypto createDevice': [...nothing, {}],
  'password checkPassword': [...nothing, {}],
  'password/pin checkPin': [...nothing, {}, 1234],
  'runtime/fair-queue fairQueue': [...nothing, 0, 1.5],
  'server/probe inTime': [...nothing, {}],
  'server/workers toTheEnd': [...nothing, {}],
  'store-sql/d1 d1': [...nothing, {}],
  'store-sql/d1 d1Upkeep': [...nothing, {}],
  'store-sql/executors/d1 d1Executor': [...nothing, {}],
  'store-sql/executors/postgres postgresExecutor': [...nothing, {}],
  'store-sql/executors/sqlite sqliteExecutor': [...nothing, {}],
  'store-sql/postgres postgres': [...nothing, {}],
  'store-sql/postgres postgresLater': [...nothing, {}],
  'store-sql/postgres postgresUpkeep': [...nothing, {}],
  'store-sql/sqlite sqlite': [...nothing, {}],
  'store-sql/sqlite sqliteUpkeep': [...nothing, {}],
  'widgets/guilloche guilloche': [...nothing, {}],
}

const makers = readdirSync(packages).flatMap((name) =>
  makersIn(readFileSync(new URL(`${name}/api.txt`, packages), 'utf8')),
)
const trials = { ...Object.fromEntries(makers.map((name) => [name, nothing])), ...also }

test('those that make a function are found in the API reports', () => {
  expect(makers).toContain('server/client-address clientAddress')
  expect(makers).toContain('server/network inNetworks')
  expect(makers).toContain('server/probe held')
  expect(makers).toContain('server/workers onceAnIsolate')
})

/** What an entry exports, from its source. */
async function exported(name) {
  const [entry, what] = name.split(' ')
  const [owner, ...path] = entry.split('/')
  const folder = new URL(`${owner}/`, packages)
  const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
  const source = manifest.exports[['.', ...path].join('/')]['laissez-passer:source']
  const module = await import(new URL(source, folder).href)
  return module[what]
}

describe.each(Object.entries(trials))('%s', (name, wrong) => {
  test.each(wrong.map((given) => [given]))('refuses %j by name', async (given) => {
    const call = await exported(name)
    const refused = async () => call(given)
    await expect(refused()).rejects.toMatchObject({
      name: expect.stringMatching(/^(LaissezPasser|RelyingParty|Type)Error$/),
      message: expect.stringMatching(new RegExp(`${name.split(' ')[1]} takes|${name.split(' ')[1]}: |SMTP_URL must`)),
    })
  })
})
