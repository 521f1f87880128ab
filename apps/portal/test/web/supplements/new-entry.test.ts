import { supplements } from '@laissez-passer/europass/supplements'
import { expect, test } from 'vitest'
import { newEntry } from '../../../src/web/supplements/new-entry.ts'

test('the second partner of a stay is the host, where the first is the sending organisation, and the other way round', () => {
  const list = supplements.mobility.parts.find(({ name }) => name === 'partners')?.lists?.[0]
  if (!list) throw new Error('no list')
  const roles = (...taken: string[]) => newEntry(list, { partners: taken.map((role) => ({ id: role, role })) })['role']
  expect([roles(), roles('sending'), roles('host'), roles('host', 'sending')]).toEqual([
    'sending',
    'host',
    'sending',
    'sending',
  ])
})

test('an entry of another list is empty', () => {
  const list = supplements.mobility.parts.find(({ name }) => name === 'record')?.lists?.[0]
  if (!list) throw new Error('no list')
  expect(newEntry(list, {})).toMatchObject({ title: '', credits: '' })
})
