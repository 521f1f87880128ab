import type { PersonalData } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { messageWriter } from '../../src/templates/index.ts'

const at = 1_795_262_400

const pageOf = (data: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>, language = 'en') =>
  messageWriter().dataPage(
    {
      $schema: 'https://id.example.eu/cas/data.schema.json',
      provider: 'EU Login',
      exportedAt: at,
      data: data as PersonalData,
    },
    language,
  )

test('what there is one of reads downwards, several are lines of a table', () => {
  const html = pageOf({ accounts: [{ email: 'elodie@example.org' }], browsers: [{ seenAt: at }, { seenAt: at }] })
  expect(html).toContain('<tr><th scope="row">email</th><td>elodie@example.org</td></tr>')
  expect(html).toContain('<th scope="col">seenAt</th>')
  expect(html.match(/<td>21 Nov 2026, 12:00 UTC<\/td>/g)).toHaveLength(2)
})

test('moments are said wherever they lie, numbers stay numbers, and what is empty is left out', () => {
  const proofs = [{ method: 'password', at, place: null }]
  const html = pageOf({ sessions: [{ proofs, title: null, memberOf: [], count: 1_795_262_401 }] })
  expect(html).toContain('<td>method: password, at: 21 Nov 2026, 12:00 UTC</td>')
  expect(html).toContain('<td>1795262401</td>')
  for (const empty of ['title', 'memberOf', 'place']) expect(html).not.toContain(`>${empty}`)
  expect(pageOf({ activity: [{ at }] })).toContain('<td>21 Nov 2026, 12:00 UTC</td>')
})

test('tables are scrolled by the keyboard, under their headings, in the language of the account', () => {
  const html = pageOf({ accounts: [{ email: 'elodie@example.org' }] }, 'fr')
  expect(html).toContain('<html lang="fr">')
  expect(html).toContain('<h2 id="accounts">Votre compte</h2>')
  expect(html).toContain('<div role="region" aria-labelledby="accounts" tabindex="0">')
})

test('what people wrote is text', () => {
  expect(pageOf({ accounts: [{ firstName: '<script>1</script>' }] })).not.toContain('<script>')
})
