import { expect, test } from './fixtures/test.ts'
import { newcomer, signIn } from './steps.ts'

test('mod_auth_openidc signs somebody in, and out everywhere', async ({ page, world }) => {
  const person = await newcomer(page, world)
  await page.goto(`${world.apache}/oidc/`)
  await signIn(page, person)
  await expect(page.getByRole('heading')).toHaveText('oidc')
  const again = await page.goto(`${world.apache}/oidc/`)
  expect(again?.headers()['x-user']).toMatch(new RegExp(`^${person.email}`))

  // RP-initiated: to EU Login and back.
  await page.goto(`${world.apache}/oidc/callback?logout=${encodeURIComponent(`${world.apache}/`)}`)
  await expect(page.getByRole('heading')).toHaveText('home')
  await page.goto(`${world.apache}/oidc/`)
  await expect(page).toHaveURL(new RegExp(`^${world.login}/cas/login`))
})

test('mod_auth_cas signs somebody in, who is asked nothing by the next service, and out of both', async ({
  page,
  world,
}) => {
  const person = await newcomer(page, world)
  await page.goto(`${world.apache}/cas/`)
  await signIn(page, person)
  await expect(page.getByRole('heading')).toHaveText('cas')
  const again = await page.goto(`${world.apache}/cas/`)
  expect(again?.headers()['x-user']).toMatch(/^n00\w+$/)
  await page.goto(`${world.apache}/oidc/`)
  await expect(page.getByRole('heading')).toHaveText('oidc')

  // Signing out at EU Login, both are told behind the person's back.
  const answers = (): Promise<readonly number[]> =>
    Promise.all(
      ['cas', 'oidc'].map(async (path) =>
        (await page.request.get(`${world.apache}/${path}/`, { maxRedirects: 0 })).status(),
      ),
    )
  expect(await answers()).toEqual([200, 200])
  await page.goto(`${world.login}/cas/logout`)
  await page.getByRole('main').getByRole('button').first().click()
  await expect.poll(answers, { timeout: 15_000 }).toEqual([302, 302])
})
