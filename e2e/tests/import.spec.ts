import type { Page } from '@playwright/test'
import { passport } from '../../packages/europass/test/exchange/fixtures/skills-passport.ts'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const examine = (page: Page, name: string) => examinePage(page, `portal-import-${name}`)

/** Drops a file where files are dropped. */
async function drop(page: Page, file: { readonly name: string; readonly text: string }): Promise<void> {
  const data = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], name))
    return transfer
  }, file)
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data })
}

test('a guest drops a CV, sees what it holds, and takes what they choose', async ({ page, apps }) => {
  await page.goto(`${apps.origins.portal}/import`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('import.title'))
  await examine(page, 'choose')

  await drop(page, { name: 'broken.xml', text: '<SkillsPassport>' })
  await expect(page.getByRole('alert')).toBeVisible()

  await drop(page, { name: 'cv.xml', text: passport })
  await expect(page.getByText('Europass XML before 2020 (SkillsPassport) 3.4', { exact: false })).toBeVisible()
  // Nothing was taken: it is shown first, with what was lost and why.
  await expect(page.getByRole('checkbox', { name: /Inès/ })).toBeChecked()
  await expect(page.getByText('This isn’t a date that exists: 1988-02-30')).toBeVisible()
  await examine(page, 'review')
  await page.getByRole('checkbox', { name: /Botanique|Jardin/ }).uncheck()
  await page.getByRole('button', { name: /^Take \d+ things$/ }).click()
  await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name: 'cv.xml' }) })).toBeVisible()

  await page.getByRole('link', { name: t('import.open') }).click()
  await expect(page).toHaveURL(/\/cv\//)
  await expect(page.getByText('Botaniste').or(page.locator('[value="Botaniste"]')).first()).toBeVisible()

  await page.goto(`${apps.origins.portal}/import`)
  // What is there already is said, and what was left can still be taken.
  await drop(page, { name: 'cv.xml', text: passport })
  await expect(page.getByRole('checkbox', { name: /Inès/ })).toBeDisabled()
  await expect(page.getByRole('checkbox', { name: /Jardin/ })).toBeChecked()
})

test('a file with text alone is sorted by hand', async ({ page, apps }) => {
  await page.goto(`${apps.origins.portal}/import`)
  await page.setInputFiles('input[type=file]', {
    name: 'cv.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Gardener at Kew\n\n- roses\n\nUnrelated'),
  })
  await page.getByRole('combobox', { name: /Gardener/ }).selectOption('work-experience')
  await page.getByRole('combobox', { name: /roses/ }).selectOption('more')
  await examine(page, 'sort')
  await page.getByRole('button', { name: 'Take 1 thing' }).click()
  await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name: 'cv.txt' }) })).toBeVisible()
})
