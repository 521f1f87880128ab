// @vitest-environment happy-dom
import { emptyProfile } from '@laissez-passer/europass/profile'
import { beforeEach, describe, expect, test } from 'vitest'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { tabs } from '../../src/web/documents/channel.ts'
import { documentsHere, forgetEverything, forgetSaved, type Registration } from '../../src/web/documents/forget.ts'
import { startGuestDocument } from '../../src/web/documents/guest-documents.ts'
import { profileKey } from '../../src/web/documents/sources.ts'

beforeEach(() => forgetEverything(localStorage))

describe('on a shared computer', () => {
  test('it is said what lies here and nowhere else', async () => {
    const id = await startGuestDocument('cv', 'en')
    const { keep } = await thisBrowser()
    const base = { schema: 2, version: 1, value: emptyProfile() }
    const typed = [{ at: 'personal/givenName', value: 'x', was: '' }]
    await keep.update(profileKey('ada'), ({ pending }) => ({ base, pending: { ...pending, patches: typed } }))
    await keep.update(profileKey('bob'), ({ pending }) => ({ base, pending }))
    expect(await documentsHere('ada')).toEqual([
      { owner: 'guest', kind: 'profile', id: 'profile', title: '', guest: true, unsaved: 0 },
      { owner: 'guest', kind: 'cv', id, title: '', guest: true, unsaved: 0 },
      { owner: 'ada', kind: 'profile', id: 'profile', title: '', guest: false, unsaved: 1 },
    ])
    expect((await documentsHere(null)).map(({ owner }) => owner)).toEqual(['guest', 'guest'])
  })
  test('signing out forgets what the server has, and keeps what it hasn’t', async () => {
    const { keep } = await thisBrowser()
    const base = { schema: 2, version: 1, value: emptyProfile() }
    await keep.update(profileKey('ada'), ({ pending }) => ({ base, pending }))
    await keep.update({ owner: 'ada', kind: 'cv', id: 'one' }, ({ pending }) => ({
      base,
      pending: { ...pending, patches: [{ at: 'title', value: 'x', was: '' }] },
    }))
    await keep.update(profileKey('bob'), ({ pending }) => ({ base, pending }))
    expect(await forgetSaved('ada')).toBe(1)
    expect((await keep.list()).map(({ owner, kind }) => `${owner} ${kind}`).toSorted()).toEqual([
      'ada cv',
      'bob profile',
    ])
  })
  test('everything is forgotten when the person says so', async () => {
    await startGuestDocument('cv', 'en')
    localStorage.setItem('lp-portal:draft:bob:profile', '{}')
    localStorage.setItem('lp-portal:last:bob/profile/profile/page', '[]')
    localStorage.setItem('other', 'stays')
    await forgetEverything(localStorage)
    expect(await documentsHere('ada')).toEqual([])
    expect(Object.keys(localStorage)).toEqual(['other'])
    localStorage.clear()
  })
  test('with the program and its fonts, and other tabs hear of it', async () => {
    await startGuestDocument('cv', 'en')
    const gone: string[] = []
    const heard: string[] = []
    const other = tabs()
    other.listen((name) => void heard.push(name))
    const worker = (name: string) => ({ postMessage: (said: unknown) => gone.push(`${name}: ${String(said)}`) })
    const events = new EventTarget()
    let installing: Registration['installing'] = null
    const registration: Registration = {
      get installing() {
        return installing
      },
      waiting: null,
      active: worker('active'),
      addEventListener: events.addEventListener.bind(events),
      unregister: async () => {
        // The script of a new one came, and the browser waits for its installation.
        installing = worker('installing')
        events.dispatchEvent(new Event('updatefound'))
        return gone.push('worker') > 0
      },
    }
    await forgetEverything(localStorage, {
      caches: { keys: async () => ['lp-page', 'typesetting'], delete: async (name) => gone.push(name) > 0 },
      serviceWorker: { getRegistrations: async () => [registration] },
    })
    await expect.poll(() => heard).toHaveLength(3)
    other.close()
    expect(heard[2]).toBe('everything')
    expect(gone).toEqual(['active: forget', 'installing: forget', 'active: forget', 'worker', 'lp-page', 'typesetting'])
  })
})
