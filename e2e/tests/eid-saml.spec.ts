import type { Page } from '@playwright/test'
import { lookAgain } from '../fixtures/examine.ts'
import { type SamlCountry, startSamlCountry } from '../fixtures/saml-country.ts'
import { expect, test as base } from '../fixtures/test.ts'
import { chooseEid } from '../steps/eid.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { newAccount, signOut } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { type Language, languages, wordsOf } from '../steps/words.ts'

const test = base.extend<object, { samland: SamlCountry }>({
  samland: [
    // Playwright reads the pattern, which has to be one.
    async ({ browserName: _ }, use) => {
      const samland = await startSamlCountry()
      await use(samland)
      await samland.close()
    },
    { scope: 'worker' },
  ],
  settings: [
    async ({ samland }, use) => use({ CAPTCHA: 'off', EID_COUNTRIES_FILE: samland.file }),
    { scope: 'worker' },
  ],
})

const names = { en: 'Samland', fr: 'Samlande' }

/** On a page that offers the country: goes there. */
async function leave(page: Page, language: Language): Promise<void> {
  // Demoland is there as well, so that one chooses.
  await page.getByRole('button', { name: names[language], exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Samland')
  // Another site, so that its post to EU Login carries none of our cookies.
  expect(new URL(page.url()).hostname).toBe('127.0.0.1')
}

for (const language of languages) {
  const t = wordsOf('login', language)
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`a country that answers by SAML, encrypted, posted from its own site: linked, then signs in to Europass alone (${language})`, async ({
      page,
      apps,
      mailbox,
      samland,
    }) => {
      samland.visit(apps.origins.login, language)
      const person = somebody(language)
      const heading = page.getByRole('heading', { level: 1 })
      const inEuropass = new RegExp(`^${apps.origins.portal}/`)
      await newAccount(page, person, { apps, mailbox })
      await signOut(page, person, { apps })

      await chooseEid(page, language, { apps })
      await leave(page, language)
      await page.getByRole('button', { name: 'I am Zoë García' }).click()
      await expect(heading).toHaveText(t('eid-unmatched.title', { name: 'Zoë' }))
      await page.getByRole('link', { name: t('eid-unmatched.link') }).click()
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
      await page.getByRole('button', { name: t('eid-link.go') }).click()
      await mailbox.wait(person.email, { subject: /eID/ })
      await expect(heading).toHaveText(t('step-up.title'))
      await page.getByRole('button', { name: t('step-up.go') }).click()
      await leave(page, language)
      await page.getByRole('button', { name: 'I am Zoë García' }).click()
      await expect(page).toHaveURL(inEuropass)

      await signOut(page, person, { apps })
      await page.goto(`${apps.origins.login}/cas/account`)
      await page.getByRole('link', { name: t('identifier.eid') }).click()
      await leave(page, language)
      await page.getByRole('button', { name: 'Go back' }).click()
      await expect(page.getByText(t('issue.eid-refused')).first()).toBeVisible()
      await lookAgain(page, `eid-saml-refused-${language}`)
      await leave(page, language)
      await page.getByRole('button', { name: 'I am Zoë García' }).click()
      await expect(heading).toHaveText(t('account.title'))
    })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an answer is good in the browser that asked, and in no other', async ({ page, apps, samland, browser }) => {
    samland.visit(apps.origins.login, 'stranger')
    const t = wordsOf('login', 'en')
    await page.goto(`${apps.origins.login}/cas/eid`)
    await leave(page, 'en')
    const fields = await page
      .locator('form')
      .first()
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => input.outerHTML).join(''))
    const action = await page.locator('form').first().getAttribute('action')
    const elsewhere = await browser.newContext()
    const other = await elsewhere.newPage()
    await other.setContent(`<form method="post" action="${action}">${fields}<button>Go</button></form>`)
    await other.getByRole('button').click()
    await expect(other.getByText(t('issue.eid-gone')).first()).toBeVisible()
    await elsewhere.close()
    await page.getByRole('button', { name: 'I am Zoë García' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('eid-unmatched.title', { name: 'Zoë' }))
  })
})
