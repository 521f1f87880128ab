import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { runProgram } from '../../src/cli/program.ts'
import { personIn, signsIn } from '../support/person.ts'
import { emptyPlace, type TestPlace } from '../support/places.ts'

const whom = 'elodie@example.org'
let place: TestPlace
let files = ''

beforeAll(async () => {
  place = await emptyPlace('sqlite', inject('postgres'))
  files = await mkdtemp(join(tmpdir(), 'login-files-'))
  await place.withStore((store) => personIn(store, place.environment))
  await mkdir(join(files, 'folder'))
  await writeFile(join(files, 'file'), 'x')
  await writeFile(join(place.folder, 'services.json'), '\uFEFF[\r\n]\r\n')
}, 30_000)
afterAll(async () => {
  await place.remove()
  await rm(files, { recursive: true, force: true })
})

/** `@` stands for the folder of files. */
const run = (...args: readonly string[]) =>
  runProgram(
    args.map((arg) => arg.replace(/^@/, files)),
    { commands, environment: place.environment },
  )

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(files, name), content)
  return `@/${name}`
}

/** Every command and option that is given a file to read; `*` stands for it. */
const reading = [
  ['accounts create x@example.org --first-name X --password-file *'],
  ['accounts import *'],
  ['backup @/never --passphrase-file *'],
  ['restore * --check'],
  ['restore @/file --check --passphrase-file *'],
  ['restore @/file --check --identity *'],
  ['tokens import *'],
  ['tokens import @/file --key-file *'],
  ['tokens import @/file --owners *'],
  ['dev --users *'],
  ['dev --services *'],
] as const

/** Every one that is given a file to make. */
const making = [
  ['accounts export *'],
  ['accounts import @/head.csv --errors *'],
  ['audit export *'],
  ['backup *'],
] as const

describe.each([
  ['one that isn’t there', '@/missing', /^\S+\/missing isn’t there\.\n$/],
  ['a folder', '@/folder', /^\S+\/folder is a folder, not a file\.\n$/],
  ['one below a file', '@/file/below', /^\S+\/file\/below isn’t there: a part of its path is a file\.\n$/],
])('%s, to be read', (_, name, said) => {
  it.each(reading)('%s', async (line) => {
    const ended = await run(...line.replace('*', name).split(' '))
    expect(ended).toEqual({ code: 1, out: '', err: expect.stringMatching(said) })
  })
})

describe.each([
  ['one that is there', '@/file', 'exists', /^\S+\/file is there already[:.] .*\n$/],
  ['a folder', '@/folder', 'exists', /^\S+\/folder is there already[:.] .*\n$/],
  ['one in no folder', '@/missing/new', 'unwritable', /^\S+ can’t be written: there is no folder \S+\/missing\.\n$/],
  ['one below a file', '@/file/new', 'unwritable', /^\S+ can’t be written: \S+\/file is no folder\.\n$/],
])('%s, to be made', (_, name, reason, said) => {
  it.each(making)('%s', async (line) => {
    await file('head.csv', 'email\n')
    const args = line.replace('*', name).split(' ')
    expect(await run(...args)).toEqual({ code: 1, out: '', err: expect.stringMatching(said) })
    expect(JSON.parse((await run(...args, '--json')).out)).toMatchObject({ ok: false, reason })
  })
})

it('a language isn’t written below a file, and says so in a line', async () => {
  const { code, err } = await run('languages', 'add', 'de', '--folder', '@/file')
  expect([code, err]).toEqual([1, expect.stringMatching(/^\S+\/pages\.json can’t be written: \S+ is no folder\.\n$/)])
})

it('a catalogue that is a folder is said to be one', async () => {
  await mkdir(join(files, 'brand', 'languages', 'de', 'pages.json'), { recursive: true })
  const { code, err } = await run('languages', 'add', 'de', '--folder', '@/brand')
  expect([code, err]).toEqual([1, expect.stringMatching(/pages\.json is a folder, not a file\.\n$/)])
})

