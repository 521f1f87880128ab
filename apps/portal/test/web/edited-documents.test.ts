import { cvDraftSchema } from '@laissez-passer/europass/cv'
import type { Patch } from '@laissez-passer/europass/patch'
import { emptyProfile } from '@laissez-passer/europass/profile'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { editedTogether } from '../../src/web/documents/edited-documents.ts'
import { noLastWords } from '../../src/web/documents/last-words.ts'
import { memoryKeep } from '../../src/web/documents/memory-keep.ts'
import { openDocument } from '../../src/web/documents/open-document.ts'
import { cvSource, profileSource } from '../../src/web/documents/sources.ts'
import { createUndo } from '../../src/web/documents/undo.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a profile and a CV over it are seen as one, changed as one, taken back as one', async () => {
  const keep = memoryKeep()
  const undo = createUndo(() => Date.now())
  const silent = { tell: () => undefined, listen: () => () => undefined, close: () => undefined }
  const lock = (_: string, work: () => Promise<void>) => work()
  const runtime = { keep, lastWords: noLastWords, undo, device: { id: 'device-1', name: '' }, channel: silent, lock }
  const [profile, cv] = [profileSource('guest'), cvSource('guest', 'one')]
  const base = (value: unknown) => ({ schema: 2, version: 1, value })
  await keep.update(profile.key, (local) => ({ ...local, base: base(emptyProfile('fr')) }))
  await keep.update(cv.key, (local) => ({ ...local, base: base(cvDraftSchema.parse({ id: 'one', language: 'fr' })) }))
  const both = { profile: openDocument(profile, runtime), cv: openDocument(cv, runtime) }
  const together = editedTogether(both, { undo })
  expect(together.seen()).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  const before = together.seen()
  expect([before?.language, together.seen() === before]).toEqual(['fr', true])
  const title: Patch = { at: 'title', value: 'Plumber', was: '' }
  const name: Patch = { at: 'personal/givenName', value: 'Ada', was: '' }
  together.apply({ profile: [name], cv: [title] })
  expect([together.seen()?.profile.personal.givenName, together.seen()?.cv?.title]).toEqual(['Ada', 'Plumber'])
  undo.undo()
  expect([together.seen()?.profile.personal.givenName, together.seen()?.cv?.title]).toEqual(['', ''])
  await vi.advanceTimersByTimeAsync(3000)
  expect((await keep.read(cv.key)).pending.patches).toEqual([])
})
