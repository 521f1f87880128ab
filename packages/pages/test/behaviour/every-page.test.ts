import { describe, expect, test } from 'vitest'
import { samples } from '../../preview/samples.ts'
import { pages } from '../../src/pages.tsx'
import { tagsOf } from '../document.ts'
import { all, request, text } from './support/request.ts'

describe('the language switch', () => {
  test('keeps the rest of the address', () => {
    const html = all.identifier({
      ...request,
      ...samples.identifier.plain,
      path: '/cas/login?continue=%2Fcas%2Fmobile%3Fa%3D1&lang=en',
    })
    const links = tagsOf(html).map(({ attributes }) => attributes['href'])
    expect(links).toContain('/cas/login?continue=%2Fcas%2Fmobile%3Fa%3D1&lang=fr')
  })

  test('never leads to another origin', () => {
    for (const path of ['//evil.example/x', 'https://evil.example/', '/\\evil.example']) {
      const html = all.identifier({ ...request, ...samples.identifier.plain, path })
      const link = tagsOf(html).find(({ attributes }) => attributes['hreflang'] === 'fr')?.attributes['href'] ?? ''
      expect(link.startsWith('/') && !/^\/[/\\]/.test(link), link).toBe(true)
    }
  })
})

test('nothing that people or services write becomes markup', () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
  const documents = [
    all.password({
      ...request,
      ...samples.password.known,
      identifier: hostile,
      name: hostile,
      service: { name: hostile, level: 'MEDIUM' },
    }),
    all.waiting({ ...request, ...samples.waiting.pending, device: { name: hostile } }),
    all.devices({
      ...request,
      ...samples.devices.two,
      notice: { code: 'device-added', params: { device: hostile, model: hostile } },
    }),
    all.activity({
      ...request,
      ...samples.activity.some,
      entries: [{ id: hostile, kind: hostile, at: 0, details: { x: hostile } }],
    }),
    all.mailbox({
      ...request,
      entries: [
        {
          id: 'm',
          kind: 'mail',
          to: hostile,
          subject: hostile,
          text: `https://x.example/${hostile}`,
          html: hostile,
          sentAt: 0,
          frameHref: '/dev/mailbox/m',
        },
      ],
    }),
    all.handOver({ ...request, action: 'https://x.example/', hidden: { ticket: hostile }, service: { name: hostile } }),
    all.continueTo({ ...request, to: `https://x.example/?${hostile}`, service: { name: hostile, level: 'BASIC' } }),
  ]
  for (const html of documents) {
    expect(html).not.toContain('<script>')
    expect(html).not.toMatch(/<img src="?x/)
  }
})

test('a page tells no more about a person than it is asked to', () => {
  const account = {
    uid: 'n00abcde',
    email: 'e@example.org',
    firstName: 'É',
    lastName: 'M',
    passwordHash: '$argon2id$secret',
    id: 'internal',
    previous: 'old-password',
  }
  const html = all.choosePassword({ ...request, ...samples.choosePassword.choose, about: account })
  for (const secret of ['argon2id', 'internal', 'old-password']) expect(html).not.toContain(secret)
})

test('a theme brings its own words, mark and style sheets', () => {
  const html = pages({
    name: 'Shop ID',
    theme: { styles: ['/shop.css'], mark: '/shop.svg', tagline: { en: 'For our guests' } },
  }).about({ ...request, assets: '/a' })
  expect(html).toContain('<link rel="stylesheet" href="/a/login.css"/><link rel="stylesheet" href="/shop.css"/>')
  expect(html).toContain('src="/shop.svg"')
  expect(text(html)).toContain('For our guests')
  expect(text(html)).toContain('independent of the European Commission')
})

describe('whom to ask', () => {
  const on = (options: Partial<Parameters<typeof pages>[0]>, page: 'help' | 'privacy') => {
    const html = pages({ name: 'Example ID', ...options })[page](request)
    const main = `${html.slice(html.indexOf('<main'), html.indexOf('</main>'))}</main>`
    const links = tagsOf(main).flatMap(({ attributes }) => attributes['href'] ?? [])
    return { links, words: text(main) }
  }

  test.each(['help', 'privacy'] as const)(
    'is what the operator says, on the page %s, or nobody in particular',
    (page) => {
      expect(on({ supportEmail: 'help@example.eu' }, page).links).toContain('mailto:help@example.eu')
      const both = on({ supportEmail: 'help@example.eu', supportUrl: 'https://example.eu/help' }, page).links
      expect(both).toEqual(expect.arrayContaining(['mailto:help@example.eu', 'https://example.eu/help']))
      const none = on({}, page)
      expect(none.links.filter((link) => link.startsWith('mailto:'))).toEqual([])
      expect(none.words).toContain('sk the service that you were trying to use')
    },
  )

  test('what guides call the page of passkeys is found on the page for help', () => {
    const { words } = on({}, 'help')
    for (const name of [
      'Manage my security keys and trusted platforms',
      'Add a security key',
      'Add a trusted platform',
    ])
      expect(words).toContain(name)
  })
})

test('the development mailbox shows a mail whole: as it looks, as text, and what stands above it', () => {
  const html = all.mailbox({ ...request, ...samples.mailbox.one })
  const frame = tagsOf(html).find(({ name }) => name === 'iframe')?.attributes['src']
  expect(tagsOf(html).map(({ attributes }) => attributes['href'])).toContain(frame)
  expect(text(html)).toMatch(/To: .+@.+\nSubject: .+\nDate: .+ \+0000\nMessage-ID: /)
})
