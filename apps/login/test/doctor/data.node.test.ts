import { chmod, cp, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { migrate } from '../../src/cli/migrate.ts'
import { openPlace } from '../../src/cli/open-place.ts'
import { runProgram } from '../../src/cli/program.ts'
import { sqliteFile } from '../../src/database.ts'
import { databaseCheck } from '../../src/doctor/database.ts'
import { keysCheck } from '../../src/doctor/keys.ts'
import { pushCheck } from '../../src/doctor/push.ts'
import { originCheck } from '../../src/doctor/origin.ts'
import { settingsCheck } from '../../src/doctor/settings.ts'
import { versions } from '../../src/doctor/versions.ts'
import { examined } from '../../src/doctor/checks.ts'
import { smallDisk } from '../support/small-disk.ts'
import { examinedPlace, told } from '../support/patient.ts'

/** The same place elsewhere, its database closed and copied. */
async function copied(folder: string, change: (file: string) => Promise<unknown> = async () => {}): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'copied-'))
  onTestFinished(() => rm(copy, { recursive: true, force: true }))
  const database = new DatabaseSync(sqliteFile(folder))
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
  await cp(sqliteFile(folder), sqliteFile(copy))
  await change(sqliteFile(copy))
  return copy
}

/** Overwrites bytes of a file. */
async function overwrite(
  path: string,
  { at, length }: { readonly at: number; readonly length: number },
): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(length, 0xa5), 0, length, at)
  await file.close()
}

describe('the database', () => {
  it('that is whole and up to date is fine, on SQLite, PostgreSQL and D1', async () => {
    for (const kind of ['sqlite', 'postgres', 'd1'] as const) {
      const { says } = await examinedPlace({}, kind)
      const states = (await says(databaseCheck)).map(({ state }) => state)
      // Tests’ own PostgreSQL forgets on purpose.
      if (kind === 'postgres') expect(told(await says(databaseCheck))).toContainEqual(expect.stringContaining('fsync'))
      else expect(new Set(states), kind).toEqual(new Set(['ok']))
    }
  }, 30_000)

  it('behind a pooler without a direct address is a warning', async () => {
    const { patient, says } = await examinedPlace({}, 'postgres')
    const { place } = patient
    const health = async () => ({ ...(await place.upkeep.health()), pooled: true })
    const findings = await says(databaseCheck, { place: { ...place, upkeep: { ...place.upkeep, health } } })
    expect(told(findings)).toContainEqual(expect.stringMatching(/^warning: A pooler answers at LOGIN_DATABASE_URL/))
    expect(told(await says(databaseCheck)).join()).not.toContain('pooler')
  }, 30_000)

  it('of a newer version that only added to it is a warning', async () => {
    const { patient, place, says } = await examinedPlace()
    const database = new DatabaseSync(sqliteFile(place.folder))
    database.exec("insert into migrations (id) values ('9999-later')")
    database.close()
    expect(told(await says(databaseCheck))).toContainEqual(
      expect.stringMatching(/^warning: The schema is of a newer version: it has 9999-later\./),
    )
    const { text } = await migrate.runPlace(patient.place, { positionals: [], values: {}, lists: {} })
    expect(text).toBe('The schema is of a newer version: it has 9999-later. This one works with it.')
  })

  it('with a damaged page, or whose beginning is gone, is a fault, and nothing is changed', async () => {
    const { place, says } = await examinedPlace()
    for (const [at, length] of [
      [5 * 4096, 4096],
      [0, 200],
    ] as const) {
      const DATA_DIR = await copied(place.folder, (file) => overwrite(file, { at, length }))
      const other = await openPlace({ ...place.environment, DATA_DIR })
      const findings = await says(databaseCheck, { place: other })
      expect([at, told(findings)]).toEqual([
        at,
        expect.arrayContaining([expect.stringMatching(/^fault: The database (is damaged|can’t be opened)/)]),
      ])
      expect(findings.find(({ state }) => state === 'fault')?.remedy).toContain('restore')
    }
  })

  it('of an older schema, of a newer one, and none at all are told, and stay as they are', async () => {
    const { place, says } = await examinedPlace()
    const older = await copied(place.folder, async (file) => {
      const database = new DatabaseSync(file)
      database.exec('delete from migrations where id = (select max(id) from migrations)')
      database.close()
    })
    const at = async (DATA_DIR: string) =>
      told(await says(databaseCheck, { place: await openPlace({ ...place.environment, DATA_DIR }) }))
    expect((await at(older))[0]).toMatch(/^warning: The schema lacks \d{4}-/)
    const environment = { ...place.environment, DATA_DIR: older }
    const whole = await runProgram(['doctor', '--only', 'database,keys', '--json'], { commands, environment })
    expect(JSON.parse(whole.out)).toMatchObject({ faults: 0, warnings: 2 })
    expect((await at(older))[0]).toMatch(/^warning: The schema lacks/)
    const newer = await copied(place.folder, async (file) => {
      const database = new DatabaseSync(file)
      database.exec("insert into migrations values ('9999-contract-9998-later')")
      database.close()
    })
    expect((await at(newer))[0]).toMatch(/^fault: .*made by a newer version/)
    expect((await at(join(older, 'nowhere')))[0]).toMatch(/^warning: There is no .*login\.sqlite yet/)
  })

  it('on a disk that is nearly full is a fault', async ({ skip }) => {
    const { place, says } = await examinedPlace()
    const small = await smallDisk('20m')
    if (small === null) return skip('only root makes a disk')
    const other = await openPlace({ ...place.environment, DATA_DIR: small })
    expect(told(await says(databaseCheck, { place: other })).at(-1)).toMatch(/^fault: \d+ MB are free below/)
  })
})

