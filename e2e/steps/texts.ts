import { expect, type Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import type { Person } from './person.ts'
import { wordsOf } from './words.ts'

/** A mobile number as its owner types it, as it travels, and as it is shown. */
export const belgian = { typed: '0032 470 12 34 12', number: '+32470123412', shown: '+32 ••• •• 12' } as const
export const french = { typed: '+33 6 12 34 56 78', number: '+33612345678', shown: '+33 ••• •• 78' } as const

/** The code of the newest text message to a number. Its last line binds it to the site. */
export async function codeTo(number: string, { apps, mailbox }: { apps: Apps; mailbox: Mailbox }): Promise<string> {
  const text = await mailbox.wait(number)
  expect(text.kind).toBe('sms')
  const [, host, code = ''] = /\n@(\S+) #(\d{6})$/.exec(text.text) ?? []
  expect(host).toBe(new URL(apps.origins.login).hostname)
  return code
}

/** Six digits that aren't these. */
export const notThe = (code: string): string => (code === '000000' ? '111111' : '000000')

/** On a page that asks for a code: types it and goes on. */
export async function typeCode(
  page: Page,
  person: Person,
  { code, go = 'sent.sms.go' }: { readonly code: string; readonly go?: string },
): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.getByLabel(t('sent.code'), { exact: true }).fill(code)
  await page.getByRole('button', { name: t(go), exact: true }).click()
}

/** From anywhere in My Account, signed in a moment ago: adds a number. Ends on the list. */
export async function addNumber(
  page: Page,
  person: Person,
  { apps, mailbox, phone = belgian }: { apps: Apps; mailbox: Mailbox; phone?: typeof belgian | typeof french },
): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.goto(`${apps.origins.login}/cas/account/phones/add`)
  await page.getByLabel(t('add-phone.number')).fill(phone.typed)
  await page.getByRole('button', { name: t('add-phone.send') }).click()
  await expect(page.getByText(phone.shown)).toBeVisible()
  await typeCode(page, person, { code: await codeTo(phone.number, { apps, mailbox }), go: 'add-phone.submit' })
  await expect(page.getByRole('status').first()).toContainText(t('notice.phone-added'))
}
