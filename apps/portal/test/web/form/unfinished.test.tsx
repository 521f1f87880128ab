// @vitest-environment happy-dom
import { profileDraftSchema } from '@laissez-passer/europass/profile'
import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { editing } from '../../../src/web/editing/editing.ts'
import { EditingProvider } from '../../../src/web/editing/use-editing.tsx'
import { UnfinishedNotice } from '../../../src/web/editor/unfinished-notice.tsx'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { unfinished } from '../../../src/web/form/issue.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { letterInMemory } from '../support/documents-in-memory.ts'

const first = await wordsOf('en')
await wordsOfDocuments('en')
afterEach(cleanup)

test('what keeps a CV from being finished is named by the part it is in, which the notice leads to', async () => {
  const written = {
    language: 'en',
    entries: {
      'work-experience': [
        { id: 'a', occupation: 'Diver' },
        { id: 'b', occupation: '' },
      ],
    },
    custom: [{ id: 'own', title: 'Boats', entries: [{ id: 'c', title: '' }] }],
  }
  const parts = unfinished({ profile: profileDraftSchema.parse(written), letter: null })
  expect(parts.map(({ place }) => place)).toEqual(['personal', 'work-experience', 'custom:own'])
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense fallback="waiting">
            <MemoryRouter>
              <EditingProvider editing={editing(letterInMemory(written, { id: 'letter' }))}>
                <UnfinishedNotice parts={parts} />
              </EditingProvider>
            </MemoryRouter>
          </Suspense>
        </LanguageProvider>,
      ),
  )
  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])
  expect(links).toEqual([
    ['Personal information', '/?section=personal'],
    ['Work experience', '/?section=work-experience'],
    ['Boats', '/?section=custom%3Aown'],
  ])
})
