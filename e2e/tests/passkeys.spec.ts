import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { plugIn, thisDevice } from '../fixtures/virtual-authenticator.ts'
import { fillInPasskey, newAccount, signOut } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

// More people register here in an hour than one address may without the picture code.
for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`a passkey of this device, from the first one to signing in to Europass with nothing else (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      const portal = wordsOf('portal', language)
      const heading = page.getByRole('heading', { level: 1 })
      const device = await plugIn(page, thisDevice)

      await newAccount(page, person, { apps, mailbox })
      await page.getByRole('link', { name: t('passkeys.title') }).click()
      await expect(page.getByRole('heading', { name: t('passkeys.none') })).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `passkeys-none-${language}`)
      await page.getByRole('link', { name: t('add-passkey.title') }).click()
      await lookAgain(page)
      await takePictures(page, `passkeys-add-${language}`)

      // Without a name the server says so, and nothing is made.
      await fillInPasskey(page, person, { name: ' ', where: 'this-device' })
      await expect(page.getByRole('alert')).toContainText(t('issue.name.required'))
      expect(await device.credentials()).toEqual([])
      await fillInPasskey(page, person, { name: 'Mein Laptop', where: 'this-device' })
      await expect(page.getByRole('status').first()).toContainText(t('notice.passkey-added'))
      await expect(page.getByRole('heading', { name: 'Mein Laptop' })).toBeVisible()
      await expect(page.getByText(t('passkeys.alone'))).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `passkeys-list-${language}`)
      const mail = await mailbox.wait(person.email, { subject: /passkey/ })
      expect(mail.text).toContain('Mein Laptop')

      await page.getByText(t('devices.rename'), { exact: false }).first().click()
      await page.getByLabel(t('add-passkey.name')).fill('Laptop')
      await page.getByRole('button', { name: t('save') }).click()
      await expect(page.getByRole('heading', { name: 'Laptop', exact: true })).toBeVisible()

      // The session has the password; the service asks for two factors: one button, then the passkey by
      // itself.
      await page.goto(apps.origins.portal)
      await page
        .getByRole('link', { name: portal('account.login') })
        .first()
        .click()
      await expect(heading).toHaveText(t('step-up.title'))
      await lookAgain(page)
      await takePictures(page, `step-up-${language}`)
      await page.locator('label[for=method-passkey]').click()
      await page.getByRole('button', { name: t('step-up.go') }).click()
      await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))

      // Alone: neither identifier nor password. The device waits until it is asked, so that the page can be
      // looked at.
      await signOut(page, person, { apps })
      await page.context().clearCookies({ domain: 'localhost' })
      await device.touch(false)
      await page.goto(apps.origins.portal)
      await page
        .getByRole('link', { name: portal('account.login') })
        .first()
        .click()
      await expect(page.getByRole('button', { name: t('identifier.passkey') })).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `passkeys-first-page-${language}`)
      await device.touch(true)
      // The offer in the field may take the touch before the button is pressed: then the page is gone.
      const button = page.getByRole('button', { name: t('identifier.passkey') })
      await Promise.race([button.click(), page.waitForURL(`${apps.origins.portal}/**`)])
      await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))

      // It is two factors: the page that changes factors opens without another question. Remove it.
      await page.goto(`${apps.origins.login}/cas/account/passkeys`)
      await page.getByRole('link', { name: t('devices.remove') }).click()
      await expect(heading).toHaveText(t('passkey-remove.title', { passkey: 'Laptop' }))
      await lookAgain(page)
      await takePictures(page, `passkeys-remove-${language}`)
      await page.getByRole('button', { name: t('passkey-remove.submit') }).click()
      await expect(page.getByRole('heading', { name: t('passkeys.none') })).toBeVisible()
      await page.goto(`${apps.origins.login}/cas/account/activity`)
      await expect(page.getByText(t('activity.passkey-removed'), { exact: true })).toBeVisible()
    })
  })
}
