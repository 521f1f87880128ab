import type { Page } from '@playwright/test'
import { examine, lookAgain } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('login', 'en')
const portal = wordsOf('portal', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a name, a time zone, one service in a session, the activity, and “this wasn’t me” of a line', async ({
  page,
  apps,
  mailbox,
}) => {
  test.slow()
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  const europass = `${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`
  const account = `${apps.origins.login}/cas/account`
  await page.goto(europass)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await page.waitForURL(`${apps.origins.portal}/me`)

  await test.step('the name, by keyboard', async () => {
    await page.goto(`${account}/details`)
    await page
      .getByRole('link', { name: t('change-names.title') })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await expect(heading(page)).toHaveText(t('change-names.title'))
    await examine(page, 'login-change-names')
    await page.getByLabel(t('change-names.name-title')).fill('Dr')
    await page.getByLabel(t('register.firstName')).fill('Žofia')
    await page.keyboard.press('Enter')
    await expect(page.getByText(t('notice.names-changed'))).toBeVisible()
    await expect(page.getByText('Dr Žofia').first()).toBeVisible()
    await mailbox.wait(person.email, { subject: /name of your/ })
  })

  await test.step('the time zone, which no browser changes', async () => {
    await page.goto(`${account}/settings`)
    await page.getByLabel(t('settings.zone'), { exact: true }).selectOption('Pacific/Apia')
    await page.getByLabel(t('settings.tell')).check()
    await page.getByRole('button', { name: t('save') }).click()
    await expect(page.getByText(t('notice.settings-saved'))).toBeVisible()
    await page.goto(`${account}/activity`)
    // Written by the server and by the browser's script alike.
    await expect(page.locator('.log time').first()).toHaveText(/GMT\+13$/)
  })

  await test.step('Europass alone is signed out of, and told; the session goes on', async () => {
    await page.goto(`${account}/sessions`)
    await examine(page, 'login-sessions-services')
    const opened = page.getByRole('list', { name: /^Services opened in/ }).getByRole('listitem')
    await expect(opened.filter({ hasText: 'Europass' })).toHaveCount(1)
    await opened.filter({ hasText: 'Europass' }).getByRole('button').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText(t('notice.service-signed-out'))).toBeVisible()
    await expect(opened.filter({ hasText: 'Europass' })).toHaveCount(0)
    await expect(async () => {
      await page.goto(`${apps.origins.portal}/me`)
      await expect(page.getByRole('link', { name: portal('account.login') }).first()).toBeVisible({ timeout: 2000 })
    }).toPass()
    await page.goto(account)
    await expect(heading(page)).toHaveText(t('account.title'))
  })

  await test.step('the activity, narrowed and taken along', async () => {
    await page.goto(`${account}/activity`)
    await page.getByLabel(t('log.what'), { exact: true }).selectOption('changes')
    await page.getByRole('button', { name: t('log.show') }).click()
    const lines = page.locator('.log')
    await expect(lines).toContainText(t('activity.names-changed'))
    await expect(lines).not.toContainText(t('activity.signed-in'))
    await lookAgain(page, 'login-activity-changes')
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    expect(file.suggestedFilename()).toMatch(/^activity-n00\w+-[\d-]+\.csv$/)
  })

  await test.step('a line that somebody else caused', async () => {
    await page.locator('.log a').first().click()
    await expect(heading(page)).toHaveText(t('not-me.title'))
    await examine(page, 'login-report-activity')
    await page.getByRole('button', { name: t('not-me.submit') }).click()
    await expect(page.getByLabel(t('new-password.new'), { exact: true })).toBeVisible()
    await page.goto(account)
    await expect(page.getByLabel(t('identifier.label'))).toBeVisible()
  })
})
