import type { Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { type Language, wordsOf } from '../steps/words.ts'

const examine = (page: Page, name: string) => examinePage(page, `portal-${name}`)

/** Begins a check of a language from the page of languages. */
async function begin(page: Page, name: string, language: Language = 'en'): Promise<void> {
  const t = wordsOf('portal', language)
  const box = page.getByRole('combobox', { name: t('languages.which') })
  await box.fill(name)
  await box.press('Tab')
  await page.getByRole('button', { name: t('languages.start'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

/** Answers the three statements on the page alike, by keyboard alone, and goes on. */
async function answer(page: Page, presses: number): Promise<void> {
  const groups = page.locator('fieldset.statement')
  await expect(groups).toHaveCount(3)
  await groups.first().getByRole('radio').first().focus()
  for (let at = 0; at < 3; at += 1) {
    await page.keyboard.press('Space')
    for (let press = 0; press < presses; press += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

test('a guest checks a language by keyboard, comes back to it, and takes the level over', async ({ page, apps }) => {
  const t = wordsOf('portal', 'en')
  const e = wordsOf('europass', 'en')
  await page.goto(`${apps.origins.portal}/languages`)
  await examine(page, 'languages-none')
  await begin(page, 'German')
  await expect(page.getByRole('heading', { level: 2, name: e('cefr.listening') })).toBeVisible()
  await examine(page, 'languages-statements')
  await answer(page, 0)
  await answer(page, 2)
  const outcome = t('languages.outcome', { skill: e('cefr.listening'), level: 'B1' })
  await expect(page.getByRole('heading', { level: 2, name: outcome })).toBeFocused()
  await expect(page.getByText(e('canDo.listening.B2.1'))).toBeVisible()
  await examine(page, 'languages-outcome')

  // Gone, and come back: it goes on with the next skill, where the last one ended.
  await page.goto(`${apps.origins.portal}/languages`)
  await page.getByRole('link', { name: 'German' }).click()
  await expect(page.getByRole('heading', { level: 2, name: e('cefr.reading') })).toBeVisible()
  await expect(page.getByText(e('canDo.reading.B1.1'))).toBeVisible()
  await answer(page, 0)
  await page.getByRole('button', { name: t('languages.back'), exact: true }).click()
  await expect(page.locator('fieldset.statement').first().getByRole('radio').first()).toBeChecked()
  await page.getByRole('button', { name: t('languages.continue') }).click()
  await answer(page, 1)
  await page.getByRole('button', { name: t('languages.result'), exact: true }).click()
  await examine(page, 'languages-result')
  await page.getByRole('button', { name: t('languages.take.submit') }).click()
  await expect(page.getByText(t('languages.take.same'))).toBeVisible()
  await page
    .getByRole('link', { name: t('languages.all') })
    .first()
    .click()
  await expect(page.getByRole('listitem').filter({ hasText: 'German' }).first()).toContainText('B1')
  await examine(page, 'languages')
})

test('on a phone, in French, somebody’s own level stays until they choose the new one', async ({
  page,
  apps,
  mailbox,
}) => {
  const t = wordsOf('portal', 'fr')
  const e = wordsOf('europass', 'fr')
  await page.setViewportSize({ width: 390, height: 844 })
  const person = { ...somebody(), language: 'fr' as const }
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/languages?lang=fr`)
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/languages&level=MEDIUM&lang=fr`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('languages.title'))
  await begin(page, 'Italien', 'fr')
  await answer(page, 0)
  await answer(page, 2)
  await page.getByRole('button', { name: t('languages.result'), exact: true }).click()
  await page.getByRole('button', { name: t('languages.take.submit') }).click()
  await expect(page.getByText(t('languages.take.same'))).toBeVisible()
  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()

  // Checked again, a year later: more, and both levels are shown.
  await page
    .getByRole('link', { name: t('languages.all') })
    .first()
    .click()
  await page.getByRole('button', { name: t('languages.checkOf', { language: 'Italien' }) }).click()
  await answer(page, 0)
  await answer(page, 0)
  await answer(page, 2)
  await page.getByRole('button', { name: t('languages.result'), exact: true }).click()
  const group = page.getByRole('group', { name: e('cefr.listening') })
  await expect(group.getByRole('radio', { name: t('languages.take.stands', { level: 'B1' }) })).toBeChecked()
  await examine(page, 'languages-both')
  await group.getByRole('radio', { name: t('languages.take.found', { level: 'B2' }) }).check()
  await page.getByRole('button', { name: t('languages.take.submit') }).click()
  await expect(page.getByText(t('languages.take.same'))).toBeVisible()
  await page
    .getByRole('link', { name: t('languages.all') })
    .first()
    .click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Italien' }).first()).toContainText('B2')
})
