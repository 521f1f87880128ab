// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { type ComponentType, lazy, Suspense } from 'react'
import { Link, MemoryRouter, Route, Routes, useLocation } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { lazyPage } from '../../../src/web/parts/lazy-page.tsx'
import { Mistakes } from '../../../src/web/parts/mistakes.tsx'

const first = await wordsOf('en')

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Opens a page that is loaded so, beside one that works; what was reported. */
async function open(load: () => Promise<{ readonly default: ComponentType }>) {
  const reported = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', reported)
  // React says there what it caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Opened = lazyPage(load)
  function App() {
    return (
      <>
        <Link to="/other">away</Link>
        <Mistakes at={useLocation().pathname}>
          <Suspense>
            <Routes>
              <Route path="/" element={<Opened />} />
              <Route path="/other" element={<h1>Another page</h1>} />
            </Routes>
          </Suspense>
        </Mistakes>
      </>
    )
  }
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <MemoryRouter>
            <App />
          </MemoryRouter>
        </LanguageProvider>,
      ),
  )
  return reported
}

test.each([
  new TypeError('Failed to fetch dynamically imported module: https://example.eu/assets/me-1.js'),
  new TypeError('error loading dynamically imported module: https://example.eu/assets/me-1.js'),
  new TypeError('Importing a module script failed.'),
  new Error('Unable to preload CSS for /assets/me-1.css'),
])('a page that can’t be fetched is said to be so: %s', async (error) => {
  const reported = await open(() => Promise.reject(error))
  expect(await screen.findByText(first.t('me.offline'))).toBeTruthy()
  expect(reported).not.toHaveBeenCalled()
})

test('a part of a page that can’t be fetched is no mistake of ours', async () => {
  const Part = lazy(() => Promise.reject(new TypeError('Importing a module script failed.')))
  const reported = await open(async () => ({ default: () => <Part /> }))
  expect(await screen.findByText(first.t('me.offline'))).toBeTruthy()
  expect(reported).not.toHaveBeenCalled()
})

const mistake = new TypeError('undefined is not a function')

test.each([
  ['while it is loaded', () => Promise.reject(mistake)],
  [
    'while it is drawn',
    async () => ({
      default: () => {
        throw mistake
      },
    }),
  ],
] as const)('a mistake of ours %s is called one and reported; other pages go on', async (_, load) => {
  const reported = await open(load)
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(first.t('mistake.title'))
  expect(reported).toHaveBeenCalledExactlyOnceWith(mistake)
  await act(async () => screen.getByRole('link', { name: 'away' }).click())
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Another page')
})
