// EU Login’s Worker, as its tests ask it.
import { expect } from 'vitest'

/** Asks for an account, which sends a mail. @returns to whom */
export async function register(origin, email = `${crypto.randomUUID()}@example.org`) {
  const person = { firstName: 'Élodie', lastName: 'Müller', email, confirmEmail: email, language: 'en', privacy: 'on' }
  const page = await fetch(`${origin}/cas/register`)
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const hidden = [...(await page.text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const answer = await fetch(`${origin}/cas/register`, {
    method: 'POST',
    headers: { Origin: origin, Cookie: cookie },
    body: new URLSearchParams({ ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), ...person }),
    redirect: 'manual',
  })
  expect(answer.status).toBeLessThan(400)
  return email
}

/** How many mails somebody got. */
export async function mailsTo(origin, email) {
  const mails = await (await fetch(`${origin}/dev/mailbox.json`)).json()
  return mails.filter(({ to }) => to === email).length
}
