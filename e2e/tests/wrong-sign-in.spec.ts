import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { expectIssues } from '../steps/issues.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('login', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('signing in', () => {
  test('a wrong password and an unknown name are answered alike; what was typed before stays', async ({
    page,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/login`)
    await page.getByRole('button', { name: t('identifier.next') }).click()
    await expectIssues(page, { identifier: t('issue.identifier.required') })
    for (const one of [person, somebody()]) {
      await page.goto(`${apps.origins.login}/cas/login`)
      await enterIdentifier(page, one)
      await enterPassword(page, { ...one, password: 'Wrong-Horse7battery' }, 'mobile-app-pin')
      await expectIssues(page, { password: t('issue.password.wrong-password') })
      await expect(page.getByRole('textbox', { name: t('password.label') })).toHaveValue('')
      await expect(page.getByText(one.email)).toBeVisible()
      await expect(page.locator('#method-mobile-app-pin')).toBeChecked()
    }
    await page.getByRole('link', { name: t('welcome.other') }).click()
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'password')
    await expect(heading(page)).toHaveText(t('logged-in.title', { provider: 'EU Login' }))
  })

  test('back after signing in shows where one stands; the form can’t be sent again', async ({
    page,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/login`)
    await enterIdentifier(page, person)
    const form = page.url()
    await enterPassword(page, person, 'password')
    const done = t('logged-in.title', { provider: 'EU Login' })
    await expect(heading(page)).toHaveText(done)
    await page.goBack()
    await expect(page.getByRole('textbox', { name: t('password.label') })).toHaveCount(0)
    await page.goto(form)
    await expect(heading(page)).toHaveText(done)
    await page.goto(`${apps.origins.login}/cas/account`)
    await expect(heading(page)).toHaveText(t('account.title'))
  })

  test('two tabs at once: each ends signed in, and after logging out in one the other asks anew', async ({
    page,
    context,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    const other = await context.newPage()
    for (const tab of [page, other]) {
      await tab.goto(`${apps.origins.login}/cas/login?continue=/cas/account`)
      await enterIdentifier(tab, person)
    }
    for (const tab of [other, page]) {
      await enterPassword(tab, person, 'password')
      await expect(heading(tab)).toHaveText(t('account.title'))
    }
    await other.goto(`${apps.origins.login}/cas/account/settings`)
    await page.goto(`${apps.origins.login}/cas/logout`)
    await page
      .locator('main')
      .getByRole('button', { name: t('logout.action') })
      .click()
    await expect(heading(page)).toHaveText(t('logged-out.title', { provider: 'EU Login' }))
    await other.getByRole('button', { name: t('save') }).click()
    await expect(other.getByLabel(t('identifier.label'))).toBeVisible()
    await enterIdentifier(other, person)
    await enterPassword(other, person, 'password')
    await expect(heading(other)).toHaveText(t('settings.title'))
  })

  test('a service that sends somebody to a foreign address ends here', async ({ page, apps }) => {
    const foreign = new URLSearchParams({
      response_type: 'code',
      client_id: 'europass',
      redirect_uri: 'https://europass.example/auth/callback',
      scope: 'openid',
      state: 's',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    })
    const answer = await page.goto(`${apps.origins.login}/cas/oauth2/authorize?${foreign}`)
    expect(answer?.status()).toBe(400)
    await expect(page.getByText(t('error.reason.redirect-uri'))).toBeVisible()
    expect(new URL(page.url()).origin).toBe(apps.origins.login)

    await page.goto(`${apps.origins.login}/cas/login?continue=https://evil.example/`)
    await expect(page.locator('[name="continue"]')).toHaveCount(0)
    // The page gives no cookie, and its script does at any moment or none; the form always does.
    await enterIdentifier(page, somebody())
    await page.goto(`${apps.origins.login}/cas/login?flow=nonsense`)
    await expect(heading(page)).toHaveText(t('ended.expired.title'))
  })
})
