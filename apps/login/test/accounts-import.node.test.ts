import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import { runProgram } from '../src/cli/program.ts'
import { personIn, signsIn } from './support/person.ts'
import { emptyPlace, type TestPlace } from './support/places.ts'

const password = 'Grüße, 1 Welt'
/** Of that password: by bcrypt, Django, better-auth (their own code made them), and Keycloak’s algorithm. */
const hashes = {
  bcrypt: '$2b$04$oD75hfRLR258/a/5fVDRV.tKRyLSiR4pA699UtLnEiq4x8naV8gc2',
  django: 'pbkdf2_sha256$3000$Qm7x2rTzL1bq9sKe$YTxOOIQAKXQ0uocFN9Q6CaVZdC4knn2d6r6FI0AY+jM=',
  auth: '47dfbcc053634b5b5a85b2250cf4d2d0:83bb53df55115ff51f6636108d97e20e919e05eeb719118bc77642b532d8d84696bc762dcaf6626d3a3e72751da04a1b0a2801c9cb89b7fccd5406eed68a8216',
}

let place: TestPlace
beforeAll(async () => {
  place = await emptyPlace('sqlite', inject('postgres'))
  await place.withStore((store) => personIn(store, place.environment))
}, 60_000)
afterAll(() => place.remove())

async function run(...args: readonly string[]) {
  const { code, err, out } = await runProgram([...args, '--json'], { commands, environment: place.environment })
  return { code, err, said: JSON.parse(out) }
}

it('who comes from another system signs in with their password, which is hashed anew; twice changes nothing', async () => {
  const file = join(place.folder, 'people.csv')
  const rows = Object.entries(hashes).map(([name, hash]) => `${name}@example.org,${name},"${hash}"`)
  await writeFile(file, ['email,firstName,passwordHash', ...rows].join('\n'))
  expect((await run('accounts', 'import', file, '--dry-run')).said).toMatchObject({ added: 3, dryRun: true })
  expect((await run('accounts', 'list')).said.accounts).toHaveLength(1)
  expect((await run('accounts', 'import', file)).said).toMatchObject({ added: 3, there: 0, refused: 0 })
  await place.withStore(async (store) => {
    expect(await store.accounts.passwordKinds()).toHaveLength(4)
    for (const name of Object.keys(hashes))
      await signsIn(store, place.environment, { email: `${name}@example.org`, password })
    expect(await store.accounts.passwordKinds()).toEqual([])
    for (const name of Object.keys(hashes)) {
      const kept = (await store.accounts.find({ email: `${name}@example.org` }))?.passwordHash
      expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=/)
      await signsIn(store, place.environment, { email: `${name}@example.org`, password })
      expect((await store.accounts.find({ email: `${name}@example.org` }))?.passwordHash).toBe(kept)
    }
  })
  expect((await run('accounts', 'import', file)).said).toMatchObject({ added: 0, there: 3 })
}, 60_000)

it('what is exported comes back as it was, passwords included', async () => {
  const file = join(place.folder, 'all.csv')
  expect(await run('accounts', 'export', file, '--with-password-hashes')).toMatchObject({ code: 0 })
  expect((await run('accounts', 'export', file)).said.reason).toBe('exists')
  const before = await readFile(file, 'utf8')
  const other = await emptyPlace('sqlite', inject('postgres'))
  onTestFinished(() => other.remove())
  await other.withStore((store) => store.ping())
  const { environment } = other
  const there = async (...args: readonly string[]) =>
    JSON.parse((await runProgram([...args, '--json'], { commands, environment })).out)
  expect(await there('accounts', 'import', file)).toMatchObject({ refused: 0, there: 0 })
  const again = join(place.folder, 'again.csv')
  await there('accounts', 'export', again, '--with-password-hashes')
  expect(await readFile(again, 'utf8')).toBe(before)
  await other.withStore((store) => signsIn(store, environment, { email: 'django@example.org', password }))
}, 60_000)

it('who was deleted doesn’t come back under the identifier that services know', async () => {
  const file = join(place.folder, 'deleted.csv')
  await run('accounts', 'export', file)
  const [{ uid }] = (await run('accounts', 'list')).said.accounts
  expect((await run('accounts', 'delete', uid, '--yes')).code).toBe(0)
  const { code, said } = await run('accounts', 'import', file)
  expect([code, said]).toMatchObject([1, { added: 0, refused: 1, faults: [expect.stringContaining('uid')] }])
}, 60_000)

