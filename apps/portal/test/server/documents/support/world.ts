import { diff } from '@laissez-passer/europass/patch'
import { portal } from '../../portal.ts'

export const profile = '/api/documents/profile/profile'
export const device = { id: 'device-1', name: 'Firefox' }
let batches = 0
const batch = () => `batch-${(batches += 1)}-name`
/** The body of a change, from one title of a CV to another. */
export const retitle = (base: number, [from, to]: readonly [string, string], more: object = {}) => ({
  schema: 2,
  base,
  batch: batch(),
  device,
  patches: diff({ title: from }, { title: to }),
  ...more,
})

/** A portal where Ada is signed in and has a CV. */
export async function withCv(id = 'cv1') {
  const world = portal()
  const cookie = await world.signIn('ada')
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await world.send(method, path, { cookie, ...(body !== undefined && { body }) })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers }
  }
  const path = `/api/documents/cv/${id}`
  await ask('PUT', path, { schema: 2, value: { id } })
  return { ...world, ask, path, cookie }
}
