import { draft } from '@laissez-passer/europass/fields'
import { merge, type Patch } from '@laissez-passer/europass/patch'
import { type DiplomaSupplement, supplements } from '@laissez-passer/europass/supplements'
import { expect, test } from 'vitest'
import type { OpenDocument } from '../../../src/web/documents/document.ts'
import { adding, changesOf, editing, entriesAt, moving, removing } from '../../../src/web/editing/editing.ts'
import { issueAt } from '../../../src/web/form/issue.ts'
import { editedSupplement } from '../../../src/web/supplements/edited.ts'

const kind = supplements['diploma-supplement']

/** A document in memory that takes patches as an open one does. */
function opened() {
  let value: DiplomaSupplement = kind.schema(draft).parse({ id: 'ds1', language: 'et' })
  const sent: Patch[] = []
  const document = {
    subscribe: () => () => undefined,
    view: () => ({ status: 'open', value, save: 'saved', conflicts: [] }),
    apply: (patches: readonly Patch[]) => {
      sent.push(...patches)
      value = merge(value, patches).value
    },
  } as unknown as OpenDocument<DiplomaSupplement>
  const edited = editing(editedSupplement(kind, document))
  return { edited, sent, value: () => value }
}

test('a field of a form that stands by itself is written by a patch from the document’s own root', () => {
  const { edited, sent, value } = opened()
  expect(edited.layers().language).toBe('et')
  edited.write('form/holder/familyName', { value: 'Tamm', translatable: true })
  expect(sent).toEqual([{ at: 'holder/familyName', value: 'Tamm', was: '' }])
  expect(value().holder.familyName).toBe('Tamm')
  expect(edited.shown('form/holder/familyName')).toMatchObject({ value: 'Tamm', from: 'profile', stale: false })
})

test('its lists grow, are moved and shrink', () => {
  const { edited, value } = opened()
  const path = 'form/results/courses'
  for (const id of ['a', 'b', 'c']) edited.change(changesOf([adding(edited.layers(), path, { id, title: id })]))
  edited.change(changesOf(moving(entriesAt(edited.layers(), path), path, { key: 'c', to: 0 })))
  edited.change(changesOf(removing(edited.layers(), path, 'a')))
  expect(value().results.courses.map(({ id }) => id)).toEqual(['c', 'b'])
})

test('what is missing is found at its field', () => {
  const { edited } = opened()
  expect(issueAt(edited.layers(), 'form/holder/familyName')?.code).toBe('required')
  edited.write('form/holder/familyName', { value: 'Tamm', translatable: true })
  expect(issueAt(edited.layers(), 'form/holder/familyName')).toBeNull()
})

test('patches of a profile’s lists stay the profile’s', () => {
  const patch = { insert: { id: 'w' }, into: 'entries/work-experience', after: null }
  expect(changesOf([patch])).toEqual({ profile: [patch] })
})
