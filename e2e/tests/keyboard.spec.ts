import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { pasteLink } from '../steps/authenticator.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

// Nothing here uses the mouse. The way through Europass by keyboard is in portal.spec.ts.
const t = wordsOf('login', 'en')
const app = wordsOf('authenticator', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Presses Tab until the element has the focus; each stop on the way has to show that it has it. */
async function tabTo(page: Page, target: Locator, { key = 'Tab', presses = 40 } = {}): Promise<void> {
  await expect(target).toBeVisible()
  for (let count = 0; count < presses; count++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
    await expectVisibleFocus(page)
  }
  await expect(target, `within ${presses} presses of ${key}`).toBeFocused()
}

/** WCAG 2.2, 2.4.7 and 2.4.11: whatever has the focus shows it, and nothing covers it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return 'nothing'
    const shows = (element: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    }
    // A radio button drawn as a card lets the card show it.
    const around = focused.parentElement?.closest('label, .choice, .check')
    const label = focused.id ? document.querySelector(`label[for="${CSS.escape(focused.id)}"]`) : null
    if (![focused, around, label].some((element) => element && shows(element)))
      return `${focused.outerHTML.slice(0, 120)} shows nothing`
    const { left, top, width, height } = (label ?? focused).getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + height / 2)
    const covered =
      above &&
      !(
        focused.contains(above) ||
        above.contains(focused) ||
        label?.contains(above) ||
        above.closest('label')?.contains(focused)
      )
    return covered ? `${focused.outerHTML.slice(0, 120)} is covered by ${above.outerHTML.slice(0, 120)}` : 'visible'
  })
  expect(['visible', 'nothing']).toContain(seen)
}

test('an account, from the form to My Account', async ({ page, apps, mailbox }) => {
  const person = somebody()
  await page.goto(`${apps.origins.login}/cas/login`)
  await expect(page.getByLabel(t('identifier.label'))).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: t('register.title') }))
  await page.keyboard.press('Enter')

  // The form, filled in field by field; Enter in a field sends it.
  await expect(page.getByLabel(t('register.firstName'), { exact: true })).toBeFocused()
  await page.keyboard.type(person.firstName)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(t('register.email'), { exact: true }), 'the first field that is wrong').toBeFocused()
  // The summary above says all and leads there.
  const summary = page.getByRole('alert')
  await tabTo(page, summary.getByRole('link', { name: t('issue.email.required'), exact: true }), { key: 'Shift+Tab' })
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(t('register.email'), { exact: true })).toBeFocused()
  await page.keyboard.type(person.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.email)
  await tabTo(page, page.getByLabel(t('register.lastName'), { exact: true }), { key: 'Shift+Tab' })
  await page.keyboard.type(person.lastName)
  await tabTo(page, page.getByRole('checkbox'))
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox')).toBeChecked()
  await tabTo(page, page.getByRole('button', { name: t('register.submit') }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('registered.title'))

  await page.goto(mailbox.link(await mailbox.wait(person.email)))
  await expect(page.getByLabel(t('new-password.new'), { exact: true })).toBeFocused()
  await page.keyboard.type(person.password)
  const show = page.getByRole('button', { name: t('password.show') }).first()
  await tabTo(page, show)
  await page.keyboard.press('Space')
  await expect(page.getByLabel(t('new-password.new'), { exact: true })).toHaveAttribute('type', 'text')
  await tabTo(page, page.getByLabel(t('new-password.confirm')))
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('password-done.choose.title'))
  await tabTo(page, page.getByRole('link', { name: t('proceed') }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('logged-in.title', { provider: 'EU Login' }))

  // Signing in: the focus waits where one types; arrows choose the method.
  await page.context().clearCookies()
  await page.goto(`${apps.origins.login}/cas/login`)
  await expect(page.getByLabel(t('identifier.label'))).toBeFocused()
  await page.keyboard.type(person.email)
  await page.keyboard.press('Enter')
  const password = page.getByRole('textbox', { name: t('password.label') })
  await expect(password).toBeFocused()
  await page.keyboard.type('Wrong-Horse7battery')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(t('issue.password.wrong-password'))
  await expect(password).toBeFocused()
  await page.keyboard.type(person.password)
  await tabTo(page, page.locator('[name="method"]:checked'))
  const wanted = page.locator('#method-password')
  for (let count = 0; count < 6 && !(await wanted.isChecked()); count++) {
    await page.keyboard.press('ArrowDown')
    await expectVisibleFocus(page)
  }
  await expect(wanted).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('logged-in.title', { provider: 'EU Login' }))

  // The menu, the skip link, the switch of the language.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: t('page.skip') })).toBeFocused()
  const menu = page.locator('summary').filter({ hasText: t('page.menu') })
  await tabTo(page, menu)
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('.person-menu').getByRole('link', { name: t('account.title') }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('account.title'))
  await tabTo(page, page.getByRole('link', { name: 'français' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('a phone added, asked and renamed', async ({ page, phone, apps, mailbox }) => {
  test.slow()
  const person = somebody()
  await settle(person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await expect(page.locator('[name="identifier"]')).toBeFocused()
  await page.keyboard.type(person.email)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('welcome.title'))
  await expect(page.getByRole('textbox', { name: t('password.label') })).toBeFocused()
  await page.keyboard.type(person.password)
  const wanted = page.locator('#method-password')
  if ((await wanted.count()) > 0) {
    await tabTo(page, page.locator('[name="method"]:checked'))
    for (let count = 0; count < 6 && !(await wanted.isChecked()); count++) await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(t('add-device.name'))).toBeFocused()
  await page.keyboard.type(person.device)
  await tabTo(page, page.getByLabel(t('add-device.pin')))
  await page.keyboard.type(person.pin)
  await tabTo(page, page.getByLabel(t('add-device.confirm')))
  await page.keyboard.type(person.pin)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('enrolment.title'))
  await tabTo(page, page.getByRole('button', { name: t('enrolment.copy') }))
  const link = await page.locator('main').getByText('/initialise#').first().innerText()

  // The app by keyboard: a tablet with one, or a desktop.
  const tablet = phone.page
  await tablet.goto(apps.origins.authenticator)
  await tabTo(tablet, tablet.getByRole('button', { name: app('first.initialise') }))
  await tablet.keyboard.press('Enter')
  await tabTo(tablet, tablet.getByRole('button', { name: app('how.paste') }))
  await tablet.keyboard.press('Enter')
  await pasteLink(tablet, person, link.trim())
  await expect(heading(tablet)).toHaveText(app('enrol.title'))
  // A key that comes before a new screen has the focus goes to the one that left.
  await expect(heading(tablet)).toBeFocused()
  await tablet.keyboard.type(person.pin)
  await tablet.keyboard.press('Enter')
  await expect(heading(tablet)).toHaveText(app('enrol.done.title'))
  await expect(heading(tablet), 'a new screen begins at its heading').toBeFocused()
  await tabTo(tablet, tablet.getByRole('button', { name: app('continue') }))
  await tablet.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('enrolled.title'))

  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await tabTo(page, page.getByRole('button', { name: t('step-up.go') }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(t('waiting.title'))
  await tabTo(page, page.getByRole('button', { name: t('waiting.again') }))
  await expect(page.getByRole('region', { name: t('waiting.nothing.title') })).toContainText(
    t('waiting.nothing.network'),
  )
  const code = await page.locator('.code strong').innerText()
  await expect(heading(tablet)).toHaveText(app('request.title', { service: 'Europass' }))
  await expect(heading(tablet)).toBeFocused()
  await tablet.keyboard.type(`${code}${person.pin}`)
  await tablet.keyboard.press('Enter')
  await expect(heading(tablet)).toHaveText(app('result.approved.title'))
  await page.waitForURL(`${apps.origins.portal}/me`)

  await page.goto(`${apps.origins.login}/cas/account/devices`)
  await tabTo(page, page.locator('summary').filter({ hasText: t('devices.rename') }))
  await page.keyboard.press('Enter')
  const name = page.getByLabel(t('add-device.name'))
  await tabTo(page, name)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Renamed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Renamed' })).toBeVisible()
})
