import { expect, test } from './fixtures/test.ts'
import { newcomer, signIn } from './steps.ts'

test('Authlib signs somebody in over OpenID Connect, set as the guide has it', async ({ page, world }) => {
  const person = await newcomer(page, world)
  await page.goto(`${world.python}/`)
  await signIn(page, person)
  await expect(page.locator('body')).toContainText('"sub":"n00')
  const { claims, info } = JSON.parse(await page.locator('body').innerText())
  expect(claims).toMatchObject({ iss: `${world.login}/cas/oauth2`, aud: 'python', amr: ['pwd'] })
  expect(info).toMatchObject({ sub: claims.sub, email: person.email, given_name: person.firstName })
})
