import { test } from '../fixtures/test.ts'
import { mainJourney } from '../steps/main-journey.ts'
import type { Language } from '../steps/words.ts'

// The proof of work is part of this journey.
test.use({ settings: { CAPTCHA: 'auto' } })

for (const language of ['en', 'fr'] as const satisfies readonly Language[]) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`from nothing to a CV in PDF (${language})`, async ({ page, phone, apps, mailbox }) => {
      await mainJourney({ page, phone, apps, mailbox }, language)
    })
  })
}
