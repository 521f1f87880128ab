import type { ReactNode, SubmitEvent } from 'react'
import { type Ask, client, type SignIn, type Step } from './client.ts'
import { methodName } from './words.ts'

interface Shown {
  readonly signIn: SignIn
  readonly busy: boolean
  readonly send: (ask: Ask) => Promise<void>
  readonly again: () => void
}

type Of<Kind extends Step['kind']> = Shown & { readonly step: Extract<Step, { readonly kind: Kind }> }

/** A form whose fields come by name. */
function Form({
  busy,
  button,
  children,
  onSend,
}: {
  busy: boolean
  button: string
  children: ReactNode
  onSend: (field: (name: string) => string) => void
}): ReactNode {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    onSend((name) => {
      const typed = fields.get(name)
      return typeof typed === 'string' ? typed : ''
    })
  }
  return (
    <form onSubmit={submit}>
      {children}
      <button disabled={busy}>{button}</button>
    </form>
  )
}

/** Who signs in: anybody is asked for a password next, whoever they are. */
export function Identifier({
  busy,
  continueTo,
  send,
}: Pick<Shown, 'busy' | 'send'> & { continueTo: string | null }): ReactNode {
  const start = (identifier: string): Ask => {
    const to = continueTo === null ? {} : { continueTo }
    return (proof) =>
      client.POST('/sign-ins', { body: { identifier, ...to, ...(proof ? { captcha: { proof } } : {}) } })
  }
  return (
    <>
      <Form busy={busy} button="Next" onSend={(field) => void send(start(field('identifier')))}>
        <label>
          Email address
          <input name="identifier" type="email" autoComplete="username" required autoFocus />
        </label>
      </Form>
      <p className="other">
        New here? <a href="/cas/register">Create an account</a>
      </p>
    </>
  )
}

/** What this step of the sign-in asks for. */
export function StepForm(shown: Shown): ReactNode {
  const { step } = shown.signIn
  switch (step.kind) {
    case 'password':
      return <Password {...shown} step={step} />
    case 'verify':
      return <Verify {...shown} step={step} />
    case 'choose-method':
      return <ChooseMethod {...shown} step={step} />
    case 'choose-credential':
      return <ChooseCredential {...shown} step={step} />
    case 'proved':
    case 'done':
      return <p role="status">You are being signed in…</p>
  }
}

function Password({ again, busy, send, signIn, step }: Of<'password'>): ReactNode {
  const params = { path: { id: signIn.id } }
  const answer = (password: string, method: string): Ask => {
    const body = { password, method }
    return (proof) =>
      client.POST('/sign-ins/{id}/password', { params, body: { ...body, ...(proof ? { captcha: { proof } } : {}) } })
  }
  return (
    <>
      <p className="who">
        {signIn.identifier} <button onClick={again}>Not you?</button>
      </p>
      <Form busy={busy} button="Sign in" onSend={(field) => void send(answer(field('password'), field('method')))}>
        {/* For password managers: which account this password belongs to. */}
        <input type="text" autoComplete="username" value={signIn.identifier ?? ''} readOnly hidden />
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required autoFocus />
        </label>
        <fieldset>
          <legend>And then</legend>
          {step.methods.map(({ name }, at) => (
            <label key={name} className="choice">
              <input type="radio" name="method" value={name} defaultChecked={at === 0} /> {methodName(name)}
            </label>
          ))}
        </fieldset>
      </Form>
      <p className="other">
        <a href="/cas/password/lost">Forgot your password?</a>
      </p>
    </>
  )
}

function Verify({ busy, send, signIn, step }: Of<'verify'>): ReactNode {
  const params = { path: { id: signIn.id } }
  const answer = (fields: Readonly<Record<string, string>>): Ask => {
    const body = { answer: fields }
    return () => client.POST('/sign-ins/{id}/answer', { params, body })
  }
  const byPasskey = async () => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(String(step.params['options'])))
    const made = await navigator.credentials.get({ publicKey }).catch(() => null)
    if (made) await send(answer({ passkey: JSON.stringify(made) }))
  }
  const others = step.methods.length > 0 && (
    <MethodButtons busy={busy} send={send} signIn={signIn} methods={step.methods} />
  )
  if (step.status === 'waiting')
    return (
      <>
        <p role="status">
          We asked <strong>{step.credential?.name}</strong>. Open the app and choose this code:
        </p>
        <p className="code">{step.params['transferCode']}</p>
        {others}
      </>
    )
  if (step.status === 'ended')
    return (
      <>
        <p role="status">Your phone didn’t say yes.</p>
        <MethodButtons busy={busy} send={send} signIn={signIn} methods={[{ name: step.method }, ...step.methods]} />
      </>
    )
  if (step.method === 'passkey')
    return (
      <>
        <button onClick={() => void byPasskey()}>Use my passkey</button>
        {others}
      </>
    )
  return (
    <>
      <Form busy={busy} button="Confirm" onSend={(field) => void send(answer({ code: field('code') }))}>
        <label>
          Code of {step.credential?.name ?? methodName(step.method)}
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
        </label>
      </Form>
      {others}
    </>
  )
}

function ChooseMethod({ busy, send, signIn, step }: Of<'choose-method'>): ReactNode {
  return (
    <>
      <p role="status">
        {step.nothingSetUp ? 'You haven’t set up what is asked for here.' : 'You haven’t set this up. Choose another:'}
      </p>
      <MethodButtons busy={busy} send={send} signIn={signIn} methods={step.methods} />
    </>
  )
}

function ChooseCredential({ busy, send, signIn, step }: Of<'choose-credential'>): ReactNode {
  const params = { path: { id: signIn.id } }
  const take = (credential: string): Ask => {
    const body = { method: step.method, credential }
    return () => client.POST('/sign-ins/{id}/method', { params, body })
  }
  return step.credentials.map(({ id, name }) => (
    <button key={id} disabled={busy} onClick={() => void send(take(id))}>
      {name}
    </button>
  ))
}

function MethodButtons({
  busy,
  methods,
  send,
  signIn,
}: Omit<Shown, 'again'> & { methods: readonly { readonly name: string }[] }): ReactNode {
  const params = { path: { id: signIn.id } }
  const take = (method: string): Ask => {
    return () => client.POST('/sign-ins/{id}/method', { params, body: { method } })
  }
  return (
    <div className="methods">
      {methods.map(({ name }) => (
        <button key={name} className="quiet" disabled={busy} onClick={() => void send(take(name))}>
          {methodName(name)}
        </button>
      ))}
    </div>
  )
}

/** The sign-in has ended: there is nothing to go on with. */
export function Over({ again }: Pick<Shown, 'again'>): ReactNode {
  return <button onClick={again}>Begin again</button>
}
