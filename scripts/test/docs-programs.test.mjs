import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const components = new URL('../../docs/src/components/', import.meta.url)
const withForms = readdirSync(components).filter((name) =>
  readFileSync(new URL(name, components), 'utf8').includes('<form'),
)

// Before that the browser itself would send it: a secret into the page's address, and the file forgotten.
test.each(withForms)('the form in %s can be filled in once its program is there', (name) => {
  const text = readFileSync(new URL(name, components), 'utf8')
  const [open, inside] = text
    .split(/<form[^>]*>/)
    .slice(-1)[0]
    .split('</form>')[0]
    .trim()
    .split(/(?<=<fieldset disabled>)/)
  expect([open, inside?.trim().endsWith('</fieldset>')]).toEqual(['<fieldset disabled>', true])
  expect(text.indexOf("removeAttribute('disabled')")).toBeGreaterThan(text.indexOf("addEventListener('submit'"))
})
