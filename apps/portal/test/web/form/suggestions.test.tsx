// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { sections } from '@laissez-passer/europass/sections'
import { Suspense } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { editing } from '../../../src/web/editing/editing.ts'
import { EditingProvider } from '../../../src/web/editing/use-editing.tsx'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { Fields } from '../../../src/web/form/fields.tsx'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { documentsInMemory } from '../support/documents-in-memory.ts'

const first = await wordsOf('en')
await wordsOfDocuments('en')
const uri = 'http://data.europa.eu/esco/occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419'

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  vi.stubGlobal('fetch', async (path: string) => {
    const text = new URL(path, 'http://localhost').searchParams.get('text')
    return Response.json({ suggestions: text?.startsWith('ba') ? [{ uri, label: 'baker' }] : [] })
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const entry = { id: 'w', occupation: '' }

async function show(profile: object, cv: object | null = null) {
  const documents = documentsInMemory(profile, cv)
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense fallback="waiting">
            <EditingProvider editing={editing(documents)}>
              <Fields fields={sections['work-experience'].form.fields.slice(0, 1)} base="entries/work-experience/w" />
            </EditingProvider>
          </Suspense>
        </LanguageProvider>,
      ),
  )
  return () => documents.layers().profile.entries['work-experience'][0]
}

const typeIn = async (text: string): Promise<void> => {
  fireEvent.change(screen.getByRole('combobox'), { target: { value: text } })
  await act(async () => void (await vi.advanceTimersByTimeAsync(400)))
}
const firstTyped = async (text: string): Promise<void> => {
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } })
  await act(async () => void (await vi.advanceTimersByTimeAsync(400)))
}

test('an occupation that was chosen has its concept; other words have none, and are taken as they are', async () => {
  const job = await show({ entries: { 'work-experience': [entry] } })
  await firstTyped('ba')
  expect(document.querySelector('datalist option')?.textContent).toBe('baker')
  await typeIn('baker')
  expect(job()).toMatchObject({ occupation: 'baker', occupationUri: uri })
  await typeIn('baker of bread')
  expect(job()).toMatchObject({ occupation: 'baker of bread', occupationUri: '' })
  fireEvent.change(screen.getByLabelText(/Occupation/), { target: { value: 'stargazer' } })
  await act(async () => void (await vi.advanceTimersByTimeAsync(400)))
  expect(job()).toMatchObject({ occupation: 'stargazer', occupationUri: '' })
  expect(document.querySelector('datalist')).toBeNull()
})

test('a translation is the same concept in other words', async () => {
  const job = await show(
    { language: 'fr', entries: { 'work-experience': [{ id: 'w', occupation: 'boulanger', occupationUri: uri }] } },
    { id: 'cv', language: 'en' },
  )
  await firstTyped('bread maker')
  expect(job()).toMatchObject({ occupation: 'boulanger', occupationUri: uri })
})
