import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { expect, test } from './fixtures/test.ts'
import { newcomer, signIn } from './steps.ts'

const script = fileURLToPath(new URL('./clients/validate.pl', import.meta.url))

test('Authen::CAS::Client validates tickets of CAS 1 and 2, each once', async ({ page, world }) => {
  const person = await newcomer(page, world)
  async function validate(version: string, ticket: string): Promise<string> {
    const { stdout } = await promisify(execFile)(
      'perl',
      [script, `${world.login}/cas`, version, world.played, ticket],
      { env: { ...process.env, PERL_LWP_SSL_CA_FILE: world.authority } },
    )
    return stdout.trim()
  }
  const arriving = (): Promise<string> =>
    page
      .waitForRequest((request) => request.url().startsWith(`${world.played}?ticket=`))
      .then((request) => request.url())
  const ticketIn = (url: string): string => new URL(url).searchParams.get('ticket') ?? ''
  const login = `${world.login}/cas/login?service=${encodeURIComponent(world.played)}`

  await page.goto(login)
  const first = arriving()
  await signIn(page, person)
  const ticket = ticketIn(await first)
  expect(await validate('2', ticket)).toMatch(/^yes n00\w+$/)
  expect(await validate('2', ticket)).toBe('no INVALID_TICKET')

  const second = arriving()
  await page.goto(login)
  expect(await validate('1', ticketIn(await second))).toMatch(/^yes n00\w+$/)
})
