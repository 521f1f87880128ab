import type { Page } from '@playwright/test'
import pskc from '../../apps/login/test/support/pskc-rfc6030.json' with { type: 'json' }
import type { Apps } from '../fixtures/apps.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { newAccount, signInByPassword, signOut } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { answerTo, appCode, fileOf, laissezPasser, makeDevice, pressed, scanApp } from '../steps/tokens.ts'
import { languages, wordsOf } from '../steps/words.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** From Europass to the page that asks for the code. */
async function toTheCode(page: Page, person: Person, apps: Apps, method: 'token' | 'token-cram' = 'token') {
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, method)
}

/** On the page that asks for a code. */
async function type(page: Page, person: Person, code: string, label = 'token.code'): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.getByLabel(t(label), { exact: true }).fill(code)
  await page.getByRole('button', { name: t('token.sign-in'), exact: true }).click()
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`an authenticator app (oathtool), from the first to the last of it (${language})`, async ({
      page,
      apps,
      mailbox,
      browser,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      await newAccount(page, person, { apps, mailbox })
      await page.getByRole('link', { name: t('tokens.title') }).click()
      await expect(page.getByRole('heading', { name: t('tokens.none') })).toBeVisible()
      await lookAgain(page, `tokens-none-${language}`)
      await page.getByRole('link', { name: t('token-app.title') }).click()
      await lookAgain(page, `tokens-add-app-${language}`)
      await page.getByLabel(t('token-app.name')).fill('Fairphone')
      await page.getByRole('button', { name: t('token-app.go') }).click()
      await expect(heading(page)).toHaveText(t('token-app.scan.title', { name: 'Fairphone' }))
      const secret = await scanApp(page)
      expect(secret).toMatch(/^[A-Z2-7]{32}$/)
      await page.getByText(t('token-app.no-camera')).click()
      await expect(page.locator('#token-secret')).toHaveText(secret.replace(/(.{4})(?=.)/g, '$1 '))
      await lookAgain(page, `tokens-scan-${language}`)

      const first = appCode(secret)
      const wrong = first.replace(/.$/, (last) => String((Number(last) + 5) % 10))
      await page.getByLabel(t('token-app.code'), { exact: true }).fill(wrong)
      await page.getByRole('button', { name: t('token-app.submit') }).click()
      await expect(page.getByRole('alert')).toContainText(t('issue.code.token-wrong'))
      await lookAgain(page, `tokens-scan-wrong-${language}`)
      expect(await scanApp(page)).toBe(secret)
      await page.getByLabel(t('token-app.code'), { exact: true }).fill(appCode(secret))
      await page.getByRole('button', { name: t('token-app.submit') }).click()
      await expect(page.getByRole('status').first()).toContainText(t('notice.token-added'))
      await expect(page.getByRole('heading', { name: 'Fairphone' })).toBeVisible()
      await lookAgain(page, `tokens-list-${language}`)
      expect((await mailbox.wait(person.email, { subject: /token|jeton|app/i })).text).toContain('Fairphone')

      // To Europass: one entry for tokens; a code that was used is refused, the next one opens.
      await signOut(page, person, { apps })
      await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
      await enterIdentifier(page, person)
      await expect(page.locator('label[for=method-token]')).toBeVisible()
      await expect(page.locator('label[for=method-token-app]')).toHaveCount(0)
      await enterPassword(page, person, 'token')
      await expect(heading(page)).toHaveText(t('token.token-app.title'))
      await lookAgain(page, `tokens-code-${language}`)
      await type(page, person, first)
      await expect(page.getByRole('alert')).toContainText(t('issue.code.token-wrong-code'))
      const next = appCode(secret, 30)
      await type(page, person, `${next.slice(0, 3)} ${next.slice(3)}`)
      await page.waitForURL(`${apps.origins.portal}/me`)

      // The same code, in another browser.
      const elsewhere = await browser.newPage()
      await toTheCode(elsewhere, person, apps)
      await type(elsewhere, person, next)
      await expect(elsewhere.getByRole('alert')).toContainText(t('issue.code.token-wrong-code'))
      await elsewhere.close()

      await page.goto(`${apps.origins.login}/cas/account/tokens`)
      await page.getByText(t('devices.rename')).click()
      await page.getByLabel(t('token-app.name'), { exact: true }).fill('Phone')
      await page.getByRole('button', { name: t('save') }).click()
      await expect(page.getByRole('status').first()).toContainText(t('notice.token-renamed'))
      await page.getByRole('link', { name: t('tokens.out-of-step') }).click()
      await expect(heading(page)).toHaveText(t('token-step.title', { token: 'Phone' }))
      await lookAgain(page, `tokens-step-${language}`)
      await page.getByRole('link', { name: t('cancel') }).click()
      await page.getByRole('link', { name: t('devices.remove') }).click()
      await expect(heading(page)).toHaveText(t('token-remove.title', { token: 'Phone' }))
      await lookAgain(page, `tokens-remove-${language}`)
      await page.getByRole('button', { name: t('token-remove.submit') }).click()
      await expect(page.getByRole('heading', { name: t('tokens.none') })).toBeVisible()
      await page.goto(`${apps.origins.login}/cas/account/activity`)
      for (const kind of ['token-added', 'token-removed'])
        await expect(page.getByText(t(`activity.${kind}`), { exact: true })).toBeVisible()
    })

    test(`a device of a manufacturer’s file under a pre-shared key, taken and followed by keyboard (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      // RFC 6030's own encrypted file, under a serial number of its own in each language.
      const serial = `SN-${language}-${process.pid}`
      const file = await fileOf(apps, `${serial}.xml`, pskc.figure6.replaceAll('987654321', serial))
      const key = await fileOf(apps, 'transport.key', pskc.sharedKey)
      expect(await laissezPasser(apps, ['tokens', 'import', file])).toMatchObject({ code: 1 })
      const imported = await laissezPasser(apps, ['tokens', 'import', file, '--key-file', key])
      expect(imported).toEqual({
        code: 0,
        text: expect.stringContaining('0 added, 1 waiting, 0 imported before, 0 refused'),
      })
      expect((await laissezPasser(apps, ['tokens', 'import', file, '--key-file', key])).text).toContain(
        '1 imported before',
      )
      const press = (counter: number) => pressed('3132333435363738393031323334353637383930', counter, 8)

      await newAccount(page, person, { apps, mailbox })
      await page.goto(`${apps.origins.login}/cas/account/tokens/device`)
      await expect(heading(page)).toHaveText(t('take-token.title'))
      await lookAgain(page, `tokens-take-${language}`)
      const fill = async (typed: readonly string[]) => {
        await page.getByLabel(t('take-token.serial')).focus()
        for (const text of typed) {
          await page.keyboard.press('ControlOrMeta+a')
          await page.keyboard.type(text)
          await page.keyboard.press('Tab')
        }
        await expect(page.getByRole('button', { name: t('take-token.submit') })).toBeFocused()
        await page.keyboard.press('Enter')
      }
      await fill([serial, press(0), press(0), 'Grey'])
      await expect(page.getByRole('alert')).toContainText(t('issue.nextCode.token-same-code'))
      await fill(['12345', press(0), press(1), 'Grey'])
      await expect(page.getByRole('alert')).toContainText(t('issue.serial.token-unknown-token'))
      await lookAgain(page, `tokens-take-wrong-${language}`)
      await fill([serial.toLowerCase(), press(0), press(1), 'Grey'])
      await expect(page.getByRole('status').first()).toContainText(t('notice.token-added'))
      await signOut(page, person, { apps })

      // Used twice: refused. Pressed too often: the next code is asked for.
      await toTheCode(page, person, apps)
      await expect(heading(page)).toHaveText(t('token.token.title'))
      await type(page, person, press(1))
      await expect(page.getByRole('alert')).toContainText(t('issue.code.token-wrong-code'))
      await type(page, person, press(50))
      await expect(page.getByRole('alert')).toContainText(t('issue.code.token-next-code'))
      await lookAgain(page, `tokens-next-code-${language}`)
      await type(page, person, press(51))
      await page.waitForURL(`${apps.origins.portal}/me`)

      // Pressed all night: with the password alone, two codes in a row bring it back.
      await page.context().clearCookies()
      await toTheCode(page, person, apps)
      await type(page, person, press(700))
      await expect(page.getByRole('alert')).toContainText(t('issue.code.token-wrong-code'))
      await page.context().clearCookies()
      await signInByPassword(page, person, { apps })
      await page.goto(`${apps.origins.login}/cas/account/tokens`)
      await page.getByRole('link', { name: t('tokens.out-of-step') }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByLabel(t('code-pair.code'), { exact: true })).toBeFocused()
      await page.keyboard.type(press(700))
      await page.keyboard.press('Tab')
      await page.keyboard.type(press(701))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('status').first()).toContainText(t('notice.token-in-step'))
      await page.context().clearCookies()
      await toTheCode(page, person, apps)
      await type(page, person, press(702))
      await page.waitForURL(`${apps.origins.portal}/me`)
    })
  })
}

test('a token with a keypad, without JavaScript: challenge on screen, answer typed, each once', async ({
  browser,
  apps,
  page,
  mailbox,
}) => {
  test.slow()
  const person = somebody()
  const t = wordsOf('login', 'en')
  const suite = 'OCRA-1:HOTP-SHA1-6:QN08'
  const device = makeDevice(suite)
  const secret = Buffer.from(device.secret, 'hex')
  await newAccount(page, person, { apps, mailbox })
  const file = await fileOf(apps, `${device.serial}.xml`, device.pskc)
  expect(await laissezPasser(apps, ['tokens', 'import', file, '--owner', person.email])).toMatchObject({ code: 0 })
  // What a command queues leaves a Worker at its next tick, within a minute.
  const told = await mailbox.wait(person.email, { subject: /token/i, timeout: 75_000 })
  expect(told.text).toContain(device.serial)

  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(plain, person)
  await enterPassword(plain, person, 'token-cram')
  await expect(heading(plain)).toHaveText(t('token.token-cram.title'))
  const challenge = plain.locator('.code strong')
  const old = await challenge.innerText()
  expect(old).toMatch(/^\d{8}$/)
  const right = answerTo(old, { secret, suite })
  const wrong = right.replace(/.$/, (last) => String((Number(last) + 5) % 10))
  await type(plain, person, wrong, 'token.answer')
  await expect(plain.getByText(t('token.tries', { count: 4 }))).toBeVisible()
  await plain.getByRole('button', { name: t('token.again') }).click()
  const now = await challenge.innerText()
  expect(now).not.toBe(old)
  await type(plain, person, right, 'token.answer')
  await expect(plain.getByRole('alert')).toContainText(t('issue.code.token-wrong-answer'))
  await type(plain, person, answerTo(await challenge.innerText(), { secret, suite }), 'token.answer')
  await plain.waitForURL(`${apps.origins.portal}/me`)

  // An app, added and used without JavaScript as well; the keypad is asked for first.
  await plain.goto(`${apps.origins.login}/cas/account/tokens/app`)
  await plain.getByLabel(t('token-app.name')).fill('Laptop')
  await plain.getByRole('button', { name: t('token-app.go') }).click()
  const app = await scanApp(plain)
  await plain.getByLabel(t('token-app.code'), { exact: true }).fill(appCode(app))
  await plain.getByRole('button', { name: t('token-app.submit') }).click()
  await expect(plain.getByRole('status').first()).toContainText(t('notice.token-added'))
  await context.close()

  // Both are among what can be reported as lost.
  await page.context().clearCookies()
  await toTheCode(page, person, apps, 'token-cram')
  await lookAgain(page, 'tokens-challenge')
  await page.getByRole('link', { name: t('lost-factor.link') }).click()
  for (const name of [`Acme ${device.serial}`, 'Laptop']) await expect(page.getByText(name)).toBeVisible()
  await lookAgain(page, 'tokens-lost')
})
