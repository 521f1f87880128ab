import { expect, type Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import { connect, initialise, pasteLink } from './authenticator.ts'
import { nameDevice } from './login.ts'
import type { Person } from './person.ts'
import { wordsOf } from './words.ts'

/**
 * On the form of `/cas/mobile`: adds the app in another tab or on another phone by the link under the QR
 * code. Ends on "Your device is ready", with the app on its first screen.
 */
export async function addPhone(
  page: Page,
  person: Person,
  { app, apps }: { readonly app: Page; readonly apps: Apps },
): Promise<void> {
  await nameDevice(page, person)
  const link = await page.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()
  await app.goto(apps.origins.authenticator)
  await initialise(app, person, 'paste')
  await pasteLink(app, person, link.trim())
  await connect(app, person)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('login', person.language)('enrolled.title'))
}