it('a list of people is invited once each; a column that isn’t known stops it before it begins', async () => {
  const file = join(place.folder, 'colleagues.csv')
  await writeFile(file, 'email,name,language\nann@example.org,Ann Lee,fr\nben@example.org,Ben,en\nno,X,en\n')
  expect(await run('accounts', 'import', file, '--invite')).toMatchObject({
    code: 1,
    said: { added: 2, refused: 1, faults: [expect.stringMatching(/^line 4: email: .*Accepted: /)] },
  })
  expect((await run('accounts', 'import', file, '--invite')).said).toMatchObject({ added: 0, there: 2 })
  const mails = (await run('outbox', 'list')).said.messages.filter(
    ({ template }: { readonly template: string }) => template === 'invitation',
  )
  expect(mails).toHaveLength(2)
  expect((await run('accounts', 'invite', 'ann@example.org', '--revoke')).code).toBe(0)
  expect((await run('accounts', 'show', 'ann@example.org')).said.reason).toBe('unknown-account')
  await writeFile(file, 'email,shoe size\nann@example.org,42\n')
  expect((await run('accounts', 'import', file)).said).toMatchObject({ reason: 'unknown-columns' })
})

it.each([
  [
    'kurz',
    /^password: too short\. Accepted: 10 characters at least\npassword: lacks upper, digit, special\. Accepted: /,
  ],
  ['Passw0rd-ada', /^password: holds the person’s name/],
])('a password that the policy refuses is told in words: %s', async (typed, words) => {
  const file = join(place.folder, 'password')
  await writeFile(file, typed)
  const { code, said } = await run(
    'accounts',
    'create',
    'ada@example.org',
    '--first-name',
    'Ada',
    '--password-file',
    file,
  )
  expect(code).toBe(1)
  expect(said.message).toMatch(words)
  expect(said.message).not.toContain(typed)
})

it('faults are told in the order of the file, whatever they are, and what a retired identifier would be', async () => {
  const file = join(place.folder, 'faults.csv')
  await writeFile(
    file,
    [
      'email,firstName,uid,status,passwordHash',
      'first@example.org,First,,,plain',
      'second@example.org,Second,,wrong,',
      'no address,Third,,,',
      'fourth@example.org,Fourth,n00gone,,',
      'fifth@example.org,Fifth,,"active"x,',
      'sixth@example.org,Sixth,n00six,,',
      'seventh@example.org,Seventh,n00six,,',
      'eighth@example.org,,,,',
      'short@example.org,Short',
      'tenth@example.org,Tenth,,,',
    ].join('\n'),
  )
  const gone = join(place.folder, 'gone.csv')
  await writeFile(gone, 'email,firstName,uid\ngone@example.org,Gone,n00gone\n')
  await run('accounts', 'import', gone)
  await run('accounts', 'delete', 'n00gone', '--yes')
  const { said } = await run('accounts', 'import', file, '--dry-run')
  const lines = said.faults.map((fault: string) => Number(/^line (\d+)/.exec(fault)?.[1]))
  expect(lines).toEqual(lines.toSorted((one: number, other: number) => one - other))
  expect(new Set(lines)).toEqual(new Set([2, 3, 4, 5, 6, 8, 9, 10]))
  expect(said).toMatchObject({ added: 2, there: 0, refused: 8 })
  const done = await run('accounts', 'import', file)
  expect(done.said.faults).toEqual(said.faults)
  expect(done.said).toMatchObject({ added: 2, refused: 8 })
}, 60_000)

it('a file that isn’t in UTF-8, a folder and what isn’t there are refused by their names, before anything is imported', async () => {
  const latin = join(place.folder, 'latin.csv')
  const rows = ['email,firstName', 'ok@example.org,Ok', 'zoe@example.org,Zo\u00eb']
  await writeFile(latin, Buffer.from(rows.join('\n'), 'latin1'))
  const before = (await run('accounts', 'list')).said.accounts.length
  const refused = await run('accounts', 'import', latin)
  expect(refused).toMatchObject({ code: 1, said: { reason: 'not-utf-8' } })
  expect(refused.said.message).toContain('line 3')
  expect((await run('accounts', 'list')).said.accounts).toHaveLength(before)
  expect((await run('accounts', 'import', place.folder)).said.message).toContain('is a folder')
  expect((await run('accounts', 'import', join(place.folder, 'nothing.csv'))).said.message).toContain('isn’t there')
  expect((await run('tokens', 'import', place.folder)).said.message).toContain('is a folder')
  await writeFile(latin, Buffer.from(`\ufeff${rows.join('\n')}`, 'utf16le'))
  expect((await run('accounts', 'import', latin)).said.reason).toBe('not-utf-8')
})

it('an import that fails as a whole leaves no file of errors in the way of the next one', async () => {
  const [file, errors] = [join(place.folder, 'whole.csv'), join(place.folder, 'whole.jsonl')]
  await writeFile(file, 'email,firstName\nnot an address,Anna\n')
  const args = ['accounts', 'import', file, '--errors', errors]
  await writeFile(`${file}.strange.csv`, 'email,shoeSize\nanna@example.org,38\n')
  const { environment } = place
  expect(await runProgram([...args, '--language', 'tlh'], { commands, environment })).toMatchObject({ code: 2 })
  expect((await run('accounts', 'import', `${file}.strange.csv`, '--errors', errors)).said.reason).toBe(
    'unknown-columns',
  )
  expect((await run(...args)).said).toMatchObject({ refused: 1 })
  expect(JSON.parse(await readFile(errors, 'utf8'))).toMatchObject({ line: 2, field: 'email' })
})
