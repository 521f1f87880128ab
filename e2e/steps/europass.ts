import type { Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import { enterIdentifier, enterPassword, transferCode } from './login.ts'
import type { Person } from './person.ts'
import { approveByProgram, type Settled } from './settled.ts'

/** Signs somebody in to Europass with two factors; ends at an address of it. */
export async function signInToEuropass(
  page: Page,
  person: Person,
  { apps, path, phones }: { readonly apps: Apps; readonly path: string; readonly phones: Settled['phones'] },
): Promise<void> {
  const { portal } = apps.origins
  await page.goto(`${portal}/auth/login?returnTo=${encodeURIComponent(path)}&level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await page.waitForURL(`${portal}${path}`)
}
