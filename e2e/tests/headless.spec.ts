import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseOtpauth, totp } from '@laissez-passer/core/one-time-codes'
import { createDevice, parseLink } from '@laissez-passer/mobile-crypto'
import { memoryKeys } from '@laissez-passer/mobile-crypto/memory'
import { expect, type Page, test } from '@playwright/test'
import { freePort } from '../fixtures/apps.ts'
import { examine } from '../fixtures/examine.ts'

const example = fileURLToPath(new URL('../../apps/headless/dist/server.js', import.meta.url))
const person = {
  firstName: 'Élodie',
  lastName: 'Müller',
  email: 'elodie@example.org',
  confirmEmail: 'elodie@example.org',
}
const password = 'Correct-Horse7battery'
const pin = '4826'

let server: ChildProcess | null = null
let origin = ''

test.beforeAll(async () => {
  const port = await freePort()
  origin = `http://localhost:${port}`
  server = spawn(process.execPath, [example], {
    env: { ...process.env, PORT: String(port), CAPTCHA: 'off' },
    stdio: 'inherit',
  })
  await expect(async () => expect((await fetch(`${origin}/healthz`)).ok).toBe(true)).toPass({ timeout: 20_000 })
})

test.afterAll(() => void server?.kill())

test('a sign-in page of one’s own: the password and an app’s code, then the password and a phone, by the JSON API', async ({
  browser,
  page,
}) => {
  const ask = apiOf(page)
  await page.goto(`${origin}/sign-in`)
  await examine(page, 'headless-identifier')

  // An account with both, without a page.
  await ask('POST', '/registrations', { ...person, language: 'en', privacy: true })
  const chosen = { token: await mailedToken(), newPassword: password, confirmPassword: password }
  const { signIn } = await ask('POST', '/password', chosen)
  expect(await ask('GET', `/sign-ins/${signIn}`)).toMatchObject({ step: { kind: 'done' } })
  const enrolment = await ask('POST', '/account/devices', { name: 'My phone', pin, confirmPin: pin })
  const app = await ask('POST', '/account/token-apps', { name: 'My app' })
  const key = parseOtpauth(String(app['link']))
  if (key?.moving.kind !== 'totp') throw new Error('no app')
  const { digits, hash, secret } = key
  const { stepSeconds } = key.moving
  const code = (time: number) => totp(secret, { hash, digits, stepSeconds, time })
  const now = Math.floor(Date.now() / 1000)
  // The step before, so that the present one is still to be used.
  expect(await ask('POST', `/account/token-apps/${app['id']}/confirm`, { code: code(now - stepSeconds) })).toEqual({
    name: 'My app',
  })
  const phone = createDevice({
    issuers: [origin],
    keys: memoryKeys(),
    model: () => 'Pixel 9',
    language: () => 'en',
    screenLock: async () => true,
  })
  expect(await phone.enrol(parseLink(String(enrolment['link'])), { pin })).toMatchObject({ ok: true })

  await test.step('by the app’s code; a wrong password and a wrong code are said, and nothing is lost', async () => {
    const context = await browser.newContext()
    const tab = await context.newPage()
    // Where the provider itself would ask.
    await tab.goto(`${origin}/cas/account/sessions`)
    await expect(tab).toHaveURL(/\/sign-in\?continue=/)
    await identify(tab)
    await tab.getByLabel('Password', { exact: true }).fill('Wrong-Horse7battery')
    await tab.getByLabel('A code of my authenticator app').check()
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await expect(tab.getByRole('alert')).toHaveText('That isn’t the right email address and password.')
    await examine(tab, 'headless-password')
    await tab.getByLabel('Password', { exact: true }).fill(password)
    await tab.getByLabel('A code of my authenticator app').check()
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await tab.getByLabel('Code of My app').fill('000000')
    await tab.getByRole('button', { name: 'Confirm' }).click()
    await expect(tab.getByRole('alert')).toContainText('isn’t the code')
    await examine(tab, 'headless-code')
    await tab.getByLabel('Code of My app').fill(code(Math.floor(Date.now() / 1000)))
    await tab.getByRole('button', { name: 'Confirm' }).click()
    await expect(tab).toHaveURL(`${origin}/cas/account/sessions`)
    await context.close()
  })

  await test.step('by the phone: it is asked, shows who asks, and the page goes on by itself', async () => {
    const context = await browser.newContext()
    const tab = await context.newPage()
    await tab.goto(`${origin}/sign-in`)
    await identify(tab)
    await tab.getByLabel('Password', { exact: true }).fill(password)
    await tab.getByLabel('A notification on my phone').check()
    await tab.getByRole('button', { name: 'Sign in' }).click()
    const shown = tab.locator('.code')
    await expect(shown).toHaveText(/^\d{2}$/)
    await examine(tab, 'headless-phone')
    const waiting = await phone.pending()
    const request = waiting.ok ? waiting.requests[0] : undefined
    if (!request) throw new Error('the phone was asked nothing')
    expect(await phone.approve(request, { transferCode: await shown.innerText(), pin })).toMatchObject({ ok: true })
    await expect(tab).toHaveURL(`${origin}/cas/account`)
    await context.close()
  })
})

async function identify(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill(person.email)
  await page.getByRole('button', { name: 'Next' }).click()
}

/** Asks the API as a page of the provider's origin does. */
function apiOf(page: Page) {
  return (method: string, path: string, body?: object): Promise<Record<string, unknown>> =>
    page.evaluate(
      async (asked) => {
        const json = { 'Content-Type': 'application/json' }
        const rest = asked.body ? { headers: json, body: JSON.stringify(asked.body) } : {}
        return (await fetch(`/cas/api${asked.path}`, { method: asked.method, ...rest })).json()
      },
      { method, path, body },
    )
}

async function mailedToken(): Promise<string> {
  let token = ''
  await expect(async () => {
    const [mail] = await (await fetch(`${origin}/dev/mailbox.json`)).json()
    token = /[?&]token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(token).not.toBe('')
  }).toPass({ timeout: 20_000 })
  return token
}
