import { expect } from 'vitest'
import type { Visit } from '../../support/browser.ts'
import { textOf } from '../../support/html.ts'

/** The button of the form among others on its page. */
export const register = { action: '/cas/register' }

/** A field is marked as wrong. */
export function expectInvalid({ html }: Visit, field: string): void {
  expect(html).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`))
}

/** A page without what differs by chance. */
export function plain({ html }: Visit): string {
  return textOf(html) + html.replace(/note=[^"&]+|value="[^"]*"|nonce="[^"]+"/g, '')
}
