import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { comingFrom } from '../fixtures/address.ts'
import type { Apps } from '../fixtures/apps.ts'
import { examine } from '../fixtures/examine.ts'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { type Person, somebody } from '../steps/person.ts'
import { readPdf } from '../steps/portal.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'
import { signInToEuropass } from '../steps/europass.ts'

const t = wordsOf('portal', 'en')
const french = wordsOf('portal', 'fr')

/** The schema that these are written in. */
const schema = 2
const profile = {
  language: 'en',
  personal: {
    givenName: 'Élodie',
    familyName: 'Müller',
    birthDate: '1988-04-02',
    emails: [{ id: 'e', address: 'elodie.muller@example.eu' }],
    motherTongues: [{ id: 'm', code: 'fra' }],
  },
  entries: {
    'work-experience': [
      { id: 'w', occupation: 'Research diver', employer: 'Baltic Institute', from: '2021', ongoing: true },
    ],
    language: [
      { id: 'l', code: 'lit', listening: 'B2', reading: 'B2', interaction: 'B1', production: 'B1', writing: 'B1' },
    ],
    'profile-skills': [{ id: 's', name: 'Maps', skills: ['QGIS', 'R'] }],
  },
}
const cv = { id: 'cv-1', title: 'For the port', personalHidden: ['birthDate'] }

/** Somebody with a profile and a CV, at the page of their links. */
async function sharer(page: Page, apps: Apps, mailbox: Parameters<typeof settle>[1]['mailbox']): Promise<Person> {
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Pixel'] })
  await signInToEuropass(page, person, { apps, phones, path: '/share' })
  for (const [path, value] of [
    ['profile/profile', profile],
    ['cv/cv-1', cv],
  ] as const) {
    const made = await page.request.put(`${apps.origins.portal}/api/documents/${path}`, {
      headers: { Origin: apps.origins.portal },
      data: { schema, value },
    })
    expect(made.status()).toBe(201)
  }
  await page.reload()
  return person
}

/** A browser of somebody without an account, from an address of their own. */
async function receiver(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    extraHTTPHeaders: comingFrom(address),
    ...options,
  })
  return context.newPage()
}

/** Bytes of programs, styles and answers that a page came with, as they were sent. */
const bytesLoaded = (page: Page): Promise<number> =>
  page.evaluate(() =>
    performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => !/\.(?:svg|woff2)$/.test(name))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  )

const gone = (page: Page) => page.getByRole('heading', { level: 1, name: t('share.gone.title') })

