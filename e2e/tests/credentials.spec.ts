import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { makeTrialSeal, readSealKey, sealCredential } from '../../packages/europass/src/credentials/seal.ts'
import { serveDocs } from '../fixtures/docs.ts'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { type Language, wordsOf } from '../steps/words.ts'

const examine = (page: Page, name: string) => examinePage(page, `portal-credential-${name}`)

/** A picture of one pixel, as a page of the credential. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A credential of a university that nobody's list has. */
async function sealed(): Promise<Buffer> {
  const now = Math.floor(Date.now() / 1000)
  const trial = await makeTrialSeal({ organisation: 'University of Zed', country: 'IE', now })
  const read = await readSealKey({ key: trial.key, certificates: trial.certificate }, { now })
  if (!read.ok) throw new Error(read.fault)
  const bytes = await sealCredential(
    {
      holder: { givenName: 'Inès', familyName: 'Caron', dateOfBirth: '1998-02-03' },
      issuer: { name: 'University of Zed', country: 'IE', website: 'https://zed.example/' },
      title: 'Data for everyone',
      description: 'A short course in reading and drawing data.',
      achievements: [
        {
          title: 'Data for everyone',
          eqf: '6',
          credits: { points: 2.5, system: 'ECTS' },
          grade: 'Pass',
          outcomes: ['Reads a table', 'Draws a chart'],
          awardedOn: '2026-02-27',
          duration: 'PT60H',
        },
      ],
      validFrom: now - 86_400,
      language: 'en',
      evidence: 'The register of the university.',
      pictures: [{ mediaType: 'image/png', bytes: Buffer.from(pixel, 'base64') }],
    },
    { ...read.seal, now },
  )
  return Buffer.from(bytes)
}

const choose = (page: Page, buffer: Buffer): Promise<void> =>
  page.setInputFiles('input[type=file]', { name: 'diploma.jsonld', mimeType: 'application/json', buffer })

/** The title of an intact seal of the university. */
const intact = (language: Language): RegExp =>
  language === 'en'
    ? /^Seal intact, sealed by University of Zed \(Ireland\), not in your list of issuers$/
    : /^Sceau intact, apposé par University of Zed \(Irlande\), absent de votre liste d’émetteurs$/

test('anybody verifies a credential in the browser, and a changed one is refused with the reason', async ({
  page,
  apps,
}) => {
  const t = wordsOf('portal', 'en')
  const file = await sealed()
  await page.goto(`${apps.origins.portal}/verify`)
  await examine(page, 'verify')
  const sent: string[] = []
  page.on('request', (request) => void (request.method() !== 'GET' && sent.push(request.url())))
  await choose(page, file)
  await expect(page.getByRole('heading', { level: 2, name: intact('en') })).toBeVisible()
  await expect(page.getByText('Whether the certificate was withdrawn isn’t known', { exact: false })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Data for everyone' }).first()).toBeVisible()
  await expect(page.getByText(t('verify.level', { level: '6' }))).toBeVisible()
  await expect(page.getByText('Draws a chart')).toBeVisible()
  await expect(page.getByText('60 hours')).toBeVisible()
  await expect(page.getByRole('img', { name: t('verify.page', { page: 1 }) })).toBeVisible()
  await examine(page, 'intact')

  // The bytes that come back are those that were given, so that anybody can verify them again.
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: t('verify.download') }).click()
  expect((await readFile(await (await downloading).path())).equals(file)).toBe(true)

  await choose(page, Buffer.from(file.toString().replace('Pass', 'Best')))
  await expect(page.getByRole('alert')).toContainText('The content or the seal was changed.')
  await expect(page.getByText('Draws a chart')).toHaveCount(0)
  await examine(page, 'refused')
  await choose(page, Buffer.from('hello'))
  await expect(page.getByRole('alert')).toContainText('it isn’t JSON')
  expect(sent).toEqual([])
})

test('on a phone, in French, a credential of one’s own library becomes an entry of education', async ({
  page,
  apps,
  mailbox,
}) => {
  const t = wordsOf('portal', 'fr')
  await page.setViewportSize({ width: 390, height: 844 })
  const person = { ...somebody(), language: 'fr' as const }
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/verify?lang=fr`)
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/library&level=MEDIUM&lang=fr`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('files.title'))
  await choose(page, await sealed())
  // The list says what the seal says, and leads to the paper.
  await page.getByRole('link', { name: intact('fr') }).click()
  await expect(page.getByRole('heading', { level: 2, name: intact('fr') })).toBeVisible()
  await expect(page.getByText('60 heures')).toBeVisible()
  await examine(page, 'own')
  await page.getByRole('button', { name: t('verify.add') }).click()
  await expect(page.getByRole('status').filter({ hasText: t('verify.added') })).toBeVisible()
  await page.reload()
  await expect(page.getByText(t('verify.added'))).toBeVisible()

  // Another address is nobody's, and says no more.
  await page.goto(`${apps.origins.portal}/credential/11111111-1111-4111-8111-111111111111`)
  await expect(page.getByRole('alert')).toContainText(t('verify.missing'))
})

test('the documentation verifies a credential in its page', async ({ page }) => {
  const docs = await serveDocs()
  try {
    await page.goto(`${docs.origin}/guides/credentials/`)
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByRole('alert')).toHaveText('Choose a file.')
    const file = await sealed()
    const give = (buffer: Buffer): Promise<void> =>
      page
        .getByLabel('File (.jsonld, .json)')
        .setInputFiles({ name: 'diploma.jsonld', mimeType: 'application/json', buffer })
    await give(file)
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.locator('#verify-outcome').getByText(intact('en'))).toBeVisible()
    await expectAccessible(page, { within: '#verify' })
    await takePictures(page, 'docs-verify')
    await give(Buffer.from(file.toString().replace('Pass', 'Best')))
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByRole('alert')).toContainText('The content or the seal was changed.')
  } finally {
    await docs.stop()
  }
})
