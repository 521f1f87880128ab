import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { expectIssues, expectKept } from '../steps/issues.ts'
import { choosePassword, register } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('login', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('creating an account', () => {
  const right = {
    firstName: 'Élodie',
    lastName: 'Müller-Ørsted',
    email: 'elodie@example.org',
    confirmEmail: 'elodie@example.org',
  }
  async function send(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value)
    await page.getByRole('button', { name: t('register.submit') }).click()
  }

  test('says what is wrong with an address, and keeps what was typed', async ({ page, apps }) => {
    await page.goto(`${apps.origins.login}/cas/register`)
    await page.locator('[name="language"]').selectOption('fr')
    await page.getByRole('checkbox').check()
    const wrong: ReadonlyArray<readonly [string, string]> = [
      ['elodie.example.org', 'issue.email-no-at'],
      ['elodie@@example.org', 'issue.email-two-ats'],
      ['elodie müller@example.org', 'issue.email-space'],
      ['elodie@example', 'issue.email-no-dot'],
      ['@example.org', 'issue.email-no-local'],
    ]
    for (const [email, issue] of wrong) {
      const typed = { ...right, email, confirmEmail: email }
      await send(page, typed)
      await expectIssues(page, { email: t(issue) })
      await expectKept(page, typed)
      await expect(page.locator('[name="language"]')).toHaveValue('fr')
      await expect(page.getByRole('checkbox')).toBeChecked()
    }
    const typed = { ...right, confirmEmail: 'elodie@exmaple.org' }
    await send(page, typed)
    await expectIssues(page, { confirmEmail: t('issue.emails-differ') })
    await expectKept(page, typed)
  })

  test('names everything that is missing at once', async ({ page, apps }) => {
    await page.goto(`${apps.origins.login}/cas/register`)
    await send(page, {})
    await expectIssues(page, {
      firstName: t('issue.firstName.required'),
      email: t('issue.email.required'),
      confirmEmail: t('issue.confirmEmail.required'),
      privacy: t('issue.privacy.required'),
    })
    await page
      .getByRole('alert')
      .getByRole('link', { name: t('issue.privacy.required') })
      .click()
    await expect(page.getByRole('checkbox')).toBeFocused()
  })

  test('back from a page to read, the form is as it was left, and isn’t sent again', async ({ page, apps }) => {
    const form = `${apps.origins.login}/cas/register`
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    await page.goto(form)
    await send(page, { ...right, email: 'elodie' })
    await expect(page.getByRole('alert')).toContainText(t('issue.email-no-at'))
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: t('privacy.title') })
      .click()
    await expect(heading(page)).toHaveText(t('privacy.title'))
    await page.goBack()
    await expectKept(page, { ...right, email: 'elodie' })
    await page.reload()
    await expectKept(page, { ...right, email: 'elodie' })
    expect(sent).toEqual([form])
  })

  test('takes no language that it doesn’t have', async ({ page, apps }) => {
    await page.goto(`${apps.origins.login}/cas/register?lang=xx`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.getByRole('checkbox').check()
    await page
      .locator('[name="language"] option')
      .first()
      .evaluate((option: HTMLOptionElement) => {
        option.value = 'xx'
      })
    await page.locator('[name="language"]').selectOption('xx')
    await send(page, right)
    await expectIssues(page, { language: t('issue.unknown-language') })
    await expectKept(page, right)
  })

  test('tells a stranger nothing about a known address: its owner’s mail does', async ({ page, apps, mailbox }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/register`)
    await register(page, person)
    const known = await page.locator('main').innerText()
    const mail = await mailbox.wait(person.email, { subject: /already/ })
    await page.goto(mailbox.link(mail))
    await expect(heading(page)).toHaveText(t('new-password.reset.title'))

    const nobody = somebody()
    await page.goto(`${apps.origins.login}/cas/register`)
    await register(page, nobody)
    expect(known.replaceAll(person.email, '…')).toBe(
      (await page.locator('main').innerText()).replaceAll(nobody.email, '…'),
    )
  })

  test('a body that is too large is refused with a page', async ({ page, apps }) => {
    await page.goto(`${apps.origins.login}/cas/register`)
    await page.locator('[name="firstName"]').evaluate((input: HTMLInputElement) => input.removeAttribute('maxlength'))
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      send(page, { ...right, firstName: 'é'.repeat(17_000) }),
    ])
    expect(answer.status()).toBe(413)
    await expect(heading(page)).toHaveText(t('error.413.title'))
    await page.getByRole('link', { name: 'Français' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  })

  test('sent twice by a double click, it makes one account', async ({ page, apps, mailbox }) => {
    const person = somebody()
    await page.goto(`${apps.origins.login}/cas/register`)
    await page.getByRole('checkbox').check()
    for (const [name, value] of Object.entries({ ...right, email: person.email, confirmEmail: person.email }))
      await page.locator(`[name="${name}"]`).fill(value)
    await page.getByRole('button', { name: t('register.submit') }).dblclick()
    await expect(heading(page)).toHaveText(t('registered.title'))
    // Each of the mails may have come; the newest link works.
    await choosePassword(page, person, mailbox)
  })
})