it('what no command foresaw of a file is a line, and no stack', async () => {
  const odd = {
    name: 'odd',
    summary: '',
    takes: '',
    positionals: [0, 0],
    options: {},
    explained: [],
    examples: [],
  } as const
  const runPlain = async () => {
    await readFile(join(files, 'folder'))
    throw new Error('never')
  }
  const gone = { ...odd, runPlain: async () => readFile(join(files, 'missing')).then(runPlain) }
  const { code, err } = await runProgram(['odd'], { commands: [gone], environment: {} })
  expect([code, err]).toEqual([1, expect.stringMatching(/^The file system says no: ENOENT.*\/missing'\.\n$/)])
})

it('a disk that is full while something is written is a line, and not the network', async () => {
  const full = (code: string) => ({
    name: 'odd',
    summary: '',
    takes: '',
    positionals: [0, 0] as const,
    options: {},
    explained: [],
    examples: [],
    // As writing by a handle fails: it knows no path.
    runPlain: () => Promise.reject(Object.assign(new Error(`${code}: no, write`), { code, syscall: 'write' })),
  })
  const { code, err } = await runProgram(['odd'], { commands: [full('ENOSPC')], environment: {} })
  expect([code, err]).toEqual([1, 'The file system says no: ENOSPC: no, write.\n'])
  await expect(runProgram(['odd'], { commands: [full('ECONNRESET')], environment: {} })).rejects.toThrow('ECONNRESET')
})

describe('a list of people', () => {
  it.each([
    ['empty.csv', '', 'it has no first row of names'],
    ['empty.json', '', 'it is neither a list of people nor has a list “users”'],
    ['broken.json', '{"users":', 'it is cut off'],
    ['cut.json', '[{"email":"cut@example.org","firstName":"A"},{"emai', 'it is cut off'],
    ['text.json', '"x"', 'it is neither a list of people nor has a list “users”'],
    ['one.json', '{\n"email":"one@example.org",\n"firstName":"A"}', 'it is neither a list of people nor has'],
  ])('%s isn’t taken for nobody', async (name, content, why) => {
    const { code, err } = await run('accounts', 'import', await file(name, content), '--dry-run')
    expect([code, err]).toEqual([1, expect.stringContaining(`can’t be read to its end: ${why}`)])
  })

  it('that is cut off late says how many were added', async () => {
    const people = Array.from({ length: 1200 }, (_, at) => ({ email: `cut${at}@example.org`, firstName: 'C' }))
    const cut = JSON.stringify(people).slice(0, -20)
    const { code, err } = await run('accounts', 'import', await file('late.json', cut))
    const [, added = ''] = /it is cut off\. (\d+) were added before/.exec(err) ?? []
    expect([code, Number(added) > 0]).toEqual([1, true])
    expect((await run('accounts', 'show', 'cut0@example.org')).code).toBe(0)
  })

  it.each([
    ['none.json', '[]', 0],
    ['none-of-them.json', '{"realm":"x","users":[]}', 0],
    ['head.csv', 'email\n', 0],
    ['marked.csv', '\uFEFFemail,first_name\r\nmarked@example.org,M\r\n', 1],
    ['marked.json', '\uFEFF[{"email":"marked@example.org","firstName":"M"}]\r\n', 1],
    ['marked.jsonl', '\uFEFF{"email":"marked@example.org","firstName":"M"}\r\n', 1],
  ])('%s is one', async (name, content, added) => {
    const ended = await run('accounts', 'import', await file(name, content), '--dry-run', '--json')
    expect([ended.code, JSON.parse(ended.out)]).toMatchObject([0, { added, refused: 0 }])
  })
})

it('a byte order mark is part of no password', async () => {
  const password = await file('password', '\uFEFFGreen-Kettle-42\r\n')
  const person = ['mark@example.org', '--first-name', 'M', '--password-file', password]
  expect(await run('accounts', 'create', ...person)).toMatchObject({ code: 0 })
  await place.withStore((store) =>
    signsIn(store, place.environment, { email: 'mark@example.org', password: 'Green-Kettle-42' }),
  )
})

it('services are added to a file with a byte order mark and a spreadsheet’s line ends', async () => {
  expect(await run('services', 'add', '--name', 'Shop', '--url', 'https://shop.example.eu/app')).toMatchObject({
    code: 0,
  })
  expect(await run('services', 'list')).toMatchObject({ code: 0, out: expect.stringContaining('Shop') })
})

describe('what was typed', () => {
  it.each([
    [['accounts', 'show', ''], '<account> is empty.'],
    [['tokens', 'assign', '', whom], '<serial number> is empty.'],
    [['tokens', 'revoke', '1', ' '], '[account] is empty.'],
    [['backup', ''], '<file> is empty.'],
    [['accounts', 'import', '@/head.csv', '--errors', ''], 'The name of a file is empty.'],
    [['tokens', 'list', '--owner', 'a', '--owner', 'b'], '--owner is there twice.'],
    [['audit', 'list', '--limit', '-1'], '--limit needs a value. One that begins with a dash is written --limit=-…'],
    [['audit', 'list', '--limit=-1'], '--limit takes a whole number, not “-1”.'],
    [['audit', 'list', '--limit', '0'], '--limit takes a whole number from 1 to 1000, not 0.'],
    [['audit', 'list', '--account', whom, '--subject', 'x'], '--account and --subject exclude each other.'],
  ])('%j', async (args, why) => {
    await file('head.csv', 'email\n')
    const { code, err, out } = await run(...args)
    expect([code, out, err.split('\n')[0]]).toEqual([2, '', why])
    expect(err.trimEnd().split('\n')).toHaveLength(2)
  })
})

const device = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage>
  <DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>100</SerialNo></DeviceInfo>
  <Key Id="100" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp"><AlgorithmParameters/>
  <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>`

it('what a command prints as a name another takes', async () => {
  const owners = await file('owners.csv', `100,${whom}\r\n100,other@example.org\r\n`)
  const tokens = await file('tokens.xml', `\uFEFF${device}`)
  const twice = await run('tokens', 'import', tokens, '--owners', owners)
  expect([twice.code, twice.err]).toEqual([1, expect.stringMatching(/owners\.csv, line 2: 100 is there twice\.\n$/)])
  expect(await run('tokens', 'import', tokens, '--owner', whom)).toMatchObject({ code: 0 })

  // Whom a row is about, and what else happened to them.
  const [row = ''] = (await run('audit', 'list', '--account', whom)).out.split('\n')
  const subject = /[\w-]{22}/.exec(row)?.[0] ?? ''
  const hers = (await run('audit', 'list', '--account', whom)).out
  expect((await run('audit', 'list', '--subject', subject)).out).toBe(hers)
  expect((await run('audit', 'list', '--subject', 'nobody')).out).toBe('None.\n')

  // What is set up, by its id.
  const id = / {2}token +Acme 100, since \S+, id (\S+)\n/.exec((await run('accounts', 'show', whom)).out)?.[1] ?? ''
  const odd = await run('accounts', 'reset-factors', whom, id, 'mistyped')
  expect([odd.code, odd.err]).toEqual([1, expect.stringContaining('has nothing with the id mistyped')])
  expect(await run('accounts', 'start-recovery', whom, '--factor', id)).toMatchObject({ code: 0 })
  expect(await run('accounts', 'reset-factors', whom, id, id)).toMatchObject({
    code: 0,
    out: `Removed from ${whom}: Acme 100.\n`,
  })
})
