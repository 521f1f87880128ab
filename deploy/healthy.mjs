// Whether the app of this container answers: exit code 0 or 1.
const { LOGIN_PORT, PORTAL_PORT, AUTHENTICATOR_PORT } = process.env
const port = LOGIN_PORT ?? PORTAL_PORT ?? AUTHENTICATOR_PORT
const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) }).catch(() => null)
process.exitCode = answer?.ok ? 0 : 1
