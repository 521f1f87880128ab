import type { Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import { lookAgain } from '../fixtures/examine.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { type Person, somebody } from '../steps/person.ts'
import { openToPrograms, settle } from '../steps/settled.ts'
import { fileOf, laissezPasser, makeDevice, pressed } from '../steps/tokens.ts'
import { wordsOf } from '../steps/words.ts'

test.use({ settings: { ...openToPrograms, FOUR_EYES: 'delete' } })

const t = wordsOf('login', 'en')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true })

/** Somebody with a token whom the operator named. @returns what their token shows next. */
async function administrator(person: Person, { apps, mailbox }: { readonly apps: Apps; readonly mailbox: Mailbox }) {
  await settle(person, { apps, mailbox })
  const device = makeDevice()
  const file = await fileOf(apps, `${device.serial}.xml`, device.pskc)
  expect(await laissezPasser(apps, ['tokens', 'import', file, '--owner', person.email])).toMatchObject({ code: 0 })
  const named = await laissezPasser(apps, ['accounts', 'set', person.email, '--administrator', 'yes'])
  expect(named.text).toContain('an administrator')
  let counter = 0
  return () => pressed(device.secret, counter++)
}

/** From an address of the administration pages to it, with the token. */
async function signIn(
  page: Page,
  person: Person,
  { address, code }: { readonly address: string; readonly code: string },
) {
  await page.goto(address)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'token')
  await page.getByLabel(t('token.code'), { exact: true }).fill(code)
  await page.keyboard.press('Enter')
}

test('an administrator finds somebody and signs them out, by the keyboard; what takes two is confirmed by another', async ({
  page,
  apps,
  mailbox,
  browser,
}) => {
  const [ada, grace, marie] = [somebody(), somebody(), somebody()]
  const world = { apps, mailbox }
  const [adas, graces] = [await administrator(ada, world), await administrator(grace, world)]
  const { browser: maries } = await settle(marie, world)
  const home = `${apps.origins.login}/cas/admin`

  await signIn(page, ada, { address: home, code: adas() })
  await expect(heading(page)).toHaveText(t('admin.title'))
  await lookAgain(page, 'admin-home')
  await page.getByRole('link', { name: t('admin.people.title') }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type(marie.email)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Élodie Müller' }).press('Enter')
  await expect(heading(page)).toHaveText('Élodie Müller')
  await lookAgain(page, 'admin-person')

  expect((await maries.get('/cas/account')).path).toBe('/cas/account')
  await page.getByRole('link', { name: t('admin.action.end-sessions'), exact: true }).press('Enter')
  await button(page, 'admin.action.end-sessions').press('Enter')
  await expect(page.getByRole('alert')).toContainText(t('issue.required'))
  await lookAgain(page, 'admin-reason')
  await page.keyboard.type('Left the laptop on a train')
  await button(page, 'admin.action.end-sessions').press('Enter')
  await expect(page.getByRole('status')).toContainText(t('admin.notice.done'))
  expect((await maries.get('/cas/account')).path).toContain('/cas/login')

  await page.getByRole('link', { name: t('admin.action.start-recovery'), exact: true }).press('Enter')
  await page.getByLabel(t('admin.reason')).fill('Called: forgot the password')
  await lookAgain(page, 'admin-recovery')
  await button(page, 'admin.action.start-recovery').press('Enter')
  await expect(page.getByRole('status')).toContainText(t('admin.notice.done'))
  expect(mailbox.link(await mailbox.wait(marie.email, { subject: /new .* password/ }))).toContain('/cas/password?')

  await page.getByRole('link', { name: t('admin.action.delete'), exact: true }).click()
  await page.getByLabel(t('admin.reason')).fill('Asked in writing')
  await button(page, 'admin.propose').click()
  await expect(page.getByRole('status')).toContainText(t('admin.notice.proposed'))

  // Another administrator is told, and decides.
  const mail = await mailbox.wait(grace.email, { subject: /proposal/ })
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await signIn(other, grace, { address: mailbox.link(mail), code: graces() })
  await other.getByRole('link', { name: t('admin.action.delete') }).click()
  await expect(other.getByText('Asked in writing')).toBeVisible()
  await lookAgain(other, 'admin-proposal')
  await button(other, 'admin.proposal.confirm').click()
  await expect(other.getByRole('status')).toContainText(t('admin.notice.confirmed'))
  await page.reload()
  await expect(heading(page)).not.toHaveText('Élodie Müller')

  // The role is gone with the next request.
  await laissezPasser(apps, ['accounts', 'set', ada.email, '--administrator', 'no'])
  expect((await page.goto(home))?.status()).toBe(404)
})
