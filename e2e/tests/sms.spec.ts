import { startApps } from '../fixtures/apps.ts'
import { openMailbox } from '../fixtures/mailbox.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { plugIn, thisDevice } from '../fixtures/virtual-authenticator.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { fillInPasskey, newAccount, signOut } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { addNumber, belgian, codeTo, french, notThe, typeCode } from '../steps/texts.ts'
import { languages, wordsOf } from '../steps/words.ts'

test.use({ settings: { CAPTCHA: 'off', SMS_RETIRED_ON: '' } })

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`a phone number: added, signed in with at Europass, removed (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      const portal = wordsOf('portal', language)
      const heading = page.getByRole('heading', { level: 1 })
      const parts = { apps, mailbox }

      await newAccount(page, person, parts)
      await page.getByRole('link', { name: t('phones.title') }).click()
      await expect(page.getByRole('heading', { name: t('phones.none') })).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `phones-none-${language}`)
      await page.getByRole('link', { name: t('add-phone.title') }).click()
      await page.getByLabel(t('add-phone.number')).fill('0470 12 34 12')
      await page.getByRole('button', { name: t('add-phone.send') }).click()
      await expect(page.getByRole('alert')).toContainText(t('issue.number.country-code'))
      await lookAgain(page)
      await takePictures(page, `phones-add-${language}`)
      await page.getByLabel(t('add-phone.number')).fill(belgian.typed)
      await page.getByRole('button', { name: t('add-phone.send') }).click()
      await expect(heading).toHaveText(t('sent.sms.title'))
      await lookAgain(page)
      const first = await codeTo(belgian.number, parts)
      await typeCode(page, person, { code: notThe(first), go: 'add-phone.submit' })
      await expect(page.getByRole('alert')).toContainText(t('issue.code.sent-wrong-code'))
      await lookAgain(page)
      await takePictures(page, `phones-confirm-${language}`)
      await typeCode(page, person, { code: first, go: 'add-phone.submit' })
      await expect(page.getByRole('status').first()).toContainText(t('notice.phone-added'))
      await lookAgain(page)
      await takePictures(page, `phones-list-${language}`)
      const mail = await mailbox.wait(person.email, { subject: language === 'en' ? /phone number/ : /numéro/ })
      expect(mail.text).toContain(belgian.shown)
      expect(mail.text).not.toContain('470')

      // The service asks for two factors: password, then the code; another one, and a wrong one on the way.
      await signOut(page, person, { apps })
      await page.goto(apps.origins.portal)
      await page
        .getByRole('link', { name: portal('account.login') })
        .first()
        .click()
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'sms')
      await expect(heading).toHaveText(t('sent.sms.title'))
      await expect(page.getByText(belgian.shown)).toBeVisible()
      await expect(page.getByLabel(t('sent.code'), { exact: true })).toHaveAttribute('autocomplete', 'one-time-code')
      await lookAgain(page)
      await takePictures(page, `sms-code-${language}`)
      const second = await codeTo(belgian.number, parts)
      await page.getByRole('button', { name: t('sent.sms.again') }).click()
      const third = await codeTo(belgian.number, parts)
      if (second !== third) {
        await typeCode(page, person, { code: second })
        await expect(page.getByRole('alert')).toContainText(t('issue.code.sent-wrong-code'))
        await lookAgain(page)
      }
      await typeCode(page, person, { code: third })
      await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))

      // Two factors, a moment ago: a second number; then which one is asked is a choice.
      await addNumber(page, person, { ...parts, phone: french })
      await signOut(page, person, { apps })
      await page.goto(`${apps.origins.login}/cas/account/phones`)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'sms')
      await expect(heading).toHaveText(t('phone-choice.title'))
      await lookAgain(page)
      await takePictures(page, `sms-choice-${language}`)
      await page.locator('label', { hasText: french.shown }).click()
      await page.getByRole('button', { name: t('phone-choice.send') }).click()
      await typeCode(page, person, { code: await codeTo(french.number, parts) })

      await page
        .getByRole('link', { name: new RegExp(t('devices.remove')) })
        .first()
        .click()
      await expect(heading).toHaveText(t('phone-remove.title', { phone: belgian.shown }))
      await lookAgain(page)
      await takePictures(page, `phones-remove-${language}`)
      await page.getByRole('button', { name: t('phone-remove.submit') }).click()
      await expect(page.getByRole('heading', { name: belgian.shown })).toHaveCount(0)
      await expect(page.getByRole('heading', { name: french.shown })).toBeVisible()
    })
  })
}

test('wrong codes end a code, then all codes for a while; the pages say what can be done', async ({
  page,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const heading = page.getByRole('heading', { level: 1 })
  await newAccount(page, person, { apps, mailbox })
  await addNumber(page, person, { apps, mailbox })
  await signOut(page, person, { apps })
  await page.goto(`${apps.origins.login}/cas/account`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'sms')
  for (const round of [1, 2]) {
    const wrong = notThe(await codeTo(belgian.number, { apps, mailbox }))
    for (let tries = 0; tries < 5; tries++) await typeCode(page, person, { code: wrong })
    if (round === 2) break
    await expect(heading).toHaveText(t('sent.no-tries.title'))
    await lookAgain(page)
    await takePictures(page, 'sms-no-tries')
    await page.getByRole('button', { name: t('sent.sms.again') }).click()
  }
  await page.getByRole('button', { name: t('sent.sms.again') }).click()
  await typeCode(page, person, { code: await codeTo(belgian.number, { apps, mailbox }) })
  await expect(page.getByText(/we accept no codes until/)).toBeVisible()
  await lookAgain(page)
  await takePictures(page, 'sms-throttled')
})

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('a number is added and signs in', async ({ page, apps, mailbox }) => {
    const person = somebody()
    const t = wordsOf('login', 'en')
    await newAccount(page, person, { apps, mailbox })
    // One number gets so many messages in an hour: another than the journeys above.
    await addNumber(page, person, { apps, mailbox, phone: french })
    await signOut(page, person, { apps })
    await page.goto(`${apps.origins.login}/cas/account`)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'sms')
    await typeCode(page, person, { code: await codeTo(french.number, { apps, mailbox }) })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.title'))
  })
})

for (const language of languages) {
  test.describe(`retired, in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`text messages are retired: who had nothing else goes on to Europass with a passkey (${language})`, async ({
      page,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      const portal = wordsOf('portal', language)
      const heading = page.getByRole('heading', { level: 1 })
      const apps = await startApps({ CAPTCHA: 'off', SMS_RETIRED_ON: '' })
      try {
        const mailbox = await openMailbox(apps.origins.login)
        await newAccount(page, person, { apps, mailbox })
        await addNumber(page, person, { apps, mailbox })
        await signOut(page, person, { apps })

        // Soon: people are told where they use it.
        await apps.kill('login', 'SIGTERM')
        const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
        await apps.start('login', { SMS_RETIRED_ON: soon })
        await page.goto(`${apps.origins.login}/cas/account/phones`)
        await enterIdentifier(page, person)
        await enterPassword(page, person, 'sms')
        await expect(page.getByRole('link', { name: t('add-passkey.title') })).toBeVisible()
        await takePictures(page, `sms-ends-soon-${language}`)
        await typeCode(page, person, { code: await codeTo(belgian.number, { apps, mailbox }) })
        await expect(heading).toHaveText(t('phones.title'))
        await lookAgain(page)
        await takePictures(page, `phones-ends-soon-${language}`)
        await signOut(page, person, { apps })

        // Over.
        await apps.kill('login', 'SIGTERM')
        await apps.start('login', { SMS_RETIRED_ON: '2025-07-01' })
        await plugIn(page, thisDevice)
        await page.goto(apps.origins.portal)
        await page
          .getByRole('link', { name: portal('account.login') })
          .first()
          .click()
        await enterIdentifier(page, person)
        await expect(page.locator('label[for=method-sms]')).toHaveCount(0)
        await enterPassword(page, person, 'passkey')
        await expect(heading).toHaveText(t('left-behind.title'))
        await lookAgain(page)
        await takePictures(page, `left-behind-${language}`)
        await page.getByRole('button', { name: t('add-passkey.title') }).click()
        await expect(heading).toHaveText(t('sent.mail-code.title'))
        await lookAgain(page)
        await takePictures(page, `mail-code-${language}`)
        const mail = await mailbox.wait(person.email, { subject: language === 'en' ? /code/ : /code/ })
        const [code = ''] = /^\d{6}$/m.exec(mail.text) ?? []
        await typeCode(page, person, { code: notThe(code), go: 'sent.mail-code.go' })
        await expect(page.getByRole('alert')).toContainText(t('issue.code.sent-wrong-code'))
        await typeCode(page, person, { code, go: 'sent.mail-code.go' })
        await expect(heading).toHaveText(t('add-passkey.title'))
        await fillInPasskey(page, person, { name: 'Laptop', where: 'this-device' })
        await page.getByRole('button', { name: t('enrolled.proceed', { service: 'Europass' }) }).click()
        await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))

        await page.goto(`${apps.origins.login}/cas/account/phones`)
        await expect(page.getByRole('heading', { name: belgian.shown })).toBeVisible()
        await expect(page.getByRole('link', { name: t('add-phone.title') })).toHaveCount(0)
        await lookAgain(page)
        await takePictures(page, `phones-retired-${language}`)
      } finally {
        await apps.stop()
      }
    })
  })
}
