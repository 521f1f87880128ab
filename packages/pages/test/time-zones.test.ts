import { expect, test } from 'vitest'
import { addresses } from '@laissez-passer/core/addresses'
import { accountSamples } from '../preview/account.ts'
import { limits } from '../preview/limits.ts'
import { pages } from '../src/pages.tsx'
import { todaysName } from '../src/parts/zone-names.ts'

const book = addresses('/cas')
const request = {
  addresses: book,
  assets: book.assets,
  limits,
  path: book.account('settings'),
  nonce: 'n',
  now: 0,
  lang: 'en',
} as const
const { settings } = pages({ name: 'Example ID' })
const shown = (timeZones: readonly string[], chosenZone: string | null): string =>
  settings({
    ...accountSamples.settings.always,
    ...request,
    values: { ...accountSamples.settings.always.values, chosenZone },
    timeZones,
  })

test('zones are called as they are today, and kept by the name that every browser knows', () => {
  const html = shown(
    ['Asia/Calcutta', 'Asia/Jakarta', 'Asia/Tokyo', 'Europe/Kiev', 'America/Buenos_Aires'],
    'Europe/Kiev',
  )
  expect(html).toContain('<option value="Europe/Kiev" selected="">Kyiv</option>')
  expect(html).toContain('<option value="America/Buenos_Aires">Argentina – Buenos Aires</option>')
  const asia = [...html.matchAll(/value="Asia\/[^>]*>([^<]*)</g)].map(([, name]) => name)
  expect(asia).toEqual(['Jakarta', 'Kolkata', 'Tokyo'])
  expect(shown(['Europe/Kyiv'], 'Europe/Kyiv')).toContain('<option value="Europe/Kyiv" selected="">Kyiv</option>')
})

test('each name of today is a name of the same zone', () => {
  const here = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  const renamed = Intl.supportedValuesOf('timeZone').filter((zone) => todaysName(zone) !== zone)
  expect(renamed.map((zone) => here(todaysName(zone)))).toEqual(renamed)
})
