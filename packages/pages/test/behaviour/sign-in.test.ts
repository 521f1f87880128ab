import { describe, expect, test } from 'vitest'
import { sampleDocuments } from '../../preview/documents.ts'
import { samples } from '../../preview/samples.ts'
import { tagsOf } from '../document.ts'
import { all, request, text } from './support/request.ts'

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

  test('names once what two methods are called', () => {
    const only = ['passkey', 'eid', 'eid-low'].map((name) => ({ name, phishingResistant: false }))
    const why = { only, unfit: [], ownWish: false }
    const page = text(all.methodMissing({ ...request, ...samples.methodMissing.passkey, why }))
    expect(page).toContain('only these methods: Passkey and Electronic identity (eID).')
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
