// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { remoteServer } from '../../src/web/documents/remote-server.ts'
import { LanguageProvider, wordsOf } from '../../src/web/language.tsx'
import { SaveTrouble } from '../../src/web/parts/save-status.tsx'
import { load } from '../../src/web/request.ts'
import { SessionProvider, useSession } from '../../src/web/session.tsx'

// What a sign-in hands over is loaded then; here it is there before.
await import('../../src/web/documents/handover.ts')
const first = await wordsOf('en')

/** Who has the session, and what was asked for whom. */
let here: string
const asked: [path: string, person: string | null][] = []

beforeEach(() => {
  localStorage.clear()
  here = 'ada'
  asked.length = 0
  vi.stubGlobal('fetch', async (path: string, { headers }: RequestInit = {}) => {
    const person = new Headers(headers).get('Shown-To')
    asked.push([path, person])
    if (path === '/api/session') return Response.json({ user: { id: here } })
    return person === null || person === here
      ? new Response(null, { status: 204 })
      : Response.json({ reason: 'another-person' }, { status: 401 })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Page() {
  const { person, refresh } = useSession()
  return <button onClick={() => void refresh()}>{person?.id ?? 'nobody'}</button>
}
const page = async (): Promise<HTMLElement> => {
  render(
    <SessionProvider>
      <Page />
    </SessionProvider>,
  )
  return screen.findByText('ada')
}

test('what a page asks is for whom it shows', async () => {
  await page()
  await load('/api/files', () => null)
  expect(asked.at(-1)).toEqual(['/api/files', 'ada'])
})

test('a document stays its owner’s while the page turns to who signed in since', async () => {
  const button = await page()
  const open = remoteServer({ owner: 'ada', kind: 'profile', id: 'profile' })
  here = 'bob'
  await act(async () => button.click())
  expect(await screen.findByText('bob')).toBeTruthy()
  const batch = { schema: 1, base: 1, device: { id: 'd', name: 'd' }, batch: 'b', patches: [] }
  expect(await open.send(batch)).toEqual({ ok: false, reason: 'ended' })
  expect(await open.since(1)).toEqual({ ok: false, reason: 'ended' })
  expect(asked.slice(-2).map(([, person]) => person)).toEqual(['ada', 'ada'])
})

test('who was replaced is told so, and logs in as themselves', async () => {
  await page()
  here = 'bob'
  expect(await load('/api/files', () => null)).toMatchObject({ reason: 'ended' })
  render(
    <LanguageProvider first={first}>
      <SaveTrouble state="ended" />
    </LanguageProvider>,
  )
  expect(screen.getByText('Someone else is signed in')).toBeTruthy()
  expect(screen.getByRole('link').getAttribute('href')).toContain('again=1')
})
