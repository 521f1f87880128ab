import type { Page } from '@playwright/test'
import { expectNoSidewaysScrolling, expectTellsInForcedColours } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { openSection, startAsGuest } from '../steps/portal.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const [t, e] = [wordsOf('portal', 'en'), wordsOf('europass', 'en')]

// 1280 by 1024 pixels, magnified four times (WCAG 2.2, 1.4.10).
test.use({ viewport: { width: 320, height: 256 } })

/** What has the focus, where its middle lies under something else. */
const covered = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return null
    const shown = focused.closest('label') ?? focused
    const { left, top, width, height } = shown.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + height / 2)
    const isSeen = !above || shown.contains(above) || above.contains(shown) || above.closest('label')?.contains(focused)
    return isSeen ? null : `${focused.outerHTML.slice(0, 80)} under ${above.outerHTML.slice(0, 80)}`
  })

test('magnified four times, nothing that takes the focus in the editor hides under a bar', async ({ page, apps }) => {
  await startAsGuest(page, apps.origins.portal)
  const hidden: string[] = []
  const go = async (key: string, presses: number): Promise<void> => {
    for (let count = 0; count < presses; count += 1) {
      await page.keyboard.press(key)
      const found = await covered(page)
      if (found) hidden.push(found)
    }
  }
  await go('Tab', 26)
  await go('Shift+Tab', 26)
  const work = await openSection(page, e('section.work-experience'))
  await work.getByRole('button', { name: e('work.add') }).click()
  await work.getByLabel(e('work.occupation'), { exact: true }).fill('Diver')
  await go('Tab', 22)
  await go('Shift+Tab', 22)
  expect(hidden).toEqual([])
  await expectNoSidewaysScrolling(page)
  await expectTellsInForcedColours(page)
})

test('a name that is longer than a line widens no page', async ({ page, apps, mailbox }) => {
  const person = { ...somebody(), firstName: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren' }
  await page.setViewportSize({ width: 1280, height: 900 })
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM&lang=en`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page.getByText(t('me.hello', { name: person.firstName }))).toBeVisible()
  await page.setViewportSize({ width: 320, height: 256 })
  await expectNoSidewaysScrolling(page)
})
