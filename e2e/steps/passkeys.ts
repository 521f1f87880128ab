import { expect, type Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import { enterIdentifier, enterPassword } from './login.ts'
import type { Person } from './person.ts'
import { handOver, settle } from './settled.ts'
import { wordsOf } from './words.ts'

/** An account made without a window, and a browser signed in to it with the password; ends on My Account. */
export async function newAccount(
  page: Page,
  person: Person,
  { apps, mailbox }: { readonly apps: Apps; readonly mailbox: Mailbox },
): Promise<void> {
  const { browser } = await settle(person, { apps, mailbox })
  await handOver(browser, page.context())
  await page.goto(`${apps.origins.login}/cas/account`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('login', person.language)('account.title'))
}

/** Signs in with the password alone; ends on My Account. */
export async function signInByPassword(page: Page, person: Person, { apps }: { readonly apps: Apps }): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.goto(`${apps.origins.login}/cas/account`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.title'))
}

/** From anywhere in My Account: a passkey with this name, kept there. Ends on the list. */
export async function addPasskey(
  page: Page,
  person: Person,
  {
    apps,
    name,
    where,
  }: { readonly apps: Apps; readonly name: string; readonly where: 'this-device' | 'phone' | 'security-key' },
): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.goto(`${apps.origins.login}/cas/account/passkeys/add`)
  await fillInPasskey(page, person, { name, where })
  await expect(page.getByRole('status').first()).toContainText(t('notice.passkey-added'))
}

/** On the form that adds a passkey. */
export async function fillInPasskey(
  page: Page,
  person: Person,
  { name, where }: { readonly name: string; readonly where: string },
): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.getByLabel(t('add-passkey.name')).fill(name)
  await page.locator(`label[for=where-${where}]`).click()
  await page.getByRole('button', { name: t('add-passkey.go') }).click()
}

/** Ends the session. */
export async function signOut(page: Page, person: Person, { apps }: { readonly apps: Apps }): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.goto(`${apps.origins.login}/cas/logout`)
  await page
    .getByRole('main')
    .getByRole('button', { name: t('logout.action') })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('logged-out.title', { provider: 'EU Login' }))
}
