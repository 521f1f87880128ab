import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Person } from './person.ts'
import { wordsOf } from './words.ts'

/** What a person does in the authenticator. */

/** Opens the app and comes to the screen where the camera or a pasted link is offered. */
export async function initialise(app: Page, person: Person, how: 'scan' | 'paste'): Promise<void> {
  const t = wordsOf('authenticator', person.language)
  await app.getByRole('button', { name: t('first.initialise') }).click()
  await app.getByRole('button', { name: how === 'scan' ? t('next') : t('how.paste') }).click()
}

/** On the paste screen. */
export async function pasteLink(app: Page, person: Person, link: string): Promise<void> {
  const t = wordsOf('authenticator', person.language)
  await app.getByLabel(t('link.label')).fill(link)
  await app.getByRole('button', { name: t('link.use') }).click()
}

/**
 * On the PIN screen of an enrolment: by the keys of the pad. Ends on the welcome, or where biometrics are
 * `offered`, on that question.
 */
export async function connect(app: Page, person: Person, { offered = false } = {}): Promise<void> {
  const t = wordsOf('authenticator', person.language)
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(t('enrol.title'), { timeout: 20_000 })
  await typePin(app, person.pin)
  await app.getByRole('button', { name: t('enrol.go') }).click()
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(t('enrol.done.title'))
  await app.getByRole('button', { name: t('continue') }).click()
  await expect(app.getByRole('heading', { level: 1 })).toContainText(
    offered ? t('biometrics.offer.title') : t('welcome.title', { name: person.firstName }),
  )
}

/** Taps the keys of the number pad. */
export async function typePin(app: Page, digits: string): Promise<void> {
  for (const digit of digits) await app.getByRole('button', { name: digit, exact: true }).click()
}

/** On a request's screen, which opened by itself: the code shown in the browser, then the PIN. */
export async function approve(
  app: Page,
  person: Person,
  { service, code }: { readonly service: string; readonly code: string },
): Promise<void> {
  const t = wordsOf('authenticator', person.language)
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(t('request.title', { service }), { timeout: 20_000 })
  await app.getByLabel(t('request.code')).fill(code)
  await app.getByLabel(t('request.pin')).fill(person.pin)
  await app.getByRole('button', { name: t('request.authenticate') }).click()
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(t('result.approved.title'))
}

/** Where biometrics are offered: yes, the PIN, and the device recognises its owner. Ends on the welcome. */
export async function turnOnBiometrics(app: Page, person: Person): Promise<void> {
  const t = wordsOf('authenticator', person.language)
  await app.getByRole('button', { name: t('biometrics.offer.yes') }).click()
  await typePin(app, person.pin)
  await app.getByRole('button', { name: t('biometrics.go') }).click()
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(t('biometrics.done.title'))
  await app.getByRole('button', { name: t('continue') }).click()
  await expect(app.getByRole('heading', { level: 1 })).toContainText(t('welcome.title', { name: person.firstName }))
}
