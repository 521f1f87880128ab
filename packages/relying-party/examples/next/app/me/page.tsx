import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { auth } from '../../auth'

export default async function Me() {
  const request = new Request(`${auth.origin}/me`, { headers: new Headers(await headers()) })
  const judged = await auth.require(request)
  if (!judged.ok) redirect(judged.response.headers.get('Location') ?? '/auth/login?returnTo=/me')
  return <p>Hello {judged.user.firstName}.</p>
}
