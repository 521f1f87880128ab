import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { byPassphrase, ofPassphrase } from '../../src/backup/passphrase.ts'
import { defaultServices } from '../support/default-services.ts'
import { signsIn } from '../support/person.ts'
import { secretKey } from '../support/places.ts'
import { made, place, run, secret } from '../support/backups.ts'

it('a passphrase opens and closes as age does it, by other people’s implementation', async () => {
  const [text, passphrase] = [new TextEncoder().encode('Ça va, αβγ'), 'sixteen characters or more']
  const theirs = new Encrypter()
  theirs.setPassphrase(passphrase)
  theirs.setScryptWorkFactor(10)
  const ours = new Decrypter()
  ours.addIdentity(ofPassphrase(passphrase))
  expect(await ours.decrypt(await theirs.encrypt(text))).toEqual(text)
  const wrong = new Decrypter()
  wrong.addIdentity(ofPassphrase(`${passphrase}.`))
  await expect(wrong.decrypt(await theirs.encrypt(text))).rejects.toThrow('no identity matched')
  const closed = new Encrypter()
  // The library's own scrypt takes seconds at the cost that backups have.
  closed.addRecipient(byPassphrase(passphrase, { workFactor: 10 }))
  const opened = new Decrypter()
  opened.addPassphrase(passphrase)
  expect(await opened.decrypt(await closed.encrypt(text))).toEqual(text)
  const full = new Encrypter()
  full.addRecipient(byPassphrase(passphrase))
  expect(Buffer.from(await full.encrypt(text)).toString('latin1')).toMatch(/\n-> scrypt [\w+/]+ 18\n/)
}, 60_000)

describe('a backup', () => {
  it('in clear holds the database and no keys, and says so', async () => {
    const { file, said, source } = await made()
    expect(said).toMatchObject({ files: [], encrypted: false })
    const again = await run(source, 'backup', `${file}.2`)
    expect(again.out).toContain('Not in it: the keys and files of')
    const target = await place('sqlite')
    const { SECRET_KEY: _, ...environment } = target.environment
    const refused = await run({ environment }, 'restore', file, '--json')
    expect([refused.code, JSON.parse(refused.out).reason]).toEqual([1, 'no-secret-key'])
    const other = { ...environment, SECRET_KEY: 'another-key-of-at-least-32-characters' }
    expect(JSON.parse((await run({ environment: other }, 'restore', file, '--json')).out).reason).toBe(
      'other-secret-key',
    )
    expect(await readdir(target.folder)).toEqual([])
  })

  it('that is encrypted holds the keys as well, and opens by its passphrase alone', async () => {
    const passphrase = await secret('passphrase', 'sixteen characters or more\n')
    const { file, said } = await made('--passphrase-file', passphrase)
    expect(said.files).toEqual(['secret-key', 'services.json'])
    const text = (await readFile(file)).toString('latin1')
    expect(text).toMatch(/^age-encryption\.org\/v1\n/)
    expect(text).not.toContain(secretKey)
    const target = await place('sqlite')
    const { SECRET_KEY: _, ...environment } = target.environment
    const without = await run({ environment }, 'restore', file)
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('is encrypted: give --passphrase-file')])
    const wrong = await secret('wrong', 'sixteen other characters\n')
    expect((await run({ environment }, 'restore', file, '--passphrase-file', wrong)).err).toContain(
      'isn’t opened by this passphrase',
    )
    expect(await readdir(target.folder)).toEqual([])
    const ended = await run({ environment }, 'restore', file, '--passphrase-file', passphrase)
    expect(ended, ended.err).toMatchObject({ code: 0 })
    expect(await readFile(join(target.folder, 'services.json'), 'utf8')).toBe(defaultServices)
    expect((await stat(join(target.folder, 'secret-key'))).mode & 0o777).toBe(0o600)
    await target.withStore((store) => signsIn(store, target.environment))
  }, 30_000)

  it('is closed by a public key, so that the machine that makes it can’t read it', async () => {
    const identity = await generateIdentity()
    const { file } = await made('--recipient', await identityToRecipient(identity))
    const key = await secret('key.txt', `# created: today\n${identity}\n`)
    const other = await secret('other.txt', `${await generateIdentity()}\n`)
    const target = await place('sqlite')
    expect((await run(target, 'restore', file, '--identity', other, '--check')).code).toBe(1)
    const checked = await run(target, 'restore', file, '--identity', key, '--check', '--json')
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true, filesInIt: ['secret-key', 'services.json'] })
    expect(await readdir(target.folder)).toEqual([])
  })

  it('is not closed or opened by half a key, which a line says', async () => {
    const identity = await generateIdentity()
    const recipient = await identityToRecipient(identity)
    const { source, file } = await made('--recipient', recipient)
    for (const half of [recipient.slice(0, -1), 'age1xyz', 'age1ql3z7hjy54…']) {
      const { code, err } = await run(source, 'backup', `${file}.again`, '--recipient', half)
      expect([code, err]).toEqual([2, expect.stringContaining(`--recipient ${half}: a whole public key of age`)])
    }
    const key = await secret('key.txt', `${identity.slice(0, -1)}\n`)
    const { code, err } = await run(source, 'restore', file, '--identity', key, '--check')
    expect([code, err]).toEqual([1, expect.stringContaining('holds no private key of age that is whole')])
  })

  it('that is cut off or altered anywhere is refused, and nothing is touched', async () => {
    const { file } = await made()
    const whole = await readFile(file)
    const target = await place('sqlite')
    const lengths = [0, 1, 10, whole.length >> 1, whole.length - 9, whole.length - 1]
    for (const length of lengths) {
      await writeFile(file, whole.subarray(0, length))
      const { code, err } = await run(target, 'restore', file)
      expect([length, code, err]).toEqual([length, 1, expect.stringMatching(/^The backup .*Nothing was written\.\n$/)])
    }
    for (const at of [0, 20, whole.length >> 2, whole.length >> 1, whole.length - 5]) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ 1
      await writeFile(file, altered)
      const { code, err } = await run(target, 'restore', file)
      expect([at, code, err]).toEqual([at, 1, expect.stringMatching(/^The backup .*Nothing was written\.\n$/)])
    }
    await writeFile(file, 'hello')
    expect((await run(target, 'restore', file)).code).toBe(1)
    expect(await readdir(target.folder)).toEqual([])
  }, 30_000)
})
