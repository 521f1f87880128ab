import { checkPassword, eulogin2025 } from '@laissez-passer/password'
import { en } from '@laissez-passer/widgets/messages'
import { PasswordField } from '@laissez-passer/widgets/password-field'
import '@laissez-passer/widgets/tokens.css'
import '@laissez-passer/widgets/components.css'
import { type FormEvent, useState } from 'react'
import { createRoot } from 'react-dom/client'

const about = { email: 'anna.kask@example.org' }

function NewPassword() {
  const [said, setSaid] = useState('')
  const judge = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('new')
    const password = typeof typed === 'string' ? typed : ''
    // A server calls the same function with what it was sent.
    const { issues, ok } = checkPassword(password, eulogin2025, { about })
    setSaid(ok ? 'The server takes it.' : `The server refuses it: ${issues.map(({ code }) => code).join(', ')}.`)
  }
  return (
    <form onSubmit={judge}>
      <h1>A new password</h1>
      {/* For password managers: which account this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={about.email} readOnly hidden />
      <PasswordField name="new" label="New password" policy={eulogin2025} about={about} messages={en} />
      <button type="submit">Save</button>
      <p role="status">{said}</p>
    </form>
  )
}

createRoot(document.getElementById('app') ?? document.body).render(<NewPassword />)
