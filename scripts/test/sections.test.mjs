import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../install.mjs'
import { inOrder, listOf, namesIn, variable, wordsOf } from '../sections.mjs'

const source = join(root, 'packages/europass/src')
const list = readFileSync(join(source, 'sections/list.ts'), 'utf8')
const names = namesIn(list)

describe('the list of sections', () => {
  test('reads back what it writes', () => {
    expect(names).toHaveLength(16)
    expect(listOf(names)).toBe(list)
    expect(namesIn(listOf(['language', 'own-things']))).toEqual(['language', 'own-things'])
  })

  test('gets a new folder at its end, loses one that is gone, and keeps its order', () => {
    expect(inOrder(['a', 'c', 'patents', 'b'], ['c', 'gone', 'a', 'b'])).toEqual(['c', 'a', 'b', 'patents'])
    expect(listOf([...names, 'patent-history'])).toContain("  'patent-history': patentHistory,\n} as const")
  })

  test('words of a section are those in its folder', () => {
    const words = wordsOf(['fields', 'sections/patent-history'], 'fr', 'French')
    expect(words).toContain("import patentHistory from '../sections/patent-history/messages/fr.json'")
    expect(words).toContain('  ...fields,\n  ...patentHistory,\n')
  })
})

/**
 * Where a section is known by name outside its folder, by the reason. Who adds one says why here. Names of
 * one word aren't looked for: they are words of ours too.
 */
const allowed = [
  ['the generated list', /^sections\/list\.ts$/],
  ['what version 1 of documents had', /^migrate\//],
  ['readers of formats that name things otherwise', /^exchange\/(?!candidate\/|json-resume\/)/],
  ['the model, XML and PDF before', /^(?:model|xml|pdf)\//],
  ['what a credential attests becomes an entry of it', /^credentials\/education\.ts$/],
  ['samples that templates are looked at with', /^templates\/.*sample/],
]

test('nothing but its folder knows a section by its name', () => {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(source.length + 1))
  const known = files.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    return names
      .filter((name) => name.includes('-') && !file.startsWith(`sections/${name}/`))
      .filter((name) => new RegExp(`['"\`]${name}['"\`]`).test(text))
      .map((name) => `${file}: ${name}`)
  })
  expect(known.filter((line) => !allowed.some(([, pattern]) => pattern.test(line.split(':')[0])))).toEqual([])
  expect(variable('social-or-political-activity')).toBe('socialOrPoliticalActivity')
})
