import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { downloadPdf, keptOffline, openSection, readPdf } from '../steps/portal.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
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

test('without a connection a letter has its CV with it, or says that it hasn’t', async ({
  page,
  context,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me?new=cv&level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page).toHaveURL(/\/cv\/[\w-]{36}/)
  const cv = page.url().split('/').at(-1)?.slice(0, 36) ?? ''
  await page.getByLabel(t('design.title'), { exact: true }).fill('For the port')
  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()
  await page.goto(`${apps.origins.portal}/me?new=letter`)
  await expect(page).toHaveURL(/\/letter\//)
  const enclosed = await openSection(page, t('letter.enclosed'))
  await enclosed.getByLabel(t('letter.withCv'), { exact: true }).selectOption({ label: 'For the port' })
  await expect(page.getByText(t('editor.pages', { count: 2 }))).toBeVisible()
  await expect(page.getByText(t('preview.byBrowser'))).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()
  await keptOffline(page)

  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(t('editor.pages', { count: 2 }))).toBeVisible({ timeout: 30_000 })
  await expect(enclosed.getByLabel(t('letter.withCv'), { exact: true })).toHaveValue(cv)

  // A browser that never saw the CV: it isn't there, and that is said.
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('lp-portal')
        opening.onsuccess = () => {
          const forgetting = opening.result.transaction('bases', 'readwrite')
          const bases = forgetting.objectStore('bases')
          const keys = bases.getAllKeys()
          keys.onsuccess = () => {
            for (const key of keys.result) if (typeof key === 'string' && key.endsWith(name)) bases.delete(key)
          }
          forgetting.oncomplete = () => resolve()
        }
      }),
    cv,
  )
  await page.reload()
  const missing = page.getByText(t('letter.cvMissing')).first()
  await expect(missing).toBeVisible()
  await expect(page.getByText(t('editor.pages', { count: 1 }))).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(t('letter.cvAway'))).toBeVisible()
  await expectAccessible(page)
  await takePictures(page, 'portal-letter-missing')
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: t('letter.alone') }).click()
  await downloading
  await context.setOffline(false)
  await expect(missing).toBeHidden()
  await expect(page.getByText(t('editor.pages', { count: 2 }))).toBeVisible({ timeout: 30_000 })
})
