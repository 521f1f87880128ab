import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { expectIssues } from '../steps/issues.ts'
import { choosePassword, enterIdentifier, enterPassword, register } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('login', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('choosing a password', () => {
  test('each rule speaks for itself; the password is typed anew', async ({ page, apps, mailbox }) => {
    const person = { ...somebody(), email: `theodora.${Date.now()}@example.org` }
    await page.goto(`${apps.origins.login}/cas/register`)
    await register(page, person)
    const mail = await mailbox.wait(person.email)
    await page.goto(mailbox.link(mail))
    const uid = /\bn\d\d[a-z]+\b/.exec(await page.locator('main').innerText())?.[0] ?? ''
    expect(uid).not.toBe('')

    async function send(newPassword: string, confirmPassword = newPassword): Promise<void> {
      await page.getByLabel(t('new-password.new'), { exact: true }).fill(newPassword)
      await page.getByLabel(t('new-password.confirm')).fill(confirmPassword)
      await page.getByRole('button', { name: t('submit') }).click()
    }
    const groups =
      'Your password must have at least one capital letter, one small letter, one digit and one special character.'
    for (const [password, issues] of [
      ['Ab1!', ['Your password must have at least 10 characters.']],
      ['correcthorsebattery', [groups]],
      [`Xy7!${uid}`, [t('issue.newPassword.own-data')]],
      [`Xy7!${person.email}`, [t('issue.newPassword.own-data')]],
      ['Nick1234-rem936', [t('issue.newPassword.common')]],
    ] as const) {
      await send(password)
      await expect(page.getByRole('alert').getByRole('listitem'), password).toHaveText([...issues])
      const field = page.getByLabel(t('new-password.new'), { exact: true })
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveValue('')
      await expect(field).toBeFocused()
    }
    await send(person.password, `${person.password}!`)
    await expectIssues(page, { confirmPassword: t('issue.passwords-differ') })
    // What was wrong goes when it became right; a sample fills in both fields.
    await page.locator('[data-lp-sample]').first().click()
    await expect(page.getByRole('alert')).toBeHidden()
    const sample = await page.locator('[data-lp-sample] code').first().innerText()
    for (const name of ['newPassword', 'confirmPassword'])
      await expect(page.locator(`[name=${name}]`)).toHaveValue(sample)
    await expect(page.locator('[name=confirmPassword]')).toHaveAttribute('aria-invalid', 'false')

    // After all that the link still works, once.
    await send(person.password)
    await expect(heading(page)).toHaveText(t('password-done.choose.title'))
    await page.goto(mailbox.link(mail))
    await expect(heading(page)).toHaveText(t('link-expired.title'))
    await page.goBack()
    await expect(heading(page)).toHaveText(t('password-done.choose.title'))

    // The unique identifier is as good as the address.
    await page.goto(`${apps.origins.login}/cas/account`)
    await enterIdentifier(page, { ...person, email: uid.toUpperCase() })
    await enterPassword(page, person, 'password')
    await expect(heading(page)).toHaveText(t('account.title'))
  })

  test('a double click sets it once and ends where one click does', async ({ page, apps, mailbox }) => {
    const person = somebody()
    await page.goto(`${apps.origins.login}/cas/register`)
    await register(page, person)
    await page.goto(mailbox.link(await mailbox.wait(person.email)))
    await page.getByLabel(t('new-password.new'), { exact: true }).fill(person.password)
    await page.getByLabel(t('new-password.confirm')).fill(person.password)
    await page.getByRole('button', { name: t('submit') }).dblclick()
    await expect(heading(page)).toHaveText(t('password-done.choose.title'))
  })

  test('nothing arrived: what to do is said, and another mail comes, whose link works', async ({
    page,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await page.goto(`${apps.origins.login}/cas/register`)
    await register(page, person)
    await mailbox.wait(person.email)
    await expect(page.getByText(t('registered.spam'))).toBeVisible()
    await page.getByRole('button', { name: t('registered.resend') }).click()
    await expect(page.getByText(t('registered.resent'))).toBeVisible()
    await choosePassword(page, person, mailbox)
  })

  test('an unknown or spent link leads to a new one by entering the username', async ({ page, apps, mailbox }) => {
    const person = somebody()
    await page.goto(`${apps.origins.login}/cas/register`)
    await register(page, person)
    await mailbox.wait(person.email)
    await page.goto(`${apps.origins.login}/cas/password?token=gone`)
    await expect(heading(page)).toHaveText(t('link-expired.title'))
    await page.getByRole('button', { name: t('link-expired.submit') }).click()
    await expectIssues(page, { identifier: t('issue.identifier.required') })
    await page.getByLabel(t('identifier.label')).fill(person.email)
    await page.getByRole('button', { name: t('link-expired.submit') }).click()
    await expect(heading(page)).toHaveText(t('lost-sent.title'))
    await choosePassword(page, person, mailbox)
  })
})
