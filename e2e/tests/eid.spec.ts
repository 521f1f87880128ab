import { examine, lookAgain } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { atDemoland, chooseEid, leaveForDemoland } from '../steps/eid.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { newAccount, signInByPassword, signOut } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

for (const language of languages) {
  const t = wordsOf('login', language)
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`an eID that nobody has is linked to the account that one has, and then signs in to Europass alone (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const citizen = language === 'en' ? 'Ada Démo' : 'Chloé Fictif'
      const heading = page.getByRole('heading', { level: 1 })
      const inEuropass = new RegExp(`^${apps.origins.portal}/`)
      await newAccount(page, person, { apps, mailbox })
      await signOut(page, person, { apps })

      await chooseEid(page, language, { apps })
      await lookAgain(page, `eid-${language}`)
      await leaveForDemoland(page, language)
      await examine(page, `eid-demoland-${language}`)
      await atDemoland(page, language, { citizen })
      await expect(heading).toHaveText(t('eid-unmatched.title', { name: citizen.split(' ')[0] ?? '' }))
      await lookAgain(page, `eid-unmatched-${language}`)
      await page.getByRole('link', { name: t('eid-unmatched.link') }).click()
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
      await expect(heading).toHaveText(t('eid-link.title'))
      await expect(page.getByRole('main')).toContainText(person.email)
      await lookAgain(page, `eid-link-${language}`)
      await page.getByRole('button', { name: t('eid-link.go') }).click()
      expect((await mailbox.wait(person.email, { subject: /eID/ })).text).toContain(citizen.slice(0, 1))

      // The password alone is not what Europass asks for; the eID is.
      await expect(heading).toHaveText(t('step-up.title'))
      await page.getByRole('button', { name: t('step-up.go') }).click()
      await leaveForDemoland(page, language)
      await atDemoland(page, language, { citizen })
      await expect(page).toHaveURL(inEuropass)

      // Europass keeps a session of its own.
      await signOut(page, person, { apps })
      await page.context().clearCookies({ domain: 'localhost' })
      await chooseEid(page, language, { apps })
      await leaveForDemoland(page, language)
      await atDemoland(page, language, { citizen, level: 'high' })
      await expect(page).toHaveURL(inEuropass)

      await page.goto(`${apps.origins.login}/cas/account`)
      await page.getByRole('link', { name: t('eid.title') }).click()
      await expect(page.getByText(t('eids.assurance.high'))).toBeVisible()
      await lookAgain(page, `eids-${language}`)
      await page.getByRole('link', { name: t('eids.unlink') }).click()
      await lookAgain(page, `eid-remove-${language}`)
      await page.getByRole('button', { name: t('eids.unlink') }).click()
      await expect(page.getByRole('status')).toContainText(t('notice.eid-unlinked'))
      await expect(page.getByRole('heading', { name: t('eids.none') })).toBeVisible()
      await lookAgain(page, `eids-none-${language}`)
    })

    test(`an eID makes an account, which gets a password later (${language})`, async ({ page, apps, mailbox }) => {
      const person = somebody(language)
      const citizen = language === 'en' ? 'Bruno Exemple' : 'Δημήτρης Παράδειγμα'
      const heading = page.getByRole('heading', { level: 1 })

      await chooseEid(page, language, { apps })
      await leaveForDemoland(page, language)
      await atDemoland(page, language, { citizen })
      await page.getByRole('link', { name: t('eid-unmatched.register') }).click()
      await expect(heading).toHaveText(t('register.title'))
      await lookAgain(page, `eid-register-${language}`)
      await page.getByLabel(t('register.email'), { exact: true }).fill(person.email)
      await page.getByLabel(t('register.language'), { exact: true }).selectOption(language)
      await page.getByRole('button', { name: t('register.submit') }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: t('register.submit') }).click()
      await expect(heading).toHaveText(t('registered.title'))
      await lookAgain(page, `eid-registered-${language}`)
      await page.goto(mailbox.link(await mailbox.wait(person.email)))
      await lookAgain(page, `eid-confirm-${language}`)
      await leaveForDemoland(page, language)
      await atDemoland(page, language, { citizen })
      await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))

      await page.goto(`${apps.origins.login}/cas/account`)
      await expect(page.getByRole('main')).toContainText(/v00[a-z]{5}/)
      await page.getByRole('link', { name: t('eid.title') }).click()
      await expect(page.getByText(t('eids.only-way-in'))).toBeVisible()
      await page.getByRole('link', { name: t('eids.unlink') }).click()
      await lookAgain(page, `eid-only-way-in-${language}`)
      await page.getByRole('link', { name: t('password.none.title') }).click()
      await lookAgain(page, `password-none-${language}`)
      await page.getByRole('button', { name: t('password.none.send') }).click()
      await expect(page.getByRole('status')).toContainText(t('notice.password-link-sent'))
      // What tells of the eID may come only now.
      const mail = await mailbox.wait(person.email, { subject: /password|mot de passe/ })
      await page.goto(mailbox.link(mail))
      await page.getByLabel(t('new-password.new'), { exact: true }).fill(person.password)
      await page.getByLabel(t('new-password.confirm')).fill(person.password)
      await page.getByRole('button', { name: t('submit') }).click()
      await expect(heading).toHaveText(t('password-done.reset.title'))
      await signInByPassword(page, person, { apps })
    })
  })
}

test.describe('on a phone', () => {
  test.use({ locale: 'en-GB', viewport: { width: 390, height: 844 } })
  const t = wordsOf('login', 'en')

  test('cancelled at the country, too low for the service, the country down: explained, and another try works', async ({
    page,
    apps,
    mailbox,
  }) => {
    const person = somebody('en')
    const citizen = 'Елена Примерова'
    await newAccount(page, person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/account/eid`)
    await leaveForDemoland(page, 'en')
    await atDemoland(page, 'en', { citizen })
    await expect(page.getByRole('status')).toContainText(t('notice.eid-linked'))
    await signOut(page, person, { apps })

    await chooseEid(page, 'en', { apps })
    await leaveForDemoland(page, 'en')
    await atDemoland(page, 'en', { citizen, cancel: true })
    await expect(page.getByRole('alert')).toContainText(t('issue.eid-refused'))
    await lookAgain(page, 'eid-cancelled')

    await leaveForDemoland(page, 'en')
    await atDemoland(page, 'en', { citizen, level: 'low' })
    await expect(page.getByRole('alert')).toContainText(t('issue.eid-low'))
    await lookAgain(page, 'eid-low')

    await apps.kill('demo-country')
    await page.getByRole('button', { name: t('eid-sign-in.go', { country: 'Demoland (demonstration)' }) }).click()
    await expect(page.getByText(t('issue.eid-unavailable')).or(page.getByText('ERR_CONNECTION_REFUSED'))).toBeVisible()
    await apps.start('demo-country')

    await chooseEid(page, 'en', { apps })
    await leaveForDemoland(page, 'en')
    await atDemoland(page, 'en', { citizen })
    await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))
  })
})

test.describe('without JavaScript', () => {
  test.use({ locale: 'en-GB', javaScriptEnabled: false })
  const t = wordsOf('login', 'en')

  test('an eID of low assurance signs in to My Account, and is as good as a password', async ({
    page,
    apps,
    mailbox,
  }) => {
    const person = somebody('en')
    const citizen = 'Florence de la Démonstration'
    await page.goto(`${apps.origins.login}/cas/eid`)
    await leaveForDemoland(page, 'en')
    await atDemoland(page, 'en', { citizen, level: 'low' })
    await page.getByRole('link', { name: t('eid-unmatched.register') }).click()
    await page.getByLabel(t('register.email'), { exact: true }).fill(person.email)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: t('register.submit') }).click()
    await page.goto(mailbox.link(await mailbox.wait(person.email)))
    await leaveForDemoland(page, 'en')
    await atDemoland(page, 'en', { citizen, level: 'low' })
    await page.waitForURL(/\/cas\/login$/)
    await page.goto(`${apps.origins.login}/cas/account/eid`)
    await expect(page.getByText(t('eids.assurance.low'))).toBeVisible()
  })
})
