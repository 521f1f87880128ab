import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createProject, WrongChoices } from '../src/index.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'create-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))
const read = (...path: string[]) => readFileSync(join(home, ...path), 'utf8')

describe('a project', () => {
  test.each([
    ['node', 'compose.yaml', 'Dockerfile'],
    ['workers', 'provider/wrangler.jsonc', 'service/wrangler.jsonc'],
  ] as const)('on %s has provider, service, tests and a deployment', (runtime, ...deployment) => {
    const { files } = createProject(join(home, 'my-id'), { runtime })
    expect(files).toEqual(
      expect.arrayContaining([
        'provider/parts.ts',
        'service/app.ts',
        'test/sign-in.test.ts',
        '.gitignore',
        ...deployment,
      ]),
    )
    expect(files.filter((name) => /_gitignore|README\.[a-z]{2}\./.test(name))).toEqual([])
    const { dependencies, name } = JSON.parse(read('my-id', 'package.json'))
    expect(name).toBe('my-id')
    expect(Object.values(dependencies).join()).not.toMatch(/workspace/)
    expect(readdirSync(home)).toEqual(['my-id'])
  })

  test('has what was chosen, and nothing of what wasn’t', () => {
    createProject(join(home, 'Été 2'), {
      methods: ['token-app'],
      name: 'L\'ID "d\'ici"',
      colour: '#004494',
      language: 'fr',
    })
    const parts = read('Été 2', 'provider/parts.ts')
    expect(parts).toContain('methods = [password(), tokenApp()]')
    expect(parts).not.toMatch(/passkey|recovery/)
    expect(parts).toContain(`name: "L'ID \\"d'ici\\""`)
    expect(parts + read('Été 2', 'service/home.ts')).not.toContain('#6d1a36')
    expect(read('Été 2', 'README.md')).toMatch(/^# L'ID "d'ici"\n\nUn fournisseur/)
    expect(JSON.parse(read('Été 2', 'package.json')).name).toBe('ete-2')
  })

  // Unquoted YAML would have a number, a truth or nothing there, and Compose refuses the file.
  test.each(['2026', '1e3', 'true', 'null'])('in a folder called %s names its image by a text', (folder) => {
    createProject(join(home, folder))
    expect(read(folder, 'compose.yaml')).toContain(`\n  image: '${folder}'\n`)
  })

  // What stands for a part of a text where another is replaced became that part, code and all.
  test.each(['Pay$$ Co', 'A$&B', "A$'B", 'A$`B'])('is called %s in its code and its README', (name) => {
    createProject(join(home, 'my-id'), { name })
    const [, written] = /^ {2}name: (.+),$/m.exec(read('my-id', 'provider/parts.ts')) ?? []
    expect(written).toBe(name.includes("'") ? JSON.stringify(name) : `'${name}'`)
    expect(read('my-id', 'README.md').split('\n')[0]).toBe(`# ${name}`)
  })

  test.each([
    ['node', '.env'],
    ['workers', 'provider/.dev.vars'],
  ] as const)('on %s has secrets of its own, for its owner alone, which Git ignores', (runtime, file) => {
    const secrets = ['one', 'two'].map((name) => {
      createProject(join(home, name), { runtime })
      expect(statSync(join(home, name, file)).mode & 0o077).toBe(0)
      expect(read(name, '.gitignore')).toContain(file.split('/').at(-1)?.slice(0, 5))
      return read(name, file)
    })
    expect(secrets[0]).toMatch(/^SECRET_KEY=[\w-]{43}\nCLIENT_SECRET=[\w-]{43}\n$/)
    expect(secrets[0]).not.toBe(secrets[1])
  })

  test('tells the service nothing that seals the provider’s database', () => {
    createProject(join(home, 'my-id'), { runtime: 'workers' })
    expect(read('my-id', 'service/.dev.vars')).toMatch(/^CLIENT_SECRET=[\w-]{43}\n$/)
  })
})

describe('a folder', () => {
  test('with files is refused and left as it is', () => {
    mkdirSync(join(home, 'full'))
    writeFileSync(join(home, 'full', 'README.md'), 'mine')
    expect(() => createProject(join(home, 'full'))).toThrow(/full holds something already \(README.md\)/)
    expect(read('full', 'README.md')).toBe('mine')
    expect(readdirSync(join(home, 'full'))).toEqual(['README.md'])
    expect(() => createProject(join(home, 'full', 'README.md'))).toThrow(/is a file/)
  })

  test('that Git has begun is filled, and emptied again but for that', () => {
    mkdirSync(join(home, 'begun', '.git'), { recursive: true })
    const { remove } = createProject(join(home, 'begun'))
    mkdirSync(join(home, 'begun', 'node_modules'))
    expect(readdirSync(join(home, 'begun'))).toContain('provider')
    remove()
    expect(readdirSync(join(home, 'begun'))).toEqual(['.git'])
  })

  test('that was made goes when it is taken away', () => {
    createProject(join(home, 'deep', 'my-id')).remove()
    expect(readdirSync(join(home, 'deep'))).toEqual([])
  })
})

test('all that can’t be is told at once, before anything is written', () => {
  const wrong = { runtime: 'deno', methods: ['paskey'], name: ' ', colour: '#ffff00', language: 'de' }
  const thrown = (() => {
    try {
      return createProject(join(home, 'my-id'), wrong as object)
    } catch (error) {
      return error
    }
  })()
  expect(thrown).toBeInstanceOf(WrongChoices)
  expect(String(thrown)).toMatch(
    /runtime: “deno” is none of node, workers\nmethods: “paskey” .*\nname: a name must say something\ncolour: #ffff00 is too light for white words; #[0-9a-f]{6} is dark enough\nlanguage: “de”/,
  )
  expect(readdirSync(home)).toEqual([])
})

test.each([
  ['yellow', /no colour/],
  ['#fff', /no colour/],
])('colour %s', (colour, why) => {
  expect(() => createProject(join(home, 'my-id'), { colour })).toThrow(why)
})

test.each([['a\nb'], ['x'.repeat(61)], ['\u001b[2J']])('name %j is refused', (name) => {
  expect(() => createProject(join(home, 'my-id'), { name })).toThrow(/name: a name/)
})
