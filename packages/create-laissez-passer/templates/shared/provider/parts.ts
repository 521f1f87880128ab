import { passkey } from '@laissez-passer/hono/methods/passkey'
import { password } from '@laissez-passer/hono/methods/password'
import { recoveryCode } from '@laissez-passer/hono/methods/recovery-code'
import { tokenApp } from '@laissez-passer/hono/methods/token'
import { pages } from '@laissez-passer/pages/pages'

/** How people can prove who they are, in the order in which pages offer it. */
export const methods = [password(), passkey(), tokenApp(), recoveryCode()]

/** What people see: the name, and one colour that all others are made of. */
export const look = pages({
  name: 'Example ID',
  theme: { colour: '#6d1a36' },
})
