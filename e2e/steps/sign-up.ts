import { expect, type Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import type { Phone } from '../fixtures/phone.ts'
import { approve, connect, initialise } from './authenticator.ts'
import { choosePassword, nameDevice, register, transferCode } from './login.ts'
import type { Person } from './person.ts'
import { wordsOf } from './words.ts'

/**
 * On the registration form, sent there by Europass: makes the account, adds the phone and signs in with it.
 * Ends in Europass, where the person wanted to go.
 */
export async function signUp(
  page: Page,
  person: Person,
  { apps, mailbox, phone }: { readonly apps: Apps; readonly mailbox: Mailbox; readonly phone: Phone },
): Promise<void> {
  const t = wordsOf('login', person.language)
  await register(page, person)
  await choosePassword(page, person, mailbox)
  await page.getByRole('link', { name: t('proceed') }).click()
  await page.getByRole('button', { name: t('add-device.title') }).click()
  await phone.film(await nameDevice(page, person))
  await phone.page.goto(apps.origins.authenticator)
  await initialise(phone.page, person, 'scan')
  await connect(phone.page, person)
  await page.getByRole('button', { name: t('enrolled.proceed', { service: 'Europass' }) }).click()
  await approve(phone.page, person, { service: 'Europass', code: await transferCode(page, person) })
  await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))
}
