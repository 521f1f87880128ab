import { expect, test } from '../fixtures/test.ts'
import { mainJourney } from '../steps/main-journey.ts'

test.use({ logins: 2, settings: { CAPTCHA: 'auto' } })

test('two processes of EU Login on one PostgreSQL, requests alternating: from nothing to a CV in PDF', async ({
  page,
  phone,
  apps,
  mailbox,
}) => {
  const { wokenMs } = await mainJourney({ page, phone, apps, mailbox }, 'en')
  // By itself the page would look every ten seconds only.
  expect(wokenMs).toBeLessThan(5000)
  for (const count of apps.loginRequests) expect(count).toBeGreaterThan(20)
  expect(apps.log('login')).not.toContain('"level":"error"')
})
