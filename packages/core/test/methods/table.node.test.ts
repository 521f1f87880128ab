import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtIn } from '../support/methods.ts'

const page = readFileSync(new URL('../../../../docs/src/content/docs/verification-methods.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| [^|]*\(`([a-z-]+)`\) \|(.*)\|$/gm)].map(([, name, cells = '']) => {
  const [level, strength, guessing, phishing, ...thefts] = cells.split('|').map((cell) => cell.trim())
  return { name, level, strength, guessing, phishing, thefts }
})
const methods = Object.values(builtIn).flat()

test('the table in the documentation has every method, each once', () => {
  expect(rows.map(({ name }) => name).toSorted()).toEqual(methods.map(({ name }) => name).toSorted())
  // No folder is forgotten here.
  expect(readdirSync(new URL('../../src/methods', import.meta.url)).toSorted()).toEqual(Object.keys(builtIn).toSorted())
})

test.each(methods.map((method) => [method.name, method] as const))(
  'the table says of %s what the code says',
  (name, method) => {
    const row = rows.find((one) => one.name === name)
    expect(row).toMatchObject({ level: method.level, strength: method.strength })
    expect(row?.phishing).toMatch(method.phishingResistant ? /^Yes/ : /^No/)
    for (const cell of [row?.guessing, ...(row?.thefts ?? [])]) expect(cell).not.toBe('')
    expect(row?.thefts).toHaveLength(2)
  },
)
