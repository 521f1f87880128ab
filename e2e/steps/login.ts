import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Mailbox } from '../fixtures/mailbox.ts'
import type { Person } from './person.ts'
import { wordsOf } from './words.ts'

/**
 * What a person does on EU Login's pages; each step starts on the page it names and works without JavaScript
 * too.
 */

/** On the registration form: fills it in and sends it; ends on "Check your mailbox". */
export async function register(page: Page, person: Person): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.getByLabel(t('register.firstName'), { exact: true }).fill(person.firstName)
  await page.getByLabel(t('register.lastName'), { exact: true }).fill(person.lastName)
  await page.getByLabel(t('register.email'), { exact: true }).fill(person.email)
  await page.getByLabel(t('register.confirmEmail')).fill(person.email)
  await page.getByLabel(t('register.language'), { exact: true }).selectOption(person.language)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: t('register.submit') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('registered.title'), { timeout: 20_000 })
}

/** Follows the link of the mail and chooses the password; ends on "Your account is ready". */
export async function choosePassword(page: Page, person: Person, mailbox: Mailbox): Promise<void> {
  const t = wordsOf('login', person.language)
  const mail = await mailbox.wait(person.email)
  await page.goto(mailbox.link(mail))
  await page.getByLabel(t('new-password.new'), { exact: true }).fill(person.password)
  await page.getByLabel(t('new-password.confirm')).fill(person.password)
  await page.getByRole('button', { name: t('submit') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('password-done.choose.title'))
}

/** On the identifier step: goes on to "Welcome back". */
export async function enterIdentifier(page: Page, person: Person): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.getByLabel(t('identifier.label')).fill(person.email)
  await page.getByRole('button', { name: t('identifier.next') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('welcome.title'))
}

/** On "Welcome back": password and method. */
export async function enterPassword(
  page: Page,
  person: Person,
  method: 'password' | 'mobile-app-pin' | 'mobile-app-qr' | 'passkey' | 'sms' | 'token' | 'token-cram',
): Promise<void> {
  const t = wordsOf('login', person.language)
  await page.getByRole('textbox', { name: t('password.label') }).fill(person.password)
  // The whole card is the radio button's label. A service that accepts one method only has nothing to choose.
  const card = page.locator(`label[for=method-${method}]`)
  if ((await card.count()) > 0) await card.click()
  await page.getByRole('button', { name: t('welcome.sign-in') }).click()
}

/** On "One more step": the factor that is missing, without the password again. */
export async function stepUp(page: Page, person: Person, method: 'mobile-app-pin' | 'mobile-app-qr'): Promise<void> {
  const t = wordsOf('login', person.language)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('step-up.title'))
  const card = page.locator(`label[for=method-${method}]`)
  if ((await card.count()) > 0) await card.click()
  await page.getByRole('button', { name: t('step-up.go') }).click()
}

/** On the form of `/cas/mobile`: name and PIN. @returns the QR code. */
export async function nameDevice(page: Page, person: Person, device = person.device): Promise<Locator> {
  const t = wordsOf('login', person.language)
  await page.getByLabel(t('add-device.name')).fill(device)
  await page.getByLabel(t('add-device.pin')).fill(person.pin)
  await page.getByLabel(t('add-device.confirm')).fill(person.pin)
  await page.getByRole('button', { name: t('submit') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('enrolment.title'))
  return page.getByRole('img', { name: t('enrolment.qr') })
}

/** On "Check your phone": the digits to type on it. */
export async function transferCode(page: Page, person: Person): Promise<string> {
  const t = wordsOf('login', person.language)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('waiting.title'))
  return page.locator('.code strong').innerText()
}
