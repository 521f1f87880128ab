import type { Page } from '@playwright/test'
import encodeQR from 'qr'
import { expect, test } from '../fixtures/test.ts'
import { connect, initialise, pasteLink } from '../steps/authenticator.ts'
import { expectIssues, expectKept } from '../steps/issues.ts'
import { enterIdentifier, enterPassword, nameDevice, stepUp, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('login', 'en')
const app = wordsOf('authenticator', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('PINs that anybody would guess are refused with the reason; the name stays', async ({ page, apps, mailbox }) => {
  const person = somebody()
  await settle(person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  const digits = 'The PIN code must have exactly 4 digits.'
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
  const foreign = await page.context().newPage()
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
  await expect(phone.page.getByText(app('paste.foreign'))).toBeVisible()
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
  for (const left of [4, 3, 2, 1]) {
    await phone.page.getByLabel(app('request.pin')).fill('2580')
    await phone.page.getByRole('button', { name: app('request.authenticate') }).click()
    await expect(phone.page.getByText(app('request.wrong-pin', { left }))).toBeVisible()
    await expect(phone.page.getByLabel(app('request.code'))).toHaveValue(code)
  }
  await phone.page.getByLabel(app('request.pin')).fill('2580')
  await phone.page.getByRole('button', { name: app('request.authenticate') }).click()
  await expect(heading(phone.page)).toHaveText(app('locked.title'))
  await expect(heading(page)).toHaveText(t('waiting.locked.title'))
  const mail = await mailbox.wait(person.email, { subject: /blocked/ })
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
