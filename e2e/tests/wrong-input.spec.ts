import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { expectIssues, expectKept } from '../steps/issues.ts'
import { choosePassword, enterIdentifier, enterPassword, register } from '../steps/login.ts'
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
    await page.goto(`${apps.origins.login}/cas/login?flow=nonsense`)
    await expect(heading(page)).toHaveText(t('ended.expired.title'))
  })
})
