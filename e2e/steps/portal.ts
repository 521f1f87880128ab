import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Person } from './person.ts'
import { wordsOf } from './words.ts'

/** What a person does in Europass. */

/** In an editor: goes to a section by the rail; gives the part of the page that it opens in. */
export async function openSection(page: Page, name: string, language: Person['language'] = 'en'): Promise<Locator> {
  const t = wordsOf('portal', language)
  const rail = page.getByRole('navigation', { name: t('rail.label') })
  // On a phone the sections are a page before the section.
  const back = page.getByRole('button', { name: t('rail.all') })
  await expect(rail.or(back)).toBeVisible()
  if (await back.isVisible()) await back.click()
  await rail
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  const section = page.getByRole('region', { name, exact: true })
  await expect(section).toBeVisible()
  return section
}

/** Starts a CV as nobody in particular; ends in its editor. */
export async function startAsGuest(
  page: Page,
  origin: string,
  { asked = async () => {} }: { readonly asked?: () => Promise<void> } = {},
): Promise<void> {
  const t = wordsOf('portal', 'en')
  await page.goto(origin)
  await page.getByRole('button', { name: t('home.startGuest') }).click()
  await asked()
  await page.getByRole('button', { name: t('before.continue'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cv.title'))
}

/** Waits until the portal opens without a connection, with all that its pages used so far. */
export async function keptOffline(page: Page): Promise<void> {
  // Asked from here: `waitForFunction` takes the promise of an answer for a yes.
  await expect.poll(() => page.evaluate(notYetKept), { timeout: 60_000 }).toEqual([])
}

/** In the page: what it would lack without a connection. */
async function notYetKept(): Promise<readonly string[]> {
  // Before that, other pages are still being fetched, and navigations pass the worker by.
  const worker = navigator.serviceWorker.controller?.state
  if (worker !== 'activated') return [`the page: its worker is ${worker ?? 'not there'}`]
  const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const kept = (await Promise.all(shelves.map((shelf) => shelf.keys()))).flat().map(({ url }) => url)
  const used = performance.getEntriesByType('resource').map(({ name }) => name)
  return used.filter((name) => new URL(name).pathname.startsWith('/assets/') && !kept.includes(name))
}

/** On "My Europass": makes the profile; ends on it. */
export async function createProfile(page: Page, person: Person): Promise<void> {
  const t = wordsOf('portal', person.language)
  await page.getByRole('button', { name: t('me.createProfile') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('profile.title'))
  const e = wordsOf('europass', person.language)
  const personal = await openSection(page, t('section.personal'), person.language)
  await expect(personal.getByLabel(e('personal.givenName'), { exact: true })).toHaveValue(person.firstName)
}

/** Types a language into a box that finds it, and leaves it. */
async function chooseLanguage(
  within: Locator,
  { label, code, spoken }: { readonly label: string; readonly code: string; readonly spoken: string },
): Promise<void> {
  const box = within.getByRole('combobox', { name: label })
  await box.fill(new Intl.DisplayNames([spoken], { type: 'language' }).of(code) ?? code)
  await box.press('Tab')
}

/**
 * On the profile: work, education, languages and digital skills, in three alphabets. Ends when all is saved.
 */
export async function fillProfile(page: Page, person: Person): Promise<void> {
  const t = wordsOf('portal', person.language)
  const e = wordsOf('europass', person.language)

  const open = (key: string): Promise<Locator> => openSection(page, e(key), person.language)
  const work = await open('section.work-experience')
  await work.getByRole('button', { name: e('work.add') }).click()
  await work.getByLabel(e('work.occupation'), { exact: true }).fill('Marine biologist')
  await work.getByLabel(e('work.employer'), { exact: true }).fill('Ινστιτούτο Θαλάσσιας Βιολογίας')
  await work.getByLabel(e('field.from'), { exact: true }).fill('2021')
  await work.getByText(e('work.ongoing')).click()

  const education = await open('section.education-training')
  await education.getByRole('button', { name: e('education.add') }).click()
  await education.getByLabel(e('education.qualification'), { exact: true }).fill('Магистър по биология')
  await education.getByLabel(e('education.organisation'), { exact: true }).fill('Софийски университет')
  await education.getByLabel(e('education.eqfLevel'), { exact: true }).selectOption('7')

  const personal = await openSection(page, t('section.personal'), person.language)
  await personal.getByRole('button', { name: e('personal.addMotherTongue') }).click()
  await chooseLanguage(personal, { label: e('language.name'), code: 'fr', spoken: person.language })
  const languages = await open('section.language')
  await languages.getByRole('button', { name: e('language.add'), exact: true }).click()
  await chooseLanguage(languages, { label: e('language.name'), code: 'lt', spoken: person.language })
  for (const skill of ['listening', 'reading', 'interaction', 'production', 'writing'])
    await languages.getByLabel(e(`cefr.${skill}`), { exact: true }).selectOption('B2')

  const skills = await open('section.profile-skills')
  await skills.getByRole('button', { name: e('skills.add'), exact: true }).click()
  await skills.getByLabel(e('skills.skills'), { exact: true }).fill('QGIS, R, Typst')
  await skills.getByRole('button', { name: t('strings.add'), exact: true }).click()

  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()
}

/** In the CV editor: fetches the PDF. */
export async function downloadPdf(page: Page): Promise<Buffer> {
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('ControlOrMeta+s')
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
