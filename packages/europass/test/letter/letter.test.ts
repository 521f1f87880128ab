import { languages } from '@laissez-passer/i18n/languages'
import { describe, expect, test } from 'vitest'
import {
  letterCustoms,
  letterDraftSchema,
  letterSchema,
  prepareLetter,
  recipientLines,
} from '../../src/letter/index.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'
import { designSchema } from '../../src/templates/design.ts'
import { resolveDesign } from '../../src/templates/resolve.ts'
import { europassWords } from '../../src/words/index.ts'

const { personal } = profileDraftSchema.parse({
  personal: {
    givenName: 'Élodie',
    familyName: 'Müller',
    emails: [{ id: 'e', address: 'elodie@example.eu' }],
    phones: [{ id: 'p', use: 'mobile', dialling: '370', number: '61234567' }],
    addresses: [{ id: 'a', use: 'home', address: 'Tiltų g. 14', postalCode: '91246', city: 'Klaipėda', country: 'LT' }],
  },
})

async function prepared(fields: object, labels: 'en' | 'fr' = 'en') {
  const letter = letterDraftSchema.parse({ id: 'l', labels, ...fields })
  const words = await europassWords(labels)
  return prepareLetter(letter, {
    personal,
    words,
    design: resolveDesign(letter.design, { template: letter.template, logoText: '' }),
  })
}

const recipient = (fields: object) => letterDraftSchema.parse({ id: 'l', recipient: fields }).recipient
const lines = (fields: object, from = '', language = 'en') => recipientLines(recipient(fields), { language, from })

describe('a letter', () => {
  test('is a draft from its id on, and finished only with real dates', () => {
    expect(letterDraftSchema.parse({ id: 'l' })).toMatchObject({
      schema: 2,
      template: 'formal',
      body: [],
      signature: '',
    })
    expect(letterDraftSchema.safeParse({ id: 'l', date: '2026-02-30' }).success).toBe(true)
    expect(letterSchema.safeParse({ id: 'l', date: '2026-02-30' }).success).toBe(false)
    expect(letterSchema.safeParse({ id: 'l', signature: 'https://example.eu/me.png' }).success).toBe(false)
  })
  test('says what is usual in its language, unless the writer says otherwise', async () => {
    const french = await prepared({ language: 'fr-BE', subject: 'candidature' }, 'fr')
    expect(french).toMatchObject({
      salutation: 'Madame, Monsieur,',
      subject: { label: 'Objet\u00A0:', value: 'candidature' },
      recipientSide: 'end',
    })
    expect(french.closing).toContain('salutations distinguées')
    expect(await prepared({ language: 'de', salutation: ' Guten Tag, ', closing: 'Beste Grüße' })).toMatchObject({
      salutation: 'Guten Tag,',
      closing: 'Beste Grüße',
      subject: { label: '', value: '' },
    })
    expect(await prepared({ language: 'ja' })).toMatchObject({ salutation: '', closing: '' })
  })
  test.each([
    ['en', '2026-03-03', 'Klaipėda, 3 March 2026'],
    ['fr', '2026-03-03', 'Klaipėda, le 3 mars 2026'],
    ['fr', '2026-03-01', 'Klaipėda, le 1er mars 2026'],
    ['fr', '2026-03-11', 'Klaipėda, le 11 mars 2026'],
    ['de', '2026-03-03', 'Klaipėda, 3. März 2026'],
    ['es', '2026-03-03', 'Klaipėda, 3 de marzo de 2026'],
    ['el', '2026-03-03', 'Klaipėda, 3 Μαρτίου 2026'],
    ['en', '2026-02-30', 'Klaipėda'],
    ['en', '', 'Klaipėda'],
  ])('writes its date in %s: %s', async (language, date, expected) => {
    expect((await prepared({ language, date, place: 'Klaipėda' })).placeAndDate).toBe(expected)
  })
  test('writes its date in numbers where all dates are', async () => {
    const design = designSchema.parse({ dates: 'numeric' })
    expect((await prepared({ language: 'en', date: '2026-03-03', design })).placeAndDate).toBe('03/03/2026')
  })
  test('shows of the writer what it may, and its signature and enclosures', async () => {
    const signature =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const view = await prepared({ language: 'en', signature, enclosures: ['CV', ' '], personalHidden: ['phones'] })
    expect(view.contacts.map(({ kind }) => kind)).toEqual(['email', 'address'])
    expect(view.signature).toEqual({ data: signature, alt: 'Signature of Élodie Müller' })
    expect(view.enclosures).toEqual({ title: 'Enclosures', items: ['CV'] })
    expect((await prepared({ language: 'mt', enclosures: ['CV'] })).enclosures?.title).toBe('Enclosures')
    expect((await prepared({})).enclosures).toBeNull()
  })
})

describe('customs', () => {
  test.each(languages.map(({ code }) => code))('%s is known, and its date has both its parts', (code) => {
    const { placeAndDate, salutation, closing } = letterCustoms(code)
    expect(placeAndDate).toContain('{place}')
    expect(placeAndDate).toContain('{date}')
    if (!['mt'].includes(code)) expect(closing).not.toBe('')
    if (!['mt', 'lv', 'sv'].includes(code)) expect(salutation).not.toBe('')
  })
})

describe('addresses', () => {
  const street = { organisation: 'Post', address: '1 High Street', postalCode: 'AB1 2CD', city: 'Town' }
  test.each([
    ['DE', ['Post', '1 High Street', 'AB1 2CD Town', 'Germany']],
    ['GB', ['Post', '1 High Street', 'Town', 'AB1 2CD', 'United Kingdom']],
    ['IE', ['Post', '1 High Street', 'Town', 'AB1 2CD', 'Ireland']],
    ['US', ['Post', '1 High Street', 'Town AB1 2CD', 'United States']],
    ['LV', ['Post', '1 High Street', 'Town, AB1 2CD', 'Latvia']],
    ['HU', ['Post', 'Town', '1 High Street', 'AB1 2CD', 'Hungary']],
  ])('as %s writes them', (country, expected) => {
    expect(lines({ ...street, country }, 'LT')).toEqual(expected)
  })
  test('name the country only abroad, in the letter’s language', () => {
    expect(lines({ ...street, country: 'DE' }, 'DE')).not.toContain('Germany')
    expect(lines({ ...street, country: 'DE' }, 'FR', 'fr')).toContain('Allemagne')
  })
  test('have no empty lines', () => {
    expect(lines({ name: ' Ada ', title: '', city: 'Town' })).toEqual(['Ada', 'Town'])
    expect(lines({})).toEqual([])
  })
})