describe('keys', () => {
  it('another secret key, and none, are faults', async () => {
    const { says } = await examinedPlace()
    expect(told(await says(keysCheck))[0]).toBe('ok: SECRET_KEY opens what is encrypted in the database.')
    expect(told(await says(keysCheck, { secretKey: 'x'.repeat(40) }))[0]).toMatch(/^fault: SECRET_KEY is another one/)
    const simple = /^warning: SECRET_KEY is the same few characters/
    expect(told(await says(keysCheck, { secretKey: 'x'.repeat(40) }))).toContainEqual(expect.stringMatching(simple))
    expect(told(await says(keysCheck))).not.toContainEqual(expect.stringMatching(simple))
    expect(told(await says(keysCheck, { store: null }))[0]).toMatch(
      /^warning: Whether SECRET_KEY is the right one isn’t seen/,
    )
    expect(told(await says(keysCheck, { secretKey: null }))).toEqual([
      expect.stringMatching(/^fault: SECRET_KEY isn’t set/),
    ])
  })

  it('while no key signs, nothing is said to be opened: any secret key seemed right', async () => {
    const { patient, says } = await examinedPlace()
    if (patient.store === null) throw new Error('no store')
    const store = { ...patient.store, signingKeys: { ...patient.store.signingKeys, list: async () => [] } }
    expect(told(await says(keysCheck, { secretKey: 'x'.repeat(40), store }))[0]).toMatch(
      /^ok: No key signs yet: .*isn’t seen/,
    )
  })

  it('old keys, two at once, and files that others can read are told', async () => {
    const { patient, place, says } = await examinedPlace({
      SECRET_KEY: `${'only-in-this-test-'.repeat(3)},${'o'.repeat(40)}`,
    })
    const later = told(await says(keysCheck, { now: patient.now + 500 * 86_400 }))
    expect(later).toContainEqual(expect.stringMatching(/^warning: The newest key that signs is 500 days old/))
    expect(later).toContainEqual('warning: SECRET_KEY holds 2 keys.')
    await chmod(place.folder, 0o755)
    expect(told(await says(keysCheck)).at(-1)).toMatch(/^fault: Other users of this machine can read /)
    await chmod(place.folder, 0o700)
    expect(told(await says(keysCheck)).at(-1)).toMatch(/^ok: Only its own user reads/)
    const elsewhere = await mkdtemp(join(tmpdir(), 'programs-'))
    onTestFinished(() => rm(elsewhere, { recursive: true, force: true }))
    const SCIM_FILE = join(elsewhere, 'scim.json')
    await writeFile(SCIM_FILE, '[]')
    await chmod(SCIM_FILE, 0o644)
    const settings = { ...patient.settings, SCIM_FILE }
    expect(told(await says(keysCheck, { settings })).at(-1)).toMatch(/^ok: /)
    await chmod(elsewhere, 0o755)
    expect(told(await says(keysCheck, { settings })).at(-1)).toMatch(/^fault: .* can read \S+scim\.json\.$/)
  })

  it('of pushes: none yet, and a broken file', async () => {
    const { place, says } = await examinedPlace()
    expect((await says(pushCheck))[0]?.state).toBe('warning')
    await writeFile(join(place.folder, 'vapid-keys.json'), '{"publicKey":"x"}')
    expect((await says(pushCheck))[0]?.state).toBe('fault')
    const keys = { publicKey: 'p'.repeat(87), privateKey: 'q'.repeat(43) }
    await writeFile(join(place.folder, 'vapid-keys.json'), JSON.stringify(keys))
    expect((await says(pushCheck))[0]?.state).toBe('ok')
  })
})

