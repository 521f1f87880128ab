// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { SessionProvider } from '../../../src/web/session.tsx'
import InstitutionsPage from '../../../src/web/supplements/institutions-page.tsx'

const first = await wordsOf('en')

// However long the machine takes, no request is given up.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What is loaded for a page takes the machine's time, but none of the page's. */
const comes = (look: () => HTMLElement | null) =>
  expect
    .poll(async () => {
      await act(() => vi.advanceTimersByTimeAsync(0))
      return look()
    })
    .toBeTruthy()

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
  await comes(() => screen.queryByText(first.t('frame.loading')))
  expect(screen.queryAllByRole('button')).toEqual([])
  asked.resolve()
  await comes(() => screen.queryByRole('button', { name: 'Diploma Supplement: begin for an institution' }))
})
