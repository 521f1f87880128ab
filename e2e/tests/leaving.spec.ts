import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { strFromU8, unzipSync } from 'fflate'
import { examine } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, openToPrograms, settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

// Apps of its own: EU Login starts anew with another waiting time.
test.use({ settings: { ...openToPrograms, ACCOUNT_DELETION_DAYS: '14' } })

/** The schema that the documentation prints. */
const documented = new URL('../../docs/src/data.schema.json', import.meta.url)

const t = wordsOf('login', 'en')
const portal = wordsOf('portal', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a copy of one’s data; the account is to be deleted, kept by the mail’s link, and deleted', async ({
  page,
  browser,
  apps,
  mailbox,
}) => {
  test.slow()
  const [person, other] = [somebody(), { ...somebody(), firstName: 'Wilhelmina' }]
  await settle(other, { apps, mailbox })
  const { phones } = await settle(person, { apps, mailbox, phones: [person.device] })
  const account = `${apps.origins.login}/cas/account`
  const elsewhere = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const banner = page
    .locator('.notice-warn')
    .filter({ has: page.getByRole('link', { name: t('account.deletion-go') }) })

  async function signIn(where: Page): Promise<void> {
    await enterIdentifier(where, person)
    await enterPassword(where, person, 'mobile-app-pin')
    await approveByProgram(phones[0], { code: await transferCode(where, person), pin: person.pin })
  }

  async function askDeletion(): Promise<void> {
    await page.goto(`${account}/delete`)
    await page.getByLabel(t('delete.sure')).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: t('delete.title') })).toBeFocused()
    await page.keyboard.press('Enter')
  }

  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me`)
  await signIn(page)
  await page.waitForURL(`${apps.origins.portal}/me`, { timeout: 15_000 })

  await test.step('a copy, asked for by the keyboard and prepared while one waits', async () => {
    await page.goto(account)
    await page.getByRole('link', { name: t('data.title') }).focus()
    await page.keyboard.press('Enter')
    await expect(heading(page)).toHaveText(t('data.title'))
    await page.getByRole('button', { name: t('data.ask') }).focus()
    await page.keyboard.press('Enter')
    // A small one is ready before the page is read again.
    const ready = page.getByRole('link', { name: t('data.download') })
    await expect(page.getByText(t('data.waiting')).or(ready)).toBeVisible()
    await examine(page, 'login-data-asked')
  })

  await test.step('downloaded elsewhere: the mail’s link leads to signing in', async () => {
    await elsewhere.goto(mailbox.link(await mailbox.wait(person.email, { subject: /^Your data/ })))
    await signIn(elsewhere)
    await expect(heading(elsewhere)).toHaveText(t('data.title'))
    await examine(elsewhere, 'login-data-ready')
    const [download] = await Promise.all([
      elsewhere.waitForEvent('download'),
      elsewhere.getByRole('link', { name: t('data.download') }).click(),
    ])
    expect(download.suggestedFilename()).toBe('data.zip')
    const files = unzipSync(await readFile(await download.path()))
    const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array())
    const copy = JSON.parse(textOf('data.json'))
    const schema = await (await fetch(copy.$schema)).json()
    expect(copy.$schema).toBe(`${apps.origins.login}/cas/data.schema.json`)
    expect(JSON.parse(textOf('data.schema.json'))).toEqual(schema)
    expect(JSON.parse(await readFile(documented, 'utf8'))).toEqual(schema)
    const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)
    fits(copy)
    expect(fits.errors).toBeNull()
    expect(copy.data.accounts).toMatchObject([{ email: person.email, firstName: person.firstName }])
    expect(copy.data.sessions.length).toBeGreaterThanOrEqual(2)
    for (const text of [textOf('data.json'), textOf('data.html')]) {
      expect(text).toContain(person.email)
      for (const theirs of [other.email, other.firstName]) expect(text).not.toContain(theirs)
    }
    const file = join(apps.dataDir, 'data.html')
    await writeFile(file, textOf('data.html'))
    await elsewhere.goto(pathToFileURL(file).href)
    await expect(heading(elsewhere)).toHaveText('Your data at EU Login')
    await expect(elsewhere.getByRole('row', { name: `email ${person.email}` })).toBeVisible()
    await examine(elsewhere, 'login-data-page')
  })

  await test.step('deletion waits, My Account says so, and the mail’s link keeps the account', async () => {
    await page.goto(`${account}/delete`)
    await expect(page.getByRole('listitem').filter({ hasText: person.email })).toBeVisible()
    await examine(page, 'login-delete')
    await askDeletion()
    await expect(page.getByRole('button', { name: t('delete.keep') })).toBeVisible()
    await examine(page, 'login-delete-waiting')
    await page.goto(account)
    await expect(banner).toBeVisible()
    await examine(page, 'login-account-deletion-waits')
    await elsewhere.context().clearCookies()
    await elsewhere.goto(mailbox.link(await mailbox.wait(person.email, { subject: /will be deleted/ })))
    await expect(heading(elsewhere)).toHaveText(t('keep.waiting.title'))
    await examine(elsewhere, 'login-keep-account')
    await elsewhere.getByRole('button', { name: t('delete.keep') }).focus()
    await elsewhere.keyboard.press('Enter')
    await expect(heading(elsewhere)).toHaveText(t('keep.cancelled.title'))
    await examine(elsewhere, 'login-account-kept')
    await mailbox.wait(person.email, { subject: /stays/ })
    await page.reload()
    await expect(heading(page)).toHaveText(t('account.title'))
    await expect(banner).toHaveCount(0)
  })

  await test.step('without a waiting time it is gone, and Europass was told', async () => {
    await apps.kill('login', 'SIGTERM')
    await apps.start('login', { ACCOUNT_DELETION_DAYS: '0' })
    await page.goto(`${apps.origins.portal}/me`)
    await expect(heading(page)).toHaveText(portal('me.title'))
    await askDeletion()
    await expect(heading(page)).toHaveText(t('keep.deleted.title'))
    await examine(page, 'login-account-deleted')
    await mailbox.wait(person.email, { subject: /is deleted/ })
    await expect(async () => {
      await page.goto(`${apps.origins.portal}/me`)
      await expect(page.getByRole('link', { name: portal('account.login') }).first()).toBeVisible({ timeout: 2000 })
    }).toPass()
  })

  await test.step('nobody can sign in any more, and the address is free', async () => {
    await page.goto(account)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'password')
    await expect(page.getByText(t('issue.password.wrong-password')).first()).toBeVisible()
    const again = { ...person, password: 'Wholly-Other9kettle' }
    await settle(again, { apps, mailbox })
    await page.goto(account)
    await enterIdentifier(page, again)
    await enterPassword(page, again, 'password')
    await expect(heading(page)).toHaveText(t('account.title'))
    await expect(banner).toHaveCount(0)
  })
  await elsewhere.context().close()
})
