// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { SessionProvider } from '../../../src/web/session.tsx'
import InstitutionsPage from '../../../src/web/supplements/institutions-page.tsx'

const first = await wordsOf('en')

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('nobody begins a document before it is known whose it is', async () => {
  // On a busy machine it is asked more than once.
  const asked = Promise.withResolvers<void>()
  vi.stubGlobal('fetch', async () => {
    await asked.promise
    return Response.json({ user: null })
  })
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <MemoryRouter>
            <SessionProvider>
              <InstitutionsPage />
            </SessionProvider>
          </MemoryRouter>
        </LanguageProvider>,
      ),
  )
  expect(await screen.findByText(first.t('frame.loading'))).toBeTruthy()
  expect(screen.queryAllByRole('button')).toEqual([])
  await act(async () => asked.resolve())
  expect(await screen.findByRole('button', { name: 'Diploma Supplement: begin for an institution' })).toBeTruthy()
})
