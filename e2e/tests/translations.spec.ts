import type { Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { openSection } from '../steps/portal.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

async function write(page: Page, language: string): Promise<void> {
  const panel = await openSection(page, t('panel.tongue'))
  await panel.getByLabel(t('tongue.content'), { exact: true }).selectOption(language)
}

test('a CV in two languages: what is translated stays, and is asked about when its original changes', async ({
  page,
  apps,
}) => {
  await page.goto(apps.origins.portal)
  await page.getByRole('button', { name: t('tool.cv.start'), exact: true }).click()
  await page.getByRole('button', { name: t('before.continue'), exact: true }).click()
  const work = await openSection(page, e('section.work-experience'))
  await work.getByRole('button', { name: e('work.add') }).click()
  const occupation = page.getByLabel(e('work.occupation'), { exact: true })
  const reopen = async (name: string): Promise<void> => {
    await openSection(page, e('section.work-experience'))
    await page.getByRole('button', { name, exact: true }).click()
  }
  await occupation.fill('Marine biologist')

  await write(page, 'fr')
  await page.getByLabel(t('tongue.labels'), { exact: true }).selectOption('fr')
  await reopen('Marine biologist')
  await occupation.fill('Biologiste marine')
  const sheet = page.locator('.sheet').first()
  await expect(sheet).toContainText('Biologiste marine')
  await expect(sheet).toContainText(wordsOf('europass', 'fr')('section.work-experience'))

  await write(page, 'en')
  await reopen('Marine biologist')
  await occupation.fill('Senior marine biologist')
  await write(page, 'fr')
  await reopen('Biologiste marine')
  await expect(page.getByText(t('stale.translation'))).toBeVisible()
  await examinePage(page, 'portal-translation')
  await page.getByRole('button', { name: t('stale.keep') }).click()
  await expect(page.getByText(t('stale.translation'))).toHaveCount(0)
  await expect(occupation).toHaveValue('Biologiste marine')
})
