import { expect, it } from 'vitest'
import { emailBinding, type EmailBinding } from '../src/email-binding.ts'

const letter = {
  id: '1',
  kind: 'mail',
  to: 'ada@example.org',
  language: 'fr',
  subject: 'Bonjour',
  text: 'Bonjour',
  html: '<p>Bonjour',
} as const

/** What becomes of a mail for which Cloudflare does that. */
function sent(send: EmailBinding['send']) {
  const signal = new AbortController().signal
  return emailBinding({ send }, { from: 'EU Login <login@example.eu>' }).send(letter, {
    now: 0,
    accountId: null,
    signal,
  })
}

it('hands over what is to be read, and whom out-of-office answers leave alone', async () => {
  const sending: unknown[] = []
  expect(await sent(async (mail) => void sending.push(mail))).toEqual({ ok: true })
  const { id: _, kind: __, language: ___, ...words } = letter
  const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'fr' }
  expect(sending).toEqual([{ ...words, from: 'EU Login <login@example.eu>', headers }])
})

// Every refusal passed, so that what the operator must mend looked like a busy server for three days.
it.each([
  ['E_RECIPIENT_SUPPRESSED', 'recipient'],
  ['E_SENDER_NOT_VERIFIED', 'ours'],
  ['E_DAILY_LIMIT_EXCEEDED', 'ours'],
  ['E_RATE_LIMIT_EXCEEDED', 'passing'],
  ['E_OF_TOMORROW', 'passing'],
])('%s is the fault of: %s', async (code, fault) => {
  const refused = Object.assign(new Error('said by Cloudflare'), { code })
  expect(await sent(() => Promise.reject(refused))).toEqual({ ok: false, fault, error: `${code}: said by Cloudflare` })
})

it('an error without a code passes', async () => {
  expect(await sent(() => Promise.reject(new Error('connection lost')))).toEqual({
    ok: false,
    fault: 'passing',
    error: 'connection lost',
  })
})