test('a profile and a CV by link: made by keyboard, read by two receivers, locked, revoked', async ({
  page,
  browser,
  apps,
  mailbox,
  on,
}) => {
  await sharer(page, apps, mailbox)
  await expect(page.getByText(t('share.page.none'))).toBeVisible()
  await examine(page, 'portal-share-none')

  const link = await test.step('a link is made by keyboard', async () => {
    await page.getByRole('button', { name: t('share.page.new') }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: t('share.form.title') })
    const whole = dialog.getByRole('checkbox', { name: t('share.kind.profile') })
    await whole.focus()
    await page.keyboard.press('Space')
    await expect(dialog.getByRole('checkbox', { name: t('share.part.birthDate') })).not.toBeChecked()
    await expect(dialog.getByRole('checkbox', { name: t('share.part.contacts') })).toBeChecked()
    await dialog.getByRole('checkbox', { name: /^For the port/ }).focus()
    await page.keyboard.press('Space')
    await expectAccessible(page)
    await takePictures(page, 'portal-share-form')
    await dialog.getByLabel(t('share.form.titleLabel')).fill('Application')
    await page.keyboard.press('Enter')
    const field = page
      .getByRole('dialog', { name: t('share.made.title') })
      .getByLabel(t('share.link.label'), { exact: true })
    await expect(field).toHaveValue(/\/s\/[\w-]{32}$/)
    await expect(page.getByRole('img', { name: t('share.link.qr') })).toBeVisible()
    await expectAccessible(page)
    await takePictures(page, 'portal-share-made')
    const address = await field.inputValue()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: t('share.page.new') })).toBeFocused()
    return address
  })
  const desktop = await receiver(browser, '198.51.100.1')
  const phone = await receiver(browser, '198.51.100.2', { locale: 'fr-FR', viewport: { width: 390, height: 844 } })

  await test.step('two receivers read it, each in their language, without an account', async () => {
    await desktop.goto(link)
    await expect(desktop.getByRole('heading', { level: 1, name: 'Application' })).toBeVisible()
    expect(await bytesLoaded(desktop)).toBeLessThan(180_000)
    // A receiver keeps nothing of the program.
    expect(await desktop.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    await expect(desktop.getByText(t('share.received.by', { name: 'Élodie Müller' }))).toBeVisible()
    await expect(desktop.getByText('Research diver').first()).toBeVisible()
    await expect(desktop.getByText('1988')).toHaveCount(0)
    await expect(desktop.getByText(t('share.received.own'))).toHaveCount(0)
    await examine(desktop, 'portal-shared')
    const downloading = desktop.waitForEvent('download')
    await desktop
      // Where the server draws none, this browser does.
      .getByRole(on === 'node' ? 'link' : 'button', { name: t('share.received.pdf') })
      .last()
      .click()
    const pdf = await readPdf(await readFile(await (await downloading).path()))
    expect(pdf.text).toContain('Research diver')
    expect([pdf.tagged, pdf.attachments.size]).toEqual([true, 0])
    await desktop
      .getByRole('button', { name: t('share.received.paper') })
      .last()
      .click()
    await expect(desktop.locator('.pdf-pages canvas').first()).toBeVisible()
    await phone.goto(link)
    await expect(phone.getByText(french('share.received.by', { name: 'Élodie Müller' }))).toBeVisible()
    await examine(phone, 'portal-shared-fr')
    await phone.reload()
    await expect(phone.getByRole('heading', { level: 1, name: 'Application' })).toBeVisible()
  })

  await test.step('its owner looks as they do, and reads how many did', async () => {
    const look = page.getByRole('link', { name: t('share.link.look') })
    const opening = page.waitForEvent('popup')
    await look.click()
    const own = await opening
    await expect(own.getByText(t('share.received.own'))).toBeVisible()
    await own.close()
    await page.reload()
    await expect(page.getByText(t('share.views.count', { count: 2 }))).toBeVisible()
    await examine(page, 'portal-share')
  })

  await test.step('with a password it asks who hasn’t given it, and one who guesses keeps nobody out', async () => {
    await page.getByRole('button', { name: t('library.more', { name: 'Application' }) }).click()
    await page.getByRole('menuitem', { name: t('share.do.change') }).click()
    const dialog = page.getByRole('dialog', { name: t('share.form.changeTitle') })
    await dialog.getByText(t('share.form.lock')).click()
    await dialog.getByLabel(t('share.form.password'), { exact: true }).fill('correct horse')
    await dialog.getByRole('button', { name: t('share.form.save') }).click()
    await expect(page.getByText(t('share.page.locked'), { exact: true })).toBeVisible()
    await desktop.reload()
    const field = desktop.getByLabel(t('share.password.label'), { exact: true })
    await field.fill('wrong')
    await field.press('Enter')
    await expect(desktop.getByText(t('share.password.wrong'))).toBeVisible()
    await expect(field).toBeFocused()
    await examine(desktop, 'portal-shared-password')
    const api = `${apps.origins.portal}/api/shared/${link.split('/').at(-1)}/password`
    const statuses: number[] = []
    for (let tries = 0; tries < 40; tries += 1) {
      const answer = await desktop.request.post(api, {
        headers: { Origin: apps.origins.portal },
        data: { password: 'no' },
      })
      statuses.push(answer.status())
    }
    expect([statuses.filter((one) => one === 403).length, statuses.at(-1)]).toEqual([9, 429])
    await field.fill('correct horse')
    await field.press('Enter')
    await expect(desktop.getByRole('status')).toHaveText(/min|sec/)
    await phone.reload()
    const other = phone.getByLabel(french('share.password.label'), { exact: true })
    await other.fill('correct horse')
    await other.press('Enter')
    await expect(phone.getByRole('heading', { level: 1, name: 'Application' })).toBeVisible()
  })

  await test.step('revoked, it is the same as a link that never was', async () => {
    await page.getByRole('button', { name: t('library.more', { name: 'Application' }) }).click()
    await page.getByRole('menuitem', { name: t('share.do.revoke') }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('share.do.revoke') })
      .click()
    await expect(page.getByRole('heading', { level: 2, name: t('share.page.over') })).toBeVisible()
    await phone.reload()
    await expect(phone.getByRole('heading', { level: 1, name: french('share.gone.title') })).toBeVisible()
    await desktop.goto(`${apps.origins.portal}/s/${'A'.repeat(32)}`)
    await expect(gone(desktop)).toBeVisible()
    await examine(desktop, 'portal-shared-gone')
  })
})

test('a link after its end, and in the session of somebody else', async ({ page, browser, apps, mailbox }) => {
  await sharer(page, apps, mailbox)
  // There is no place in it where a line of a phone could end.
  const title = 'Kraftfahrzeughaftpflichtversicherungssachbearbeiterin'
  const made = await page.request.put(`${apps.origins.portal}/api/shares/short-link`, {
    headers: { Origin: apps.origins.portal },
    data: {
      title,
      message: '',
      items: [{ kind: 'cv', id: 'cv-1' }],
      expiresAt: Math.floor(Date.now() / 1000) + 4,
    },
  })
  const { link }: { link: string } = await made.json()
  const reader = await receiver(browser, '198.51.100.3')
  await reader.goto(link)
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await reader.waitForTimeout(4500)
  await reader.reload()
  await expect(gone(reader)).toBeVisible()
  await page.reload()
  await expect(page.getByText(/^Expired on /)).toBeVisible()
  await page.goto(`${apps.origins.portal}/account`)
  await expect(page.getByText(title)).toBeVisible()
  await examine(page, 'portal-account-shared')

  // Signed out while a link is being made: what was said of it stays, and its trouble goes with the next try.
  await page.goto(`${apps.origins.portal}/share`)
  await page.getByRole('button', { name: t('share.page.new') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /^For the port/ }).check()
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await dialog.getByLabel(t('share.form.titleLabel')).press('Enter')
  await expect(dialog.getByText(t('share.trouble.ended'))).toBeVisible()
  await page.context().addCookies(cookies)
  await dialog.getByLabel(t('share.form.titleLabel')).press('Enter')
  await expect(dialog.getByRole('heading', { name: t('share.made.title') })).toBeVisible()
  await expect(dialog.getByText(t('share.trouble.ended'))).toHaveCount(0)

  const other = somebody()
  const { phones } = await settle(other, { apps, mailbox, phones: ['Pixel'] })
  const theirs = await receiver(browser, '198.51.100.4')
  await signInToEuropass(theirs, other, { apps, phones, path: '/share' })
  await expect(theirs.getByText(t('share.page.none'))).toBeVisible()
  for (const path of ['/api/shares/short-link', '/api/shared/short-link'])
    expect((await theirs.request.get(apps.origins.portal + path)).status()).toBe(404)
})
