import { expect, inject, it, onTestFinished } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { serverOn } from './support/person.ts'
import { emptyPlace } from './support/places.ts'

const person = {
  firstName: 'Élodie',
  lastName: 'Müller',
  email: 'elodie@example.org',
  confirmEmail: 'elodie@example.org',
  language: 'en',
  privacy: 'on',
}

it('EU Login has the list: a password that many people use is refused, though it has all that the policy asks', async () => {
  const place = await emptyPlace('sqlite', inject('postgres'))
  onTestFinished(() => place.remove())
  await place.withStore(async (store) => {
    const idp = await serverOn(store, { environment: place.environment })
    const browser = openBrowser((request) => idp.fetch(request), { origin: String(place.environment['LOGIN_ORIGIN']) })
    await browser.submit(await browser.get('/cas/register'), person, { action: '/cas/register' })
    await idp.runOnce()
    const [mail] = await store.mailbox.list({ limit: 1 })
    const link = /\/cas\/password\?token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
    const choose = (newPassword: string) => async () =>
      browser.submit(await browser.get(link), { newPassword, confirmPassword: newPassword })
    const common = await choose('Nick1234-rem936')()
    expect([common.status, common.text]).toEqual([422, expect.stringContaining('many people use')])
    expect((await choose('Nick1234-rem937')()).path).toContain('/cas/password/done')
    idp.close()
  })
})
