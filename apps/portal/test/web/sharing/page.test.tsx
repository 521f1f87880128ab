// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { SessionProvider } from '../../../src/web/session.tsx'
import SharePage from '../../../src/web/sharing/page.tsx'

// What a sign-in hands over is loaded then; here it is there before.
await import('../../../src/web/documents/handover.ts')
const first = await wordsOf('en')
const share = {
  id: 'one',
  link: 'http://localhost:4001/s/token',
  title: 'For school',
  message: '',
  items: [{ kind: 'file', id: 'f' }],
  may: 'read',
  createdAt: 1,
  expiresAt: null,
  revokedAt: null,
  state: 'open',
  hasPassword: false,
  wrongTries: 0,
  views: 0,
  days: [],
}
let leaving: { readonly dueAt: number } | null

beforeEach(() => {
  localStorage.clear()
  leaving = { dueAt: 1_800_000_000 }
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit = {}) => {
    if (path === '/api/session') return Response.json({ user: { id: 'ada' } })
    if (method === 'DELETE') leaving = null
    if (path.startsWith('/api/account')) return Response.json({ leaving })
    if (path === '/api/shares') return Response.json({ shares: [share] })
    if (path === '/api/files')
      return Response.json({ files: [{ id: 'f', name: 'diploma.pdf', description: '', size: 3 }] })
    return path.includes('profile') ? Response.json({}, { status: 404 }) : Response.json({ documents: [] })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = (): void =>
  void render(
    <LanguageProvider first={first}>
      <MemoryRouter>
        <SessionProvider>
          <SharePage />
        </SessionProvider>
      </MemoryRouter>
    </LanguageProvider>,
  )

test('while a profile is being deleted no link is said to work, nor handed out, until it is kept', async () => {
  open()
  expect(await screen.findByRole('heading', { name: 'Links that don’t work now' })).toBeTruthy()
  expect(screen.getByText('Doesn’t work while your profile is being deleted')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Copy or send the link' })).toBeNull()
  screen.getByRole('button', { name: 'Keep my profile' }).click()
  expect(await screen.findByRole('heading', { name: 'Links that work' })).toBeTruthy()
  expect(screen.getByText('Works until you revoke it')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Copy or send the link' })).toBeTruthy()
})

test('whoever makes a link meanwhile is told before', async () => {
  open()
  ;(await screen.findByRole('button', { name: 'Create a link' })).click()
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/Links that you shared don’t work meanwhile/)).toBeTruthy()
})
