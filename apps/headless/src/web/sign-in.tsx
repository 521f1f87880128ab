import { type ReactNode, useEffect, useState } from 'react'
import { type Answer, type Ask, client, type Problem, proofFor, type SignIn } from './client.ts'
import { Identifier, Over, StepForm } from './steps.tsx'
import { inWords } from './words.ts'

/**
 * Signing in: what the API asks for now is what is shown.
 *
 * @param props `continueTo`: where the person was going; `flow`: a sign-in that began elsewhere, with the
 * choice of a password
 */
export function SignInPage({ continueTo, flow }: { continueTo: string | null; flow: string | null }): ReactNode {
  const [signIn, setSignIn] = useState<SignIn | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  async function send(ask: Ask): Promise<void> {
    setBusy(true)
    let answer = await ask()
    if (answer.error?.reason === 'work-asked') {
      const proof = await proofFor(answer.error)
      if (proof !== null) answer = await ask(proof)
    }
    setBusy(false)
    take(answer)
  }

  function take({ data, error }: Answer): void {
    setProblem(error ?? null)
    const next = data ?? error?.signIn
    if (next) setSignIn(next)
  }

  useEffect(() => {
    if (flow !== null) void send(() => client.GET('/sign-ins/{id}', { params: { path: { id: flow } } }))
  }, [flow])

  const step = signIn?.step
  const waits = step?.kind === 'proved' || (step?.kind === 'verify' && step.status === 'waiting')
  // A phone answers elsewhere: ask again, and stop with the page.
  useEffect(() => {
    if (!waits) return
    const params = { path: { id: signIn?.id ?? '' } }
    const timer = setInterval(() => void client.GET('/sign-ins/{id}', { params }).then(take), 2000)
    return () => clearInterval(timer)
  }, [waits, signIn?.id])
  // The session's cookie is set: on to what comes before, or where the person was going.
  useEffect(() => {
    if (step?.kind === 'done') location.assign(step.first ?? step.continueTo ?? '/cas/account')
  }, [step])

  const again = () => {
    setSignIn(null)
    setProblem(null)
  }
  const over = problem !== null && problem.signIn === undefined && signIn !== null
  return (
    <>
      <p className="brand">Harbour ID</p>
      <h1>{signIn?.service ? `Sign in to ${signIn.service.name}` : 'Sign in'}</h1>
      <p role="alert" className="problem">
        {problem && inWords(problem)}
      </p>
      {over ? (
        <Over again={again} />
      ) : signIn ? (
        <StepForm signIn={signIn} busy={busy} send={send} again={again} />
      ) : (
        <Identifier busy={busy} send={send} continueTo={continueTo} />
      )}
    </>
  )
}
