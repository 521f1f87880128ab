import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Person } from './person.ts'
import { wordsOf } from './words.ts'

/** What a person does in Europass. */

/** A section of the profile or of the CV editor, by its heading. */
function section(page: Page, name: string): Locator {
  return page
    .getByRole('region', { name })
    .or(page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) }))
    .first()
}

/** On "My Europass": makes the profile; ends on it. */
export async function createProfile(page: Page, person: Person): Promise<void> {
  const t = wordsOf('portal', person.language)
  await page.getByRole('button', { name: t('me.createProfile') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('profile.title'))
  await expect(page.getByLabel(t('personal.givenName'), { exact: true })).toHaveValue(person.firstName)
}

/**
 * On the profile: work, education, languages and digital skills, in three alphabets. Ends when all is saved.
 */
export async function fillProfile(page: Page, person: Person): Promise<void> {
  const t = wordsOf('portal', person.language)
  const e = wordsOf('europass', person.language)

  const work = section(page, e('section.work-experience'))
  await work.getByRole('button', { name: t('work.add') }).click()
  await work.getByLabel(t('work.occupation'), { exact: true }).fill('Marine biologist')
  await work.getByLabel(t('work.employer'), { exact: true }).fill('Ινστιτούτο Θαλάσσιας Βιολογίας')
  await work
    .getByRole('group', { name: t('form.from') })
    .getByLabel(t('date.year'), { exact: true })
    .fill('2021')
  await work.getByText(t('work.ongoing')).click()

  const education = section(page, e('section.education-training'))
  await education.getByRole('button', { name: t('education.add') }).click()
  await education.getByLabel(t('education.qualification'), { exact: true }).fill('Магистър по биология')
  await education.getByLabel(t('education.organisation'), { exact: true }).fill('Софийски университет')
  await education.getByLabel(t('education.eqf'), { exact: true }).selectOption('7')

  const languages = section(page, e('section.language'))
  await languages.getByRole('button', { name: t('languages.addMother') }).click()
  await languages.getByLabel(t('languages.mother'), { exact: true }).selectOption('fra')
  await languages.getByRole('button', { name: t('languages.add'), exact: true }).click()
  await languages.getByLabel(e('language.name'), { exact: true }).selectOption('lit')
  for (const skill of ['listening', 'reading', 'interaction', 'production', 'writing'])
    await languages.getByLabel(e(`cefr.${skill}`), { exact: true }).selectOption('B2')

  const skills = section(page, e('section.profile-skills'))
  await skills.getByRole('button', { name: t('skills.addGroup') }).click()
  await skills.getByLabel(t('skills.skill'), { exact: true }).fill('QGIS, R, Typst')
  await skills.getByRole('button', { name: t('skills.add'), exact: true }).click()

  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()
}

/** In the CV editor: fetches the PDF. On a narrow screen the page is behind a tab. */
export async function downloadPdf(page: Page, person: Person): Promise<Buffer> {
  const t = wordsOf('portal', person.language)
  const tab = page.getByRole('tab', { name: t('editor.preview') })
  if (await tab.isVisible()) await tab.click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: t('editor.download') }).click()
  return readFile(await (await downloading).path())
}

/** What a reader program finds in a PDF. */
export interface ReadPdf {
  readonly text: string
  readonly language: string | null
  /** It has a structure tree, for screen readers. */
  readonly tagged: boolean
  /** Attached files by name. */
  readonly attachments: ReadonlyMap<string, string>
}

/** Reads a PDF as an independent program does. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const reading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const pdf = await reading.promise
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  const attachments = new Map<string, string>()
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
    const content = await pdf.getAttachmentContent(id)
    attachments.set(filename, content ? new TextDecoder().decode(content) : '')
  }
  const { info } = await pdf.getMetadata()
  const markInfo: unknown = await pdf.getMarkInfo()
  const read = {
    text: texts.join('\n').replaceAll(/\s+/g, ' '),
    language: 'Language' in info && typeof info.Language === 'string' ? info.Language : null,
    tagged: markInfo instanceof Map && markInfo.get('Marked') === true,
    attachments,
  }
  await reading.destroy()
  return read
}
