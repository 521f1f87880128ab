import { expect, type Locator, type Page } from '@playwright/test'

/**
 * What a form that was filled in wrongly has to show: the message beside its field, tied to it for screen
 * readers, and in the summary at the top, whose link leads to the field.
 *
 * @param page after the form came back
 * @param wrong each field with its message, or its messages
 */
export async function expectIssues(
  page: Page,
  wrong: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  const summary = page.getByRole('alert')
  await expect(summary.getByRole('listitem')).toHaveText(Object.values(wrong).flat())
  for (const [name, messages] of Object.entries(wrong)) {
    const field = page.locator(`[name="${name}"]`)
    await expect(field, name).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator(`#${name}-issue`), name).toBeVisible()
    for (const message of [messages].flat()) {
      await expect(field, name).toHaveAccessibleDescription(new RegExp(escaped(message)))
      await expect(summary.getByRole('link', { name: message })).toHaveAttribute('href', `#${name}`)
    }
  }
  const first = Object.keys(wrong)[0] ?? ''
  await expect(page.locator(`[name="${first}"]`), 'the first wrong field has the focus').toBeFocused()
}

/** Fails unless these fields still hold what was typed. */
export async function expectKept(form: Page | Locator, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(typed))
    await expect(form.locator(`[name="${name}"]`), `${name} is kept`).toHaveValue(value)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
