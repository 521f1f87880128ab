import { addresses } from '@laissez-passer/core/addresses'
import { nist80063b } from '@laissez-passer/core/password'
import { describe, expect, test } from 'vitest'
import { sampleDocuments } from '../preview/documents.ts'
import { limits } from '../preview/limits.ts'
import { now } from '../preview/people.ts'
import { samples } from '../preview/samples.ts'
import { pages } from '../src/pages.tsx'
import { tagsOf } from './document.ts'

const all = pages({ name: 'Example ID' })
const request = {
  addresses: addresses('/cas'),
  assets: '/cas/assets',
  lang: 'en',
  path: '/cas/login?flow=f&lang=fr',
  nonce: 'n0nce',
  now,
  limits,
} as const

const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
const inputs = (html: string): readonly Readonly<Record<string, string>>[] =>
  tagsOf(html)
    .filter(({ name }) => name === 'input' || name === 'select')
    .map(({ attributes }) => attributes)

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

describe('wrong input', () => {
  const html = all.register({ ...request, ...samples.register.wrong })

  test('is said beside the field and in a summary with links', () => {
    expect(text(html)).toContain('5 things need your attention')
    for (const field of ['lastName', 'email', 'confirmEmail', 'captchaCode', 'privacy']) {
      const input = inputs(html).find(({ id }) => id === field)
      expect(input).toMatchObject({
        'aria-invalid': 'true',
        'aria-describedby': expect.stringContaining(`${field}-issue`),
      })
      expect(html).toContain(`href="#${field}"`)
    }
    expect(html).toMatch(/<title>Error: /)
  })

  test('loses nothing that was typed', () => {
    expect(inputs(html).find(({ id }) => id === 'email')).toMatchObject({ value: 'elodie.muller@example' })
    expect(html).toMatch(/<option value="fr"[^>]*selected/)
  })

  test('puts the cursor into the first field that was wrong', () => {
    expect(
      inputs(html)
        .filter((input) => 'autofocus' in input)
        .map(({ id }) => id),
    ).toEqual(['lastName'])
  })

  test('that no catalogue knows still reads as a sentence', () => {
    const odd = all.identifier({
      ...request,
      ...samples.identifier.plain,
      issues: [{ field: 'identifier', code: 'from-the-future' }],
    })
    expect(text(odd)).toContain('Check what you entered here.')
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

describe('the sign-in', () => {
  test('names the person only where the browser is known', () => {
    expect(text(all.password({ ...request, ...samples.password.unknown }))).not.toContain('Élodie')
    expect(text(all.password({ ...request, ...samples.password.known }))).toContain('Élodie Müller')
  })

  test('labels as resisting phishing only what does', () => {
    expect(text(all.password({ ...request, ...samples.password.unknown })).match(/resists phishing/g)).toHaveLength(1)
  })

  test('shows methods of third parties by their own words', () => {
    const html = all.password({
      ...request,
      ...samples.password.known,
      methods: [{ name: 'badge', label: 'Staff badge', description: 'Hold it to the reader.' }],
      method: 'badge',
    })
    expect(text(html)).toContain('Staff badge')
    expect(text(html)).toContain('Hold it to the reader.')
  })

  test('waits without JavaScript by refreshing, with JavaScript by listening', () => {
    const html = all.waiting({ ...request, ...samples.waiting.pending })
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>')
    expect(html).toContain('data-events="/cas/login/events?flow=f"')
    expect(html).toContain('data-left="82"')
    expect(html).toContain('href="http://localhost:4002/approve#id=abc"')
    expect(html).toContain('<strong>47</strong>')
  })

  test('stops refreshing once the request has ended', () => {
    const { pending, 'no-code': pendingToo, ...ended } = samples.waiting
    const documents = Object.values(ended).map((props) => all.waiting({ ...request, ...props }))
    expect(documents.filter((html) => html.includes('http-equiv="refresh"'))).toEqual([])
    expect([pending, pendingToo].map((props) => props.status)).toEqual(['pending', 'pending'])
  })

  test('goes on by meta refresh and by a link', () => {
    const html = all.continueTo({ ...request, to: 'https://shop.example/cb?a=1&b=2', service: null })
    const tags = tagsOf(html)
    expect(tags.find(({ attributes }) => attributes['http-equiv'] === 'refresh')?.attributes['content']).toBe(
      '0;url=https://shop.example/cb?a=1&b=2',
    )
    expect(
      tags.some(({ name, attributes }) => name === 'a' && attributes['href'] === 'https://shop.example/cb?a=1&b=2'),
    ).toBe(true)
  })
})

describe('handing over', () => {
  test('posts to the service by a script, or by a button', () => {
    const html = all.handOver({
      ...request,
      action: 'https://wiki.example/?a=1',
      hidden: { ticket: 'ST-1' },
      service: { name: 'Wiki' },
    })
    const tags = tagsOf(html)
    expect(tags.find(({ attributes }) => attributes['action'] === 'https://wiki.example/?a=1')?.attributes).toEqual(
      expect.objectContaining({ method: 'post' }),
    )
    expect(tags.find(({ attributes }) => attributes['name'] === 'ticket')?.attributes['value']).toBe('ST-1')
    expect(tags.filter(({ attributes }) => 'data-lp-submit' in attributes)).toHaveLength(1)
    expect(html).toContain('/dom/submit.js')
    expect(text(html)).toContain('Wiki')
  })
})

describe('a method of a third party’s', () => {
  const drawn = (lang: 'en' | 'fr') => Object.fromEntries(sampleDocuments(lang).map(({ name, html }) => [name, html]))

  test('speaks its own words, in the page’s language where it has them', () => {
    expect(drawn('en')['methodCode-ready']).toContain('Type the numbers in B3, D1, E5 of “Card 0042”.')
    expect(drawn('fr')['methodCode-ready']).toContain('Saisissez les chiffres de B3, D1, E5 de « Card 0042 ».')
    for (const html of [drawn('fr')['methodCode-refused'], drawn('en')['methodCode-refused']])
      expect(html?.match(/These are of another card\./g)).toHaveLength(2)
  })

  test('has its own pages in the site’s frame, in a sign-in and in My Account', () => {
    const { 'own-asked': asked = '', 'own-section': section = '' } = drawn('en')
    expect(asked).toContain('<h1>Grid card</h1>')
    expect(asked).toContain('These are of another card.')
    expect(asked).toContain('<p>Type the numbers in <b>B3</b>.</p>')
    expect(asked).toContain('Europass')
    expect(section).toContain('The card counts from now on.')
    expect(section).toContain('href="/cas/account"')
  })

  test('has its tile in My Account, after the catalogue’s; sections that aren’t here have none', () => {
    const headings = (lang: 'en' | 'fr') =>
      [...(drawn(lang)['account-tiles-some'] ?? '').matchAll(/<h3><a href="([^"]+)">([^<]+)</g)].map(
        ([, href, title]) => [href, title],
      )
    expect(headings('en').map(([href]) => href)).toEqual(
      [
        'details',
        'settings',
        'data',
        'delete',
        'password',
        'passkeys',
        'cards',
        'sessions',
        'services',
        'activity',
      ].map((name) => `/cas/account/${name}`),
    )
    expect(headings('fr')[6]).toEqual(['/cas/account/cards', 'Mes cartes'])
  })

  test('has words of the catalogue for what every method can say', () => {
    expect(drawn('en')['methodCode-ended']).toContain('for the next <b data-lp-left="600">10 min</b> (<time')
    expect(drawn('en')['methodCode-expired']).toContain('Start again')
  })
})

describe('registration', () => {
  test('Enter creates the account, it does not ask for another picture', () => {
    const html = all.register({ ...request, ...samples.register.picture })
    const form = html.slice(html.indexOf('action="/cas/register"'))
    const first = tagsOf(form.slice(form.indexOf('<'), form.indexOf('</form>'))).find(
      ({ name, attributes }) => name === 'button' && attributes['type'] === 'submit',
    )
    expect(first?.attributes['name']).toBeUndefined()
    expect(html).toContain('name="captchaRefresh"')
  })

  test('says the same whether or not the address is known', () => {
    expect(text(all.registered({ ...request, ...samples.registered.first }))).not.toMatch(/already|exists/)
  })
})

test('the rules of a password are those of its policy', () => {
  const html = all.choosePassword({ ...request, ...samples.choosePassword.choose, policy: nist80063b })
  expect(text(html)).toContain(`at least ${nist80063b.minLength} characters`)
  expect(text(html)).not.toContain('Capital letters')
})

describe('adding a device', () => {
  test('shows a QR code of at least 4 px a module and the same link beneath', () => {
    const { link } = samples.enrolment.pending
    const html = all.enrolment({ ...request, ...samples.enrolment.pending })
    const svg = tagsOf(html).find(({ attributes }) => attributes['class'] === 'lp-qr')?.attributes
    const modules = Number(svg?.['viewbox']?.split(' ')[2])
    expect(Number(svg?.['width']) / modules).toBeGreaterThanOrEqual(4)
    expect(tagsOf(html).some(({ name, attributes }) => name === 'a' && attributes['href'] === link)).toBe(true)
  })

  test('shows the secret only while it is of use', () => {
    for (const status of ['completed', 'expired', 'cancelled', 'no-tries'] as const) {
      const html = all.enrolment({ ...request, ...samples.enrolment.pending, status })
      expect(html).not.toContain('9aQ4nB7cD2eF5gH8iJ1kLw')
    }
  })

  test('names the model that was added', () => {
    expect(text(all.enrolment({ ...request, ...samples.enrolment.completed }))).toContain('Fairphone 6')
  })
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

describe('recovery codes that were just made', () => {
  test('are copied, printed, and saved as a file that says whose they are', () => {
    const html = all.recoveryCodes({ ...request, ...samples.recoveryCodes.made })
    const link = tagsOf(html).find(({ attributes }) => attributes['download'] !== undefined)?.attributes
    expect(link?.['download']).toBe('Example-ID.txt')
    const lines = decodeURIComponent((link?.['href'] ?? '').replace('data:text/plain;charset=utf-8,', '')).split('\r\n')
    expect(lines[0]).toContain(samples.recoveryCodes.made.person.email)
    expect(lines.slice(1, -1)).toEqual(samples.recoveryCodes.made.codes)
    for (const button of ['data-lp-copy="codes"', 'data-lp-print']) expect(html).toContain(button)
  })
})

test('the development mailbox shows a mail whole: as it looks, as text, and what stands above it', () => {
  const html = all.mailbox({ ...request, ...samples.mailbox.one })
  const frame = tagsOf(html).find(({ name }) => name === 'iframe')?.attributes['src']
  expect(tagsOf(html).map(({ attributes }) => attributes['href'])).toContain(frame)
  expect(text(html)).toMatch(/To: .+@.+\nSubject: .+\nDate: .+ \+0000\nMessage-ID: /)
})
