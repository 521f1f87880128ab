import { auth } from '../../auth'

/** A handler that needs two factors. */
export async function GET(request: Request): Promise<Response> {
  const judged = await auth.require(request, { level: 'MEDIUM' })
  return judged.ok ? new Response('gold') : judged.response
}
