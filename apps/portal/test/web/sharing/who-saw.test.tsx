// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { WhoSaw } from '../../../src/web/sharing/who-saw.tsx'
import { serve, share } from './links.ts'

const first = await wordsOf('en')
const days = [
  { day: '2026-11-27', views: 2 },
  { day: '2026-11-26', views: 1 },
]

beforeEach(() =>
  serve({
    shares: [
      { ...share, views: 3, days },
      { ...share, id: 'two', title: '' },
    ],
  }),
)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('says how often each link was looked at, on the days that the server names, wherever one reads it', async () => {
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <MemoryRouter>
            <WhoSaw />
          </MemoryRouter>
        </LanguageProvider>,
      ),
  )
  expect(await screen.findByText('For school')).toBeTruthy()
  expect(screen.getByText('Looked at 3 times')).toBeTruthy()
  expect([...document.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual([
    '27 Nov 20262',
    '26 Nov 20261',
  ])
  // One without a title is called by what it shows.
  expect(screen.getByText('diploma.pdf')).toBeTruthy()
  expect(screen.getByText('Not looked at yet')).toBeTruthy()
})
