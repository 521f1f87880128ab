// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { documentsInMemory } from '../support/documents-in-memory.ts'

/** An organisation that brings German, and says one sentence of English otherwise. */
beforeEach(() => {
  vi.resetModules()
  const meta = Object.assign(document.createElement('meta'), { name: 'lp-brand' })
  meta.content = JSON.stringify({ documents: { de: '/assets/de.json', en: '/assets/en.json' } })
  document.head.replaceChildren(meta)
  const sentences = { '/assets/de.json': 'Berufserfahrung', '/assets/en.json': 'What I did' }
  vi.stubGlobal('fetch', async (address: keyof typeof sentences) =>
    Response.json({ 'section.work-experience': sentences[address] }),
  )
})
afterEach(() => {
  cleanup()
  document.head.replaceChildren()
  vi.unstubAllGlobals()
  vi.resetModules()
})

const made = (labels: string) =>
  documentsInMemory(
    { personal: { givenName: 'Ada' }, entries: { 'work-experience': [{ id: 'w', occupation: 'Analyst' }] } },
    { id: 'cv', language: 'en', labels },
  )

test('the language is offered, with ours, and stays where nobody brings it any more', async () => {
  const { LanguageProvider, wordsOf } = await import('../../../src/web/language.tsx')
  const { EditingProvider } = await import('../../../src/web/editing/use-editing.tsx')
  const { editing } = await import('../../../src/web/editing/editing.ts')
  const { TonguePanel } = await import('../../../src/web/editor/tongue-panel.tsx')
  const first = await wordsOf('en')
  const documents = made('el')
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense>
            <EditingProvider editing={editing(documents)}>
              <TonguePanel focus={false} />
            </EditingProvider>
          </Suspense>
        </LanguageProvider>,
      ),
  )
  const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: first.t('tongue.labels') })
  expect([...choice.options].map(({ value }) => value)).toEqual(['en', 'fr', 'de', 'el'])
  expect(choice.value).toBe('el')
  fireEvent.change(choice, { target: { value: 'de' } })
  expect(documents.layers().cv?.labels).toBe('de')
})

test.each([
  ['de', 'de', 'Berufserfahrung'],
  ['en', 'en', 'Work experience'],
  ['el', 'en', 'Work experience'],
])('a CV with labels in %s prints them in %s: “%s”', async (labels, spoken, heading) => {
  const { printedCv } = await import('../../../src/web/editor/printed.ts')
  const { madeIn } = await import('../../../src/web/editor/formats.ts')
  const layers = made(labels).layers()
  const { cv, profile } = layers
  if (!cv) throw new Error('no CV')
  const { documents } = await printedCv({ cv, profile })
  const [paper] = documents
  expect(paper?.view.labels).toBe(spoken)
  expect(JSON.stringify(paper?.view)).toContain(heading)
  const file = await madeIn('html', { layers, now: new Date('2026-11-28T12:00:00Z') })
  expect(new TextDecoder().decode(file?.bytes)).toContain(heading)
})
