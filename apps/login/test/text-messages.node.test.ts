import { expect, it } from 'vitest'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { readSettings } from '../src/settings/settings.ts'
import { textMessages } from '../src/text-messages.ts'

async function withSettings(environment: Readonly<Record<string, string>>, mailbox: boolean) {
  const read = readSettings(environment)
  if (!read.ok) throw new Error(read.line)
  return textMessages(read.settings, { store: await sqlite(':memory:'), mailbox })
}
const gateway = { SMS_URL: 'https://sms.example.eu/send', SMS_HEADERS: '{"Authorization":"Bearer x"}' }

it.each([
  [{}, Date.UTC(2025, 6, 1) / 1000],
  [{ SMS_RETIRED_ON: '2031-12-31' }, Date.UTC(2031, 11, 31) / 1000],
  [{ SMS_RETIRED_ON: '' }, null],
])('text messages end at midnight, UTC, of the day that is set: %j', async (environment, smsRetiredAt) => {
  expect(await withSettings(environment, true)).toMatchObject({ smsRetiredAt, sender: expect.anything() })
  expect(await withSettings({ ...environment, ...gateway }, false)).toMatchObject({ smsRetiredAt })
})

it('where nothing carries them they are retired, so that nobody is left with a password alone', async () => {
  expect(await withSettings({ SMS_RETIRED_ON: '' }, false)).toEqual({
    sender: null,
    smsRetiredAt: 0,
    smsCountries: null,
  })
})

it('countries are named by their codes', async () => {
  expect(await withSettings({ SMS_COUNTRIES: 'be, FR' }, true)).toMatchObject({ smsCountries: ['BE', 'FR'] })
})
