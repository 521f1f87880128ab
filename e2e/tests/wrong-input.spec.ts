import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { connect, initialise, pasteLink } from '../steps/authenticator.ts'
import { expectIssues, expectKept } from '../steps/issues.ts'
import {
  choosePassword,
  enterIdentifier,
  enterPassword,
  nameDevice,
  register,
  stepUp,
  transferCode,
} from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { openToPrograms, settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

test.use({ settings: openToPrograms })

const t = wordsOf('login', 'en')
const app = wordsOf('authenticator', 'en')
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
      lastName: t('issue.lastName.required'),
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
      'It needs at least one upper case letter, one lower case letter, one digit and one special character.'
    for (const [password, issues] of [
      ['Ab1!', ['It needs at least 10 characters.']],
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

    // After all that the link still works, once.
    await send(person.password)
    await expect(heading(page)).toHaveText(t('password-done.choose.title'))
    await page.goto(mailbox.link(mail))
    await expect(heading(page)).toHaveText(t('link-expired.title'))
    await page.goBack()
    await expect(heading(page)).toHaveText(t('password-done.choose.title'))
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

test.describe('the phone', () => {
  test('PINs that anybody would guess are refused with the reason; the name stays', async ({ page, apps, mailbox }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'password')
    const digits = 'A PIN has exactly 4 digits.'
    for (const [pin, confirm, issues] of [
      ['', '', { pin: digits }],
      ['12a', '12a', { pin: digits }],
      ['7777', '7777', { pin: [t('issue.pin.repeat'), t('issue.pin.common')] }],
      ['3456', '3456', { pin: t('issue.pin.run') }],
      ['1987', '1987', { pin: [t('issue.pin.year'), t('issue.pin.common')] }],
      ['4937', '4938', { confirmPin: t('issue.confirmPin.mismatch') }],
    ] as const) {
      await page.getByLabel(t('add-device.name')).fill('Élodie’s Fairphone')
      await page.getByLabel(t('add-device.pin')).fill(pin)
      await page.getByLabel(t('add-device.confirm')).fill(confirm)
      await page.getByRole('button', { name: t('submit') }).click()
      await expectIssues(page, issues)
      await expectKept(page, { name: 'Élodie’s Fairphone', pin: '' })
    }
  })

  test('wrong PINs, foreign and spent codes, a locked app', async ({ page, phone, apps, mailbox }) => {
    test.slow()
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'password')
    const qr = await nameDevice(page, person)
    const link = (await page.locator('main').getByText('/initialise#').first().innerText()).trim()

    // The QR code of another site, held before the camera.
    await page.evaluate(() => window.scrollTo(0, 0))
    const foreign = await page.context().newPage()
    const { default: encodeQR } = await import('qr')
    await foreign.setContent(
      `<div style="width:300px">${encodeQR('https://menu.example/today', 'svg', { ecc: 'low' })}</div>`,
    )
    await phone.film(foreign.locator('div'))
    await foreign.close()
    await phone.page.goto(apps.origins.authenticator)
    await initialise(phone.page, person, 'scan')
    await expect(phone.page.getByText(app('scan.foreign'))).toBeVisible({ timeout: 20_000 })
    await phone.film(qr)
    await phone.page.reload()

    // A link of an issuer that the app wasn't built for; one that nobody knows.
    await initialise(phone.page, person, 'paste')
    await pasteLink(
      phone.page,
      person,
      link
        .replace(encodeURIComponent(apps.origins.login), encodeURIComponent('https://evil.example'))
        .replace(`iss=${apps.origins.login}`, 'iss=https://evil.example'),
    )
    await expect(phone.page.getByText('which this app doesn’t know')).toBeVisible()
    await phone.page.goto(apps.origins.authenticator)
    await initialise(phone.page, person, 'paste')
    await pasteLink(phone.page, person, 'https://menu.example/today')
    await expect(phone.page.getByText(app('scan.foreign'))).toBeVisible()
    await pasteLink(phone.page, person, link.replace(/([#&]id=)[^&]+/, '$1AAAAAAAAAAAAAAAAAAAAAA'))
    await tapPin('0000', app('enrol.go'))
    await expect(phone.page.getByText(app('enrol.unknown'))).toBeVisible()

    // A wrong PIN at enrolment costs one of five tries.
    await phone.page.goto(apps.origins.authenticator)
    await initialise(phone.page, person, 'paste')
    await pasteLink(phone.page, person, link)
    await tapPin('2580', app('enrol.go'))
    await expect(phone.page.getByText('You have 4 tries left.')).toBeVisible()
    await connect(phone.page, person)
    await expect(heading(page)).toHaveText(t('enrolled.title'))

    // Wrong PINs at an approval, the last of which locks the app.
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await stepUp(page, person, 'mobile-app-pin')
    const code = await transferCode(page, person)
    await phone.page.getByLabel(app('request.code')).fill(code)
    for (const left of ['4 tries left', '3 tries left', '2 tries left', '1 try left']) {
      await phone.page.getByLabel(app('request.pin')).fill('2580')
      await phone.page.getByRole('button', { name: app('request.authenticate') }).click()
      await expect(phone.page.getByText(`You have ${left} before this app locks.`)).toBeVisible()
      await expect(phone.page.getByLabel(app('request.code'))).toHaveValue(code)
    }
    await phone.page.getByLabel(app('request.pin')).fill('2580')
    await phone.page.getByRole('button', { name: app('request.authenticate') }).click()
    await expect(heading(phone.page)).toHaveText(app('locked.title'))
    await expect(heading(page)).toHaveText(t('waiting.locked.title'))
    const mail = await mailbox.wait(person.email, { subject: /locked/ })
    expect(mail.text).toContain(person.device)

    // Whoever has nothing but a locked phone gets in by the password, and removes it.
    await page.goto(`${apps.origins.login}/cas/account/devices`)
    if (await page.getByLabel(t('identifier.label')).isVisible()) {
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
    }
    await expect(page.locator('main').getByText(t('devices.locked'), { exact: true })).toBeVisible()

    async function tapPin(pin: string, button: string): Promise<void> {
      await expect(heading(phone.page)).toHaveText(app('enrol.title'))
      for (const digit of pin) await phone.page.getByRole('button', { name: digit, exact: true }).click()
      await phone.page.getByRole('button', { name: button }).click()
    }
  })
})
