import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { passport } from '../../packages/europass/test/exchange/fixtures/skills-passport.ts'
import { examine as examinePage } from '../fixtures/examine.ts'
import { serveDocs } from '../fixtures/docs.ts'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { movedWhileItCame } from '../steps/moved.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
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

  await expect(page.getByRole('link', { name: t('import.openLetter') })).toHaveAttribute('href', /^\/letter\//)

  await page.getByRole('link', { name: t('import.open') }).click()
  await expect(page).toHaveURL(/\/cv\//)
  await expect(page.getByText('Botaniste').or(page.locator('[value="Botaniste"]')).first()).toBeVisible()

  // What came along lies here too, until a guest signs in.
  await page.goto(`${apps.origins.portal}/here`)
  await expect(page.getByRole('region', { name: t('files.title') })).toContainText('diplome.pdf')
  expect(await page.evaluate(movedWhileItCame)).toEqual([])
  await examine(page, 'here-files')
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

/** A JSON Resume, as a file of somebody's phone. */
const resume = JSON.stringify({ basics: { name: 'Ada Lovelace' }, work: [{ name: 'Engines', position: 'Analyst' }] })

test('somebody signed in imports a passport with its files, and on a phone another file', async ({
  page,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/import&level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('import.title'))
  await drop(page, { name: 'cv.xml', text: passport })
  await expect(page.getByRole('checkbox', { name: /diplome\.pdf/ })).toBeChecked()
  await expectAccessible(page)
  await takePictures(page, 'portal-import-files')
  await page.getByRole('button', { name: /^Take \d+ things$/ }).click()
  await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name: 'cv.xml' }) })).toBeVisible()
  await page.getByRole('link', { name: t('import.open') }).click()
  await expect(page).toHaveURL(/\/cv\//)
  await expect(page.getByLabel('Page 1 of', { exact: false }).first()).toContainText('Caron', { timeout: 30_000 })

  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(`${apps.origins.portal}/import`)
  await page.setInputFiles('input[type=file]', {
    name: 'resume.json',
    mimeType: 'application/json',
    buffer: Buffer.from(resume),
  })
  // What the profile says isn't replaced unasked.
  await expect(page.getByRole('checkbox', { name: /Lovelace/ })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: /Analyst/ })).toBeChecked()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Take \d+ thing/ }).click()
  await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name: 'resume.json' }) })).toBeVisible()

  await page.goto(`${apps.origins.portal}/library`)
  const more = page.getByRole('button', { name: t('library.more', { name: 'diplome.pdf' }) })
  await more.click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: t('files.download') }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('diplome.pdf')
  expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1')
})

test('the documentation converts a CV in its page', async ({ page }) => {
  const docs = await serveDocs()
  try {
    const { promise: mayCome, resolve: comes } = Promise.withResolvers<void>()
    await page.route('**/ConvertCv*.js', async (route) => {
      await mayCome
      await route.continue()
    })
    await page.goto(`${docs.origin}/guides/convert-cvs/`, { waitUntil: 'commit' })
    // Until its program is there the browser would send the form itself.
    await expect(page.getByRole('button', { name: 'Convert' })).toBeDisabled()
    comes()
    const sent: string[] = []
    page.on('request', (request) => void (request.method() !== 'GET' && sent.push(request.url())))
    await page.getByRole('button', { name: 'Convert' }).click()
    await expect(page.getByRole('alert')).toHaveText('Choose a file.')
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'cv.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from(passport),
    })
    await page.getByLabel('To', { exact: true }).selectOption('json-resume')
    await page.getByRole('button', { name: 'Convert' }).click()
    const made = page.getByRole('link', { name: 'cv.json' })
    await expect(made).toBeVisible()
    await expect(page.getByText('1988-02-30')).toBeVisible()
    await expectAccessible(page, { within: '#convert' })
    await takePictures(page, 'docs-convert')
    const downloading = page.waitForEvent('download')
    await made.click()
    const converted: unknown = JSON.parse(await readFile(await (await downloading).path(), 'utf8'))
    expect(converted).toMatchObject({ basics: { name: 'Inès Caron' } })
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'broken.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from('<SkillsPassport>'),
    })
    await page.getByRole('button', { name: 'Convert' }).click()
    await expect(page.getByRole('alert')).not.toBeEmpty()
    expect(sent).toEqual([])
  } finally {
    await docs.stop()
  }
})
