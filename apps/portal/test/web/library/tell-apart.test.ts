import { expect, test } from 'vitest'
import { tellApart } from '../../../src/web/library/tell-apart.ts'

const thing = (name: string, when: string) => ({ name, when })
const names = (...things: readonly { name: string; when: string }[]): readonly string[] =>
  things.map((one) => tellApart(things, { name: (of) => of.name, when: (of) => of.when }).get(one) ?? '')

test('things that are called the same say when they were; others don’t', () => {
  expect(names(thing('CV', '3 May'), thing('Diver', '3 May'), thing('CV', '4 May'))).toEqual([
    'CV\u00A0· 3 May',
    'Diver',
    'CV\u00A0· 4 May',
  ])
})

test('where that is the same too, or isn’t known, they are counted', () => {
  expect(names(thing('CV', '3 May'), thing('CV', '3 May'), thing('CV', ''), thing('CV', ''))).toEqual([
    'CV\u00A0· 3 May (1)',
    'CV\u00A0· 3 May (2)',
    'CV (1)',
    'CV (2)',
  ])
})

test('a number that something has in its own name is given to nothing else, and each name is made once', () => {
  const things = [thing('CV', ''), thing('CV', ''), thing('CV (1)', ''), thing('Diver', '')]
  expect(names(...things)).toEqual(['CV (2)', 'CV (3)', 'CV (1)', 'Diver'])
  const asked: string[] = []
  tellApart(things, { name: (of) => (asked.push(of.name), of.name), when: () => '' })
  expect(asked).toHaveLength(things.length)
})
