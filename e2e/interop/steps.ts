import type { Page } from '@playwright/test'
import { choosePassword, enterIdentifier, enterPassword, register } from '../steps/login.ts'
import { type Person, somebody } from '../steps/person.ts'
import type { World } from './fixtures/test.ts'

/** Makes somebody's account, who is signed in nowhere in this browser. */
export async function newcomer(page: Page, { login, mailbox }: World): Promise<Person> {
  const person = somebody()
  await page.goto(`${login}/cas/register`)
  await register(page, person)
  await choosePassword(page, person, mailbox)
  await page.context().clearCookies()
  return person
}

/** On EU Login's first page: signs in with the password. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
}
