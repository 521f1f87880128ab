// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../src/web/language.tsx'
import { Failed } from '../../src/web/parts/failed.tsx'
import { SessionProvider, useSession } from '../../src/web/session.tsx'

// What a sign-in hands over is loaded then; here it is there before.
await import('../../src/web/documents/handover.ts')
const first = await wordsOf('en')

let user: { readonly id: string } | null

beforeEach(() => {
  localStorage.clear()
  user = { id: 'ada' }
  vi.stubGlobal('fetch', async () => Response.json({ user }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Page({ hasFailed }: { readonly hasFailed: boolean }) {
  const { person } = useSession()
  return hasFailed ? <Failed /> : <p>{person?.id}</p>
}
const page = (hasFailed: boolean) => (
  <LanguageProvider first={first}>
    <SessionProvider>
      <Page hasFailed={hasFailed} />
    </SessionProvider>
  </LanguageProvider>
)

test.each([
  ['nobody is signed in any more', null, 'Your session has ended'],
  ['somebody else is', { id: 'bob' }, 'Someone else is signed in'],
])('what failed while %s says so, and leads to signing in', async (_, next, title) => {
  const { rerender } = render(page(false))
  await screen.findByText('ada')
  user = next
  rerender(page(true))
  expect(await screen.findByText(title)).toBeTruthy()
  const back = screen.getByRole('link', { name: 'Log in again' }).getAttribute('href') ?? ''
  expect([back.startsWith('/auth/login?returnTo=%2F'), back.includes('again=1')]).toEqual([true, next !== null])
})

test('anything else is to be tried again', async () => {
  const { rerender } = render(page(false))
  await screen.findByText('ada')
  rerender(page(true))
  expect(screen.getByRole('alert').textContent).toContain(first.t('me.failed'))
  expect(screen.queryByRole('link')).toBeNull()
})
