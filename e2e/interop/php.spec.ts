import { expect, test } from './fixtures/test.ts'
import { newcomer, signIn } from './steps.ts'

test('phpCAS signs somebody in over CAS 3, and out when EU Login does', async ({ page, world }) => {
  const person = await newcomer(page, world)
  await page.goto(`${world.php}/`)
  await signIn(page, person)
  await expect(page.locator('body')).toContainText('"user":"n00')
  const { user, attributes } = JSON.parse(await page.locator('body').innerText())
  expect(user).toMatch(/^n00\w+$/)
  expect(attributes).toMatchObject({ email: person.email, firstName: person.firstName, lastName: person.lastName })

  // Signing out at EU Login, the site is told behind the person's back.
  const whoIsThere = async (): Promise<unknown> => (await page.request.get(`${world.php}/?whoami`)).json()
  expect(await whoIsThere()).toEqual({ user })
  await page.goto(`${world.login}/cas/logout`)
  await page.getByRole('main').getByRole('button').first().click()
  await expect.poll(whoIsThere, { timeout: 15_000 }).toEqual({ user: null })
})

test('phpCAS signs somebody in over SAML 1.1', async ({ page, world }) => {
  const person = await newcomer(page, world)
  await page.goto(`${world.saml}/`)
  await signIn(page, person)
  await expect(page.locator('body')).toContainText('"user":"n00')
})
