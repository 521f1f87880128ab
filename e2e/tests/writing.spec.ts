import type { Page } from '@playwright/test'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { openSection } from '../steps/portal.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

/** A guest's CV, at personal information. */
async function personal(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  await page.getByRole('button', { name: t('home.startGuest') }).click()
  await page.getByRole('button', { name: t('before.continue'), exact: true }).click()
  await openSection(page, t('section.personal'))
}

/** What other programs leave in the clipboard, pasted where the cursor is. */
const paste = (page: Page, html: string): Promise<void> =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, html)

test('a long text: typed, styled, linked, pasted from Word, kept', async ({ page, apps }) => {
  await personal(page, apps.origins.portal)
  const about = page.getByRole('textbox', { name: e('personal.about') })
  await page.getByRole('toolbar', { name: t('rich.tools') }).waitFor()
  await about.click()
  await page.keyboard.type('Led a ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('team')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(', see ')
  await page.keyboard.press('Control+k')
  await page.getByLabel(t('rich.link.address')).fill('example.eu')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(about.getByRole('link', { name: 'example.eu' })).toHaveAttribute('href', 'https://example.eu')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- first')
  await page.keyboard.press('Enter')
  await page.keyboard.type('within')
  await page.keyboard.press('Control+]')
  await page.keyboard.press('Enter')
  await paste(
    page,
    `<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>From
    <b>Word</b> <a href="javascript:alert(1)">x</a><img src=x onerror="alert(1)"></p>`,
  )
  await expect(about.locator('ol')).toHaveText('From Word x')
  await takePictures(page, 'portal-long-text')
  // Tab leaves the text, as it leaves any field.
  await page.keyboard.press('Tab')
  await expect(about).not.toBeFocused()
  await page.reload()
  await expect(about.getByText('team')).toBeVisible()
  await expect(about.locator('ul.rich-depth-1')).toHaveText('within')
  await expect(about.locator('ol')).toHaveText('From Word x')
  await expect(about.locator('[href^="javascript"], img')).toHaveCount(0)
})

test('a photo from a file that lies on its side, and from the camera', async ({ phone, apps }) => {
  const { page } = phone
  await personal(page, apps.origins.portal)
  const dialog = page.getByRole('dialog')
  await page.locator('input[type=file]').setInputFiles({
    name: 'me.jpg',
    mimeType: 'image/jpeg',
    buffer: lyingOnItsSide(await halves(page)),
  })
  await expectAccessible(page)
  await takePictures(page, 'portal-photo')
  await dialog.getByRole('button', { name: t('photo.crop.use') }).click()
  // Red was at the left: upright, it is above.
  const photo = page.getByRole('img', { name: t('photo.alt') })
  expect(await coloursOf(page)).toEqual(['red', 'blue'])
  const bytes = Buffer.from(((await photo.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64')
  expect([bytes.includes('Exif'), bytes.includes('at home'), bytes.length < 150_000]).toEqual([false, false, true])

  await page.getByRole('button', { name: t('photo.camera.open') }).click()
  await dialog.getByRole('button', { name: t('photo.camera.take') }).click()
  await expect(page.getByRole('slider', { name: t('photo.crop.zoom') })).toBeVisible()
  await dialog.getByRole('button', { name: t('photo.crop.use') }).click()
  expect(await coloursOf(page)).not.toEqual(['red', 'blue'])

  const before = await photo.getAttribute('src')
  await page.locator('input[type=file]').setInputFiles({
    name: 'me.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await expect(page.getByText(t('photo.fault.not-a-picture'))).toBeVisible()
  expect(await photo.getAttribute('src')).toBe(before)
})

/** A JPEG, red at the left and blue at the right. */
async function halves(page: Page): Promise<Buffer> {
  const uri = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 })
    const context = canvas.getContext('2d')
    for (const [colour, x] of [
      ['red', 0],
      ['blue', 200],
    ] as const) {
      if (context) context.fillStyle = colour
      context?.fillRect(x, 0, 200, 400)
    }
    return canvas.toDataURL('image/jpeg', 0.95)
  })
  return Buffer.from(uri.split(',')[1] ?? '', 'base64')
}

/** The same as a phone that is held upright stores it: EXIF's orientation 6, and where it was taken. */
function lyingOnItsSide(jpeg: Buffer): Buffer {
  const tags = Buffer.from('4d4d002a000000080001011200030000000100060000000000004142', 'hex')
  const content = Buffer.concat([Buffer.from('Exif\0\0'), tags, Buffer.from('at home')])
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}

/** The colours of the photo, above and below. */
const coloursOf = (page: Page): Promise<string[]> =>
  page.getByRole('img', { name: t('photo.alt') }).evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: 600, height: 600 })
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, 600, 600)
    return [20, 580].map((y) => {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(300, y, 1, 1).data ?? []
      return red > 200 && green < 60 ? 'red' : blue > 200 && green < 60 ? 'blue' : 'another'
    })
  })
