// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  document.head.replaceChildren()
  vi.resetModules()
})

/** Words of the pages, and of the questions, which are fetched once and kept. */
async function pageIn(language: 'de') {
  const meta = Object.assign(document.createElement('meta'), { name: 'lp-brand' })
  meta.content = JSON.stringify({ languages: { [language]: '/assets/brand-de.json' } })
  document.head.append(meta)
  // Scripts read it while they load: those of other files' tests did so in a page without.
  vi.resetModules()
  const { LanguageProvider, useWords, wordsOf } = await import('../../src/web/language.tsx')
  const { useHelpWords } = await import('../../src/web/help/help-words.ts')
  function Words() {
    return <p role="status">{`${useWords().t('nav.help')} ${useHelpWords()('help.title')}`}</p>
  }
  const first = await wordsOf(language)
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense>
            <Words />
          </Suspense>
        </LanguageProvider>,
      ),
  )
}

/** Words are suspended for a moment. */
const said = (words: string) => expect.poll(() => screen.getByRole('status').textContent).toBe(words)

test('words of an organisation that couldn’t be fetched are spoken as soon as they are there', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const asked = vi.fn<() => Promise<Response>>(() => Promise.reject(new TypeError('offline')))
  vi.stubGlobal('fetch', asked)
  await pageIn('de')
  await said('Help Help')
  asked.mockImplementation(async () => Response.json({ 'nav.help': 'Hilfe', 'help.title': 'Rat' }))
  await act(() => vi.advanceTimersByTimeAsync(2_000))
  await said('Hilfe Rat')
  expect(document.documentElement.lang).toBe('de')
})
