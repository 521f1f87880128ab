import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { downloadPdf, openSection, readPdf } from '../steps/portal.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

test('a guest writes a letter in French and sends it with a CV in one file', async ({ page, apps }) => {
  await page.goto(apps.origins.portal)
  await page.getByRole('button', { name: t('tool.cv.start'), exact: true }).click()
  await page.getByRole('button', { name: t('before.continue'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cv.title'))
  await page.getByLabel(t('design.title'), { exact: true }).fill('For the port')
  await page.getByLabel(e('personal.givenName'), { exact: true }).fill('Élodie')
  await page.getByLabel(e('personal.familyName'), { exact: true }).fill('Müller')
  await expect(page.getByLabel(t('editor.pageOf', { page: 1, pages: 1 }))).toContainText('Élodie Müller')

  await page.goto(apps.origins.portal)
  await page.getByRole('button', { name: t('tool.letter.start'), exact: true }).click()
  await page.getByRole('button', { name: t('before.continue'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('letter.title'))
  await page.getByLabel(e('letter.recipientName'), { exact: true }).fill('Dr Anna Kazlauskienė')
  await page.getByLabel(e('field.organisation'), { exact: true }).fill('Klaipėdos uostas')
  await examinePage(page, 'portal-letter-recipient')

  const panel = await openSection(page, t('panel.tongue'))
  await panel.getByLabel(t('tongue.content'), { exact: true }).selectOption('fr')
  const text = await openSection(page, t('letter.text'))
  await text.getByLabel(e('letter.subject'), { exact: true }).fill('Poste de biologiste marine')
  await text.getByRole('textbox', { name: e('letter.body'), exact: true }).fill('Votre annonce m’a intéressée.')
  await examinePage(page, 'portal-letter-text')
  const enclosed = await openSection(page, t('letter.enclosed'))
  await enclosed.getByLabel(t('letter.withCv'), { exact: true }).selectOption({ label: 'For the port' })
  await expect(page.getByText(t('editor.pages', { count: 2 }))).toBeVisible()
  await examinePage(page, 'portal-letter')

  const pdf = await readPdf(await downloadPdf(page))
  for (const part of [
    'Dr Anna Kazlauskienė',
    'Objet',
    'Madame, Monsieur,',
    'Votre annonce m’a intéressée.',
    'Élodie Müller',
  ])
    expect(pdf.text).toContain(part)
  expect(pdf.tagged).toBe(true)
  await page.reload()
  await openSection(page, t('letter.text'))
  await expect(page.getByLabel(e('letter.subject'), { exact: true })).toHaveValue('Poste de biologiste marine')
})
