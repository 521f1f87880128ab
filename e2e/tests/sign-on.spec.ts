import type { Page, Response } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { approve } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, stepUp, transferCode } from '../steps/login.ts'
import { type Person, somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('login', 'en')
const app = wordsOf('authenticator', 'en')
const portal = wordsOf('portal', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const loggedIn = t('logged-in.title', { provider: 'EU Login' })

async function signIn(page: Page, person: Person, method: 'password' | 'mobile-app-pin'): Promise<void> {
  await enterIdentifier(page, person)
  await enterPassword(page, person, method)
}

test.describe('single sign-on', () => {
  test('the second time no page asks anything; logging out ends it', async ({ page, context, apps, mailbox }) => {
    const person = somebody()
    const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
    const login = `${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`
    await page.goto(login)
    await expect(page.getByText(t('asks.MEDIUM', { service: 'Europass' }))).toBeVisible()
    await signIn(page, person, 'mobile-app-pin')
    await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
    await page.waitForURL(`${apps.origins.portal}/me`)

    // Europass forgets the person, EU Login doesn't: there and back by redirects alone.
    await context.clearCookies({ name: '__Host-lp-portal' })
    const shown: string[] = []
    const note = (response: Response) => {
      const { origin, pathname } = new URL(response.url())
      if (origin === apps.origins.login && response.request().isNavigationRequest() && response.status() === 200)
        shown.push(pathname)
    }
    page.on('response', note)
    await page.goto(login)
    await expect(page).toHaveURL(`${apps.origins.portal}/me`)
    await expect(heading(page)).toHaveText(portal('me.title'))
    expect(shown, 'pages of EU Login on the way').toEqual([])
    page.off('response', note)

    await page.goto(`${apps.origins.login}/cas/login`)
    await expect(heading(page)).toHaveText(loggedIn)
    await expect(page.getByText(t('logged-in.text'))).toBeVisible()

    // Logging out of Europass ends both, and leads back.
    await page.goto(`${apps.origins.portal}/me`)
    await page.getByRole('button', { name: portal('account.me'), exact: true }).click()
    await page.getByRole('menuitem', { name: portal('account.logout') }).click()
    await expect(page).toHaveURL(`${apps.origins.portal}/`)
    await page.goto(`${apps.origins.login}/cas/login`)
    await expect(page.getByLabel(t('identifier.label'))).toBeVisible()
    await page.goto(`${apps.origins.portal}/me`)
    await expect(page.getByRole('link', { name: portal('account.login') }).first()).toBeVisible()

    // Logging out of EU Login ends Europass's session within seconds, and the page says so.
    await page.goto(login)
    await signIn(page, person, 'mobile-app-pin')
    await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
    await page.waitForURL(`${apps.origins.portal}/me`)
    await page.goto(`${apps.origins.login}/cas/logout`)
    await page
      .getByRole('main')
      .getByRole('button', { name: t('logout.action') })
      .click()
    await expect(page.getByText(t('logged-out.told', { services: 'Europass' }))).toBeVisible()
    await page.goto(`${apps.origins.portal}/me`)
    await expect(page.getByRole('link', { name: portal('account.login') }).first()).toBeVisible()
  })

  test('another browser’s session can be ended from the list', async ({ page, browser, apps, mailbox }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    const elsewhere = await browser.newContext({
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    })
    const other = await elsewhere.newPage()
    for (const one of [other, page]) {
      await one.goto(`${apps.origins.login}/cas/login`)
      await signIn(one, person, 'password')
      await expect(heading(one)).toHaveText(loggedIn)
    }
    await page.goto(`${apps.origins.login}/cas/account/sessions`)
    const item = page.getByRole('listitem').filter({ hasText: 'Safari' })
    await item.getByRole('button', { name: t('sessions.end') }).click()
    await expect(page.getByText(t('notice.session-ended'))).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Safari' })).toHaveCount(0)
    await other.goto(`${apps.origins.login}/cas/account`)
    await expect(other.getByLabel(t('identifier.label'))).toBeVisible()
    await page.goto(`${apps.origins.login}/cas/account`)
    await expect(heading(page)).toHaveText(t('account.title'))
    await elsewhere.close()
  })
})

test('of several devices the person picks one, and only that one is asked', async ({ page, apps, mailbox }) => {
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone', 'Tablet in the kitchen'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await signIn(page, person, 'mobile-app-pin')
  await expect(heading(page)).toHaveText(t('device-choice.title'))
  await page.locator('label').filter({ hasText: 'Tablet in the kitchen' }).click()
  await page.getByRole('button', { name: t('device-choice.send') }).click()
  const code = await transferCode(page, person)
  await expect(page.locator('main')).toContainText('Tablet in the kitchen')
  expect(await phones[0]?.pending()).toMatchObject({ ok: true, requests: [] })
  await approveByProgram(phones[1], { code, pin: person.pin })
  await page.waitForURL(`${apps.origins.portal}/me`)
})

test.describe('the phone says', () => {
  test('no: the browser says so, and waits a little before it may ask again', async ({
    page,
    phone,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await signIn(page, person, 'password')
    await addPhone(page, person, { app: phone.page, apps })
    await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
    await stepUp(page, person, 'mobile-app-pin')
    await expect(heading(phone.page)).toHaveText(app('request.title', { service: 'Europass' }))
    await phone.page.getByRole('button', { name: app('request.refuse') }).click()
    await expect(heading(phone.page)).toHaveText(app('result.refused.title'))
    await expect(heading(page)).toHaveText(t('waiting.refused.title'))
    // It counts down, and the button waits with it.
    await expect(page.locator('[data-lp-left]').first()).toBeVisible()
    await expect(page.getByRole('button', { name: t('waiting.again') })).toBeDisabled()
    await phone.page.getByRole('button', { name: app('close') }).click()
    await expect(heading(phone.page)).toContainText(app('welcome.title', { name: person.firstName }))
  })

  test('another code: nobody gets in', async ({ page, phone, apps, mailbox }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await signIn(page, person, 'password')
    await addPhone(page, person, { app: phone.page, apps })
    await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
    await stepUp(page, person, 'mobile-app-pin')
    const code = await transferCode(page, person)
    await phone.page.getByLabel(app('request.code')).fill(code === '00' ? '11' : '00')
    await phone.page.getByLabel(app('request.pin')).fill(person.pin)
    await phone.page.getByRole('button', { name: app('request.authenticate') }).click()
    await expect(heading(phone.page)).toHaveText(app('result.wrong-code.title'))
    await expect(heading(page)).toHaveText(t('waiting.wrong-code.title'))
    await page.goto(`${apps.origins.portal}/me`)
    await expect(page.getByRole('link', { name: portal('account.login') }).first()).toBeVisible()
  })

  test('nothing any more: its device is renamed, then removed, and the app notices', async ({
    page,
    phone,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await signIn(page, person, 'password')
    await addPhone(page, person, { app: phone.page, apps })

    await page.goto(`${apps.origins.login}/cas/account/devices`)
    const rename = page.locator('summary').filter({ hasText: t('devices.rename') })
    await rename.click()
    const name = page.getByLabel(t('add-device.name'))
    await name.fill('')
    await page.getByRole('button', { name: t('save') }).click()
    await expect(page.getByRole('alert')).toContainText(t('issue.name.required'))
    if (!(await name.isVisible())) await rename.click()
    await name.fill('The old one')
    await page.getByRole('button', { name: t('save') }).click()
    await expect(page.getByText(t('notice.device-renamed'))).toBeVisible()
    await expect(page.getByRole('heading', { name: 'The old one' })).toBeVisible()

    // Removing it changes how one signs in: the phone is asked first.
    await page.getByRole('link', { name: t('devices.remove') }).click()
    await stepUp(page, person, 'mobile-app-pin')
    await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
    await expect(heading(page)).toHaveText(t('device-remove.title', { device: 'The old one' }))
    await page.getByRole('button', { name: t('device-remove.submit') }).click()
    await expect(page.getByText(t('notice.device-removed'))).toBeVisible()
    await expect(page.getByText(t('devices.none'), { exact: true })).toBeVisible()
    await expect(heading(phone.page)).toHaveText(app('removed.title'), { timeout: 20_000 })
    expect((await mailbox.wait(person.email, { subject: /removed/ })).text).toContain('The old one')
    await phone.page.getByRole('button', { name: app('removed.start') }).click()
    await expect(heading(phone.page)).toHaveText(app('first.title'))
  })

  test('not me: nobody gets in, a mail says so, and the password is changed next', async ({
    page,
    browser,
    phone,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await signIn(page, person, 'password')
    await addPhone(page, person, { app: phone.page, apps })

    // This browser becomes known to the account: silence after a report is for others.
    await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
    await stepUp(page, person, 'mobile-app-pin')
    await approve(phone.page, person, { service: 'Europass', code: await transferCode(page, person) })
    await page.waitForURL(`${apps.origins.portal}/me`)
    await phone.page.getByRole('button', { name: app('close') }).click()

    // Somebody who knows the password, in a browser of their own.
    const stranger = await browser.newContext()
    const theirs = await stranger.newPage()
    await theirs.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
    await signIn(theirs, person, 'mobile-app-pin')
    await expect(heading(phone.page)).toHaveText(app('request.title', { service: 'Europass' }))
    await phone.page.getByRole('button', { name: app('request.not-me') }).click()
    await expect(heading(phone.page)).toHaveText(app('result.not-me.title'))
    await expect(heading(theirs)).toHaveText(t('ended.not-me.title'))
    expect((await mailbox.wait(person.email, { subject: /someone else/i })).text).toContain('Europass')
    await theirs.goto(`${apps.origins.login}/cas/account`)
    await expect(theirs.getByLabel(t('identifier.label'))).toBeVisible()
    await stranger.close()

    await phone.page.getByRole('button', { name: app('close') }).click()
    await page.goto(`${apps.origins.login}/cas/login?other=1&continue=/cas/account`)
    await signIn(page, person, 'mobile-app-pin')
    await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
    await expect(heading(page)).toHaveText(t('password.title'))
    await expect(page.getByText(t('password.due.suspect'))).toBeVisible()
  })

  test('a push wakes an app that is closed', async ({ page, phone, apps, mailbox }) => {
    const person = somebody()
    await settle(person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/mobile`)
    await signIn(page, person, 'password')
    await addPhone(page, person, { app: phone.page, apps })
    await phone.page.evaluate(() => navigator.serviceWorker.ready)

    // The app is gone from the screen; its worker lives on in the browser.
    const tab = await phone.context.newPage()
    await tab.goto('about:blank')
    const protocol = await phone.context.newCDPSession(tab)
    const registered = new Promise<string>((resolve) => {
      protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(apps.origins.authenticator))
        if (ours) resolve(ours.registrationId)
      })
    })
    await protocol.send('ServiceWorker.enable')
    const registrationId = await registered
    await phone.page.close()

    await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
    await stepUp(page, person, 'mobile-app-pin')
    const code = await transferCode(page, person)
    await protocol.send('ServiceWorker.deliverPushMessage', {
      origin: apps.origins.authenticator,
      registrationId,
      data: '',
    })
    // Looked at from a page that is not the app, which would put it away.
    await tab.goto(`${apps.origins.authenticator}/healthz`)
    await expect
      .poll(() =>
        tab.evaluate(async () => {
          const shown = await (await navigator.serviceWorker.ready).getNotifications()
          return shown.map(({ title, body }) => `${title} ${body}`)
        }),
      )
      .toEqual([`${app('notification.title')} ${app('notification.text')}`])
    await tab.goto(apps.origins.authenticator)
    await approve(tab, person, { service: 'Europass', code })
    await page.waitForURL(`${apps.origins.portal}/me`)
  })
})
