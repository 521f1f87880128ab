import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { goThere, ways } from '../steps/ways.ts'
import { type Language, wordsOf } from '../steps/words.ts'

const examine = (page: Page, name: string) => examinePage(page, `portal-${name}`)
const competences = 21

/** The words of the pages and those of the test, in a language. */
const words = (language: Language) => ({ t: wordsOf('portal', language), e: wordsOf('europass', language) })

/** Answers the questions of a competence by numbers alone, and goes on with Enter. */
async function answer(page: Page, pressed: string): Promise<void> {
  const questions = page.locator('fieldset.question')
  await expect(questions).toHaveCount(4)
  await questions.first().getByRole('radio').first().focus()
  for (let at = 0; at < 4; at += 1) await page.keyboard.press(pressed)
  // The last number leads to the button that goes on.
  await page.keyboard.press('Enter')
}

/** The heading of a competence: it has the focus when its questions come. */
const competence = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })

test('a guest takes the whole test by keyboard, is back at the very question, and becomes a person', async ({
  page,
  apps,
  mailbox,
  on,
}) => {
  const { t, e } = words('en')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await page.goto(`${apps.origins.portal}/digital-skills`)
  await examine(page, 'digital-skills-none')
  await page.getByRole('button', { name: t('digital.start') }).click()
  await expect(competence(page, e('digital.competence.1.1'))).toBeFocused()
  // Nothing chosen: the question says so, and has the focus.
  await page.getByRole('button', { name: e('digital.test.continue') }).click()
  const first = page.locator('fieldset.question').first()
  await expect(first.getByRole('radio').first()).toBeFocused()
  await expect(first).toContainText(e('digital.test.choose'))
  await examine(page, 'digital-test')
  await answer(page, '3')
  await expect(competence(page, e('digital.competence.1.2'))).toBeFocused()
  await page.locator('fieldset.question').first().getByRole('radio').first().focus()
  await page.keyboard.press('2')
  await page.keyboard.press('3')
  await expect(page.getByText(e('digital.test.progress', { done: 6, count: 84 }))).toBeVisible()

  // Closed and opened again: at the third question of the second competence.
  await page.goto(`${apps.origins.portal}/digital-skills`)
  await page.getByRole('link', { name: t('digital.goOn', { done: 6, count: 84 }) }).click()
  await expect(competence(page, e('digital.competence.1.2'))).toBeVisible()
  await expect(page.locator('fieldset.question').nth(2).getByRole('radio').first()).toBeFocused()
  // Back, and on again, by the button and by the browser.
  await page.getByRole('button', { name: e('digital.test.back'), exact: true }).click()
  await expect(competence(page, e('digital.competence.1.1'))).toBeFocused()
  await expect(page.locator('fieldset.question').first().getByRole('radio').nth(2)).toBeChecked()
  await page.getByRole('button', { name: e('digital.test.continue') }).click()
  await expect(competence(page, e('digital.competence.1.2'))).toBeFocused()
  for (let at = 1; at < competences; at += 1) {
    // The page before has as many questions: those of this one are there when they have their numbers.
    const number = e('digital.test.number', { number: at * 4 + 1 })
    await expect(page.locator('fieldset.question').first()).toContainText(number)
    await answer(page, at % 2 === 0 ? '3' : '2')
  }
  await expect(page.getByRole('heading', { level: 2, name: e('digital.report.title') })).toBeVisible()
  await expect(page.getByRole('table', { name: e('digital.report.areas') }).getByRole('row')).toHaveCount(6)
  await expect(page.getByText(e('digital.report.informal'))).toBeVisible()
  await examine(page, 'digital-report')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('digital.download') }).click(),
  ])
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('button', { name: t('digital.save') }).click()
  await expect(page.getByText(t('digital.saved'))).toBeVisible()
  // All of that stayed in this browser.
  expect(sent).toEqual([])

  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/digital-skills&level=MEDIUM&lang=en`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('digital.title'))
  await expect(page.locator('.test-results').getByRole('listitem')).toHaveCount(1)
  await page.locator('.test-results').getByRole('link').click()
  await expect(page.getByText(t('digital.saved'))).toBeVisible()
  await page.getByRole('button', { name: t('digital.seal') }).click()
  await expect(page.getByText(t('digital.sealed'))).toBeVisible()
  // Everything that is kept has the report as it prints.
  const copy = await page.request.get(`${apps.origins.portal}/api/account/archive.zip`)
  const names = (await copy.body()).toString('latin1').match(/documents\/[^\0]{1,60}?\.(?:json|pdf)/g)
  // Where the server draws none, it has no PDFs.
  const pdf = names?.map((name) => name.replaceAll(/\d/g, '0')).includes('documents/Digital skills test 0000-00-00.pdf')
  expect(pdf).toBe(on === 'node')
})

test('on a phone, in French, a guest takes the whole test and keeps its report', async ({ page, apps }) => {
  const [, way] = ways
  if (!way) throw new Error('there is no way on a phone')
  const { t, e } = words(way.language)
  await goThere(page, `${apps.origins.portal}/digital-skills`, way)
  await page.getByRole('button', { name: t('digital.start') }).click()
  for (let at = 0; at < competences; at += 1) {
    const number = e('digital.test.number', { number: at * 4 + 1 })
    await expect(page.locator('fieldset.question').first()).toContainText(number)
    if (at === 3) await examine(page, 'digital-test-fr')
    await answer(page, '3')
  }
  await expect(page.getByRole('heading', { level: 2, name: e('digital.report.title') })).toBeVisible()
  await expect(page.getByRole('table', { name: e('digital.report.areas') }).getByRole('row')).toHaveCount(6)
  await examine(page, 'digital-report-fr')
  const [download] = await Promise.all([
    // A first PDF waits for the engine where the server has none.
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: t('digital.download') }).click(),
  ])
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
})

for (const way of ways)
  test(`${way.name}, tools are put into groups, in order, merged and moved`, async ({ page, apps }) => {
    const { t, e } = words(way.language)
    await goThere(page, `${apps.origins.portal}/digital-skills`, way)
    await page.getByRole('button', { name: t('digital.list') }).click()
    const add = page.getByRole('button', { name: e('skills.add') })
    const tool = page.getByRole('textbox', { name: e('skills.skills'), exact: true })
    await add.click()
    await page.getByRole('textbox', { name: e('skills.name'), exact: true }).fill('Conception')
    await tool.fill('Figma, Inkscape, Tableur')
    await tool.press('Enter')
    const tools = page.locator('.skills > li')
    await expect(tools).toHaveCount(3)
    // The last one first, by keyboard.
    await page.getByRole('button', { name: t('sort.handle', { name: 'Tableur' }), exact: true }).press('Home')
    await expect(tools.first()).toContainText('Tableur')
    await page.getByRole('button', { name: e('skills.addAchievement') }).click()
    await page.getByRole('textbox', { name: e('skills.achievement'), exact: true }).fill('Site de la bibliothèque')
    await examine(page, `digital-groups-${way.language}`)
    await add.click()
    await page.getByRole('textbox', { name: e('skills.name'), exact: true }).fill('Bureau')
    await expect(page.getByText(t('save.guest'))).toBeVisible()

    await page.getByRole('button', { name: t('digital.arrange', { name: 'Conception' }) }).click()
    await page.getByRole('menuitem', { name: t('digital.move') }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('checkbox', { name: 'Tableur' }).check()
    await examine(page, `digital-move-${way.language}`)
    await question.getByRole('button', { name: t('digital.moveNow'), exact: true }).click()
    await expect(tools).toHaveCount(1)
    await expect(tools.first()).toContainText('Tableur')

    await page.getByRole('button', { name: t('digital.arrange', { name: 'Bureau' }) }).click()
    await page.getByRole('menuitem', { name: t('digital.merge', { name: 'Conception' }) }).click()
    const groups = page.locator('.digital-skills .entry')
    await expect(groups).toHaveCount(1)
    await expect(groups.first()).toContainText('Conception')
    await expect(groups.first()).toContainText('Tableur')

    // It is the profile's: a CV shows it.
    await page.reload()
    await expect(groups.first()).toContainText('Figma')
  })
