import { expect } from 'vitest'
import { draft } from '@laissez-passer/europass/fields'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { supplements } from '@laissez-passer/europass/supplements'
import { portal } from '../../portal.ts'

export const kind = 'certificate-supplement'
export const text = (said: string) => [{ type: 'paragraph', spans: [{ text: said }] }]
export const finished = supplements[kind].schema(draft).parse({
  id: 'cs1',
  title: 'For the archive',
  certificate: { name: 'Tischler' },
  profile: { skills: text('Makes furniture') },
  occupations: { occupations: text('Carpenter') },
  basis: { body: 'Handwerkskammer', country: 'DE' },
})

let count = 0
export const changes = (
  at: string,
  value: unknown,
  { base, name = 'Browser', was = '' }: { base: number; name?: string; was?: unknown },
) => ({
  schema: schemaVersion,
  base,
  batch: `batch-${(count += 1)}-abcdef`,
  device: { id: 'device-12345', name },
  patches: [{ at, value, was }],
})

export async function begun(
  value: object = finished,
  { may = 'complete', owner = 'ada' }: { readonly may?: 'complete' | 'read'; readonly owner?: string } = {},
) {
  const world = portal()
  const { send, signIn } = world
  const cookie = await signIn(owner)
  const path = `/api/documents/${kind}/cs1`
  expect((await send('PUT', path, { cookie, body: { schema: schemaVersion, value } })).status).toBe(201)
  const body = { title: '', message: '', items: [{ kind, id: 'cs1' }], may, expiresAt: null }
  const made = await (await send('PUT', '/api/shares/share-12345', { cookie, body })).json()
  const token = new URL(made.link).pathname.split('/').at(-1) ?? ''
  const linked = `/api/shared/${token}/documents/${kind}/cs1`
  const read = async () => (await (await send('GET', path, { cookie })).json()).value
  return { ...world, cookie, path, linked, read, token }
}
