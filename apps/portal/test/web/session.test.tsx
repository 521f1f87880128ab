// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetEverything } from '../../src/web/documents/forget.ts'
import { SessionProvider, useSession } from '../../src/web/session.tsx'

// What a sign-in hands over is loaded then; here it is there before.
await import('../../src/web/documents/handover.ts')

const ada = { id: 'ada', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.eu', language: 'en' }
let answer: () => Response

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('fetch', async () => answer())
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function Who() {
  const { status, person, reached } = useSession()
  return <p>{`${status} ${person?.firstName ?? '-'} ${reached ? 'reached' : 'away'}`}</p>
}

/** A page that is opened while the server answers so. */
function open(next: () => Response): void {
  cleanup()
  answer = next
  render(
    <SessionProvider>
      <Who />
    </SessionProvider>,
  )
}
const away = (): Response => {
  throw new TypeError('Failed to fetch')
}
const signedIn = (): Response => Response.json({ user: ada })
const signedOut = (): Response => Response.json({ user: null })

test('a server that can’t be reached signs nobody out, and nobody in', async () => {
  open(away)
  expect(await screen.findByText('guest - away')).toBeTruthy()
  open(signedIn)
  expect(await screen.findByText('person Ada reached')).toBeTruthy()
  open(away)
  expect(await screen.findByText('person Ada away')).toBeTruthy()
  open(() => new Response('Bad gateway', { status: 502 }))
  expect(await screen.findByText('person Ada away')).toBeTruthy()
})

test('who was signed out elsewhere isn’t signed in without a connection either', async () => {
  open(signedIn)
  await screen.findByText('person Ada reached')
  open(signedOut)
  await screen.findByText('guest - reached')
  open(away)
  expect(await screen.findByText('guest - away')).toBeTruthy()
})

test('the server is asked again when the connection is back', async () => {
  open(signedIn)
  await screen.findByText('person Ada reached')
  open(away)
  await screen.findByText('person Ada away')
  answer = signedOut
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByText('guest - reached')).toBeTruthy()
})

test('no more is remembered than pages show, and it is forgotten with everything', async () => {
  open(signedIn)
  await screen.findByText('person Ada reached')
  expect(JSON.stringify({ ...localStorage })).not.toContain('example.eu')
  await forgetEverything(localStorage)
  open(away)
  expect(await screen.findByText('guest - away')).toBeTruthy()
})

test('a guest’s tab turns to who signed in on another one, and takes nothing more for a guest’s', async () => {
  open(signedOut)
  await screen.findByText('guest - reached')
  const asked = Promise.withResolvers<void>()
  vi.stubGlobal('fetch', async () => {
    await asked.promise
    return signedIn()
  })
  localStorage.setItem('lp-portal:person', JSON.stringify(ada))
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'lp-portal:person' })))
  // Before the server answers.
  expect(screen.getByText('unknown - reached')).toBeTruthy()
  asked.resolve()
  expect(await screen.findByText('person Ada reached')).toBeTruthy()
})

test('two tabs that open at once hand over one after the other', async () => {
  const names: string[] = []
  const request = async (name: string, work: () => Promise<void>): Promise<void> => {
    names.push(name)
    await work()
  }
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue(Object.assign(Object.create(null), { request }))
  open(signedIn)
  await screen.findByText('person Ada reached')
  expect(names).toEqual(['lp-portal:hand-over'])
})