describe('settings and versions', () => {
  it('are told of a variable that was probably meant as one', async () => {
    const { says } = await examinedPlace({ MAIL_FORM: 'x@example.org', MAIL_HOST: 'x' })
    expect(told(await says(settingsCheck))).toContain(
      'warning: MAIL_FORM isn’t a setting, and does nothing. Did you mean MAIL_FROM?',
    )
  })

  it.each(['', 'http://localhost:1'])(
    'LOGIN_ORIGIN=%s: an address that nobody set isn’t told as one that is',
    async (set) => {
      const { says } = await examinedPlace({
        LOGIN_ORIGIN: set,
        SMTP_URL: 'smtp://localhost:1',
        MAIL_FROM: 'a@example.eu',
      })
      const [address] = await says(settingsCheck)
      const missing = { settings: { ...(await examinedPlace()).patient.settings, LOGIN_ORIGIN: 'http://127.0.0.1:1' } }
      const [unreached] = await says(originCheck, missing)
      const advice = [address?.remedy, unreached?.remedy].map((line) => /settings that the server has/.test(line ?? ''))
      expect(advice).toEqual(set === '' ? [true, true] : [false, false])
      expect(address?.saw).toMatch(
        set === '' ? /^LOGIN_ORIGIN isn’t set, so it is http:/ : /^LOGIN_ORIGIN=http:.*:1 is this/,
      )
      expect(unreached?.state).toBe('fault')
    },
  )

  it('what is odd is told: an address of this machine, no captcha, services that can’t be read', async () => {
    const { place, says } = await examinedPlace()
    expect(told(await says(settingsCheck))).toEqual([
      expect.stringMatching(/^warning: LOGIN_ORIGIN=.*this machine’s own/),
      expect.stringMatching(/^warning: There is no .*services\.json/),
    ])
    await writeFile(join(place.folder, 'services.json'), '[{ "nam": "Shop" }]')
    expect(told(await says(settingsCheck))[1]).toMatch(/^fault: .*services\.json can’t be used: line 1: /)
    for (const file of ['eid-countries.json', 'webhooks.json', 'scim.json']) {
      await writeFile(join(place.folder, file), '[{ "nam": "x" }]')
      const faults = told(await says(settingsCheck)).filter((line) => line.startsWith('fault: '))
      expect(faults).toContainEqual(expect.stringContaining(`${file} can’t be used: `))
    }
    const abroad = await examinedPlace({
      LOGIN_ORIGIN: 'https://id.example.eu',
      SMTP_URL: 'smtp://localhost:9',
      MAIL_FROM: 'a@example.eu',
      CAPTCHA: 'off',
    })
    expect(told(await abroad.says(settingsCheck)).slice(0, 3)).toEqual([
      'ok: People reach it at https://id.example.eu.',
      expect.stringMatching(/^warning: CAPTCHA=off/),
      expect.stringMatching(/^warning: No page says whom/),
    ])
  })

  it('an old Node is a fault; what a check throws is one, too', async () => {
    const { patient, says } = await examinedPlace()
    expect(told(await says(versions('20.1.0')))[0]).toBe('fault: Node is 20.1.0.')
    expect(told(await says(versions()))[0]).toMatch(/^ok: Node is /)
    const broken = { name: 'x', look: () => Promise.reject(new Error('it broke')) }
    expect(await examined(broken, patient)).toMatchObject([{ state: 'fault', saw: 'it broke' }])
  })

  it('the command ends with 1 where there is a fault, and says what to do', async () => {
    const { place } = await examinedPlace()
    const environment = { ...place.environment, LOGIN_ORIGIN: 'http://localhost:9' }
    const ended = await runProgram(['doctor', '--only', 'versions,origin'], { commands, environment })
    expect(ended.code).toBe(1)
    expect(ended.out).toMatch(/^ok {6}versions: .*\nFAULT {3}origin: .*\n {8}→ Is the server running\?/s)
    expect(ended.out).toMatch(/\n1 fault, 0 warnings\.\n$/)
    expect((await runProgram(['doctor', '--only', 'colour'], { commands, environment })).code).toBe(2)
  })
})
