import * as z from 'zod'
import { documentKinds } from '../../document-kinds.ts'
import { changeSchema, mostPatches, newSchema } from '../routes/document-bodies.ts'
import type { DescribedAddresses } from './described.ts'

const tag = 'Documents'
const version = z.int().min(0)
const seconds = z.int().meta({ description: 'Unix time in seconds.' })
const text = z.string()

/** A document: which schema it has, its kind says. */
export const document = z.record(z.string(), z.unknown()).meta({ id: 'Document' })

const way = z.string().meta({
  description: 'The way to a field, steps joined by `/`: a name, or the `id` of an entry. `~1` is `/`, `~0` is `~`.',
})
const after = z.string().nullable().meta({ description: 'The entry before it; null: first.' })
const entry = z.looseObject({}).meta({ description: 'An entry of a list, with its `id`.' })
const patch = z
  .union([
    z
      .object({ at: way.min(1), value: z.unknown().optional(), was: z.unknown().optional() })
      .meta({ description: 'A field gets another value; `was` is what stood there.' }),
    z.object({ insert: entry, into: way, after }).meta({ description: 'A list gets an entry.' }),
    z.object({ remove: text, from: way, was: entry, after }).meta({ description: 'A list loses an entry.' }),
    z
      .object({ move: text, in: way, after, was: z.string().nullable() })
      .meta({ description: 'An entry goes to another place of its list.' }),
  ])
  .meta({
    id: 'Patch',
    description: 'A change of a document. It knows what it found, so that it is merged with what others did meanwhile.',
  })
const patches = z.array(patch).max(mostPatches)
const change = z.object({ ...changeSchema.shape, patches }).meta({
  id: 'DocumentChange',
  description:
    '`base`: the last version that was seen; `batch`: a name for it, so that it is done once when sent again.',
})
const fresh = z.object({ ...newSchema.shape, value: document })

const whole = z
  .strictObject({ schema: version, version, savedAt: seconds, value: document })
  .meta({ id: 'WholeDocument' })
const changes = z
  .strictObject({
    version,
    changes: z.array(z.strictObject({ from: version, version, batch: text, patches: patches.optional() })),
  })
  .meta({ id: 'DocumentChanges', description: 'What is new, in order. Of one’s own batch the patches are left out.' })
/** What wasn't seen: changes, or the whole where they aren't kept any more. */
const news = z.union([changes, whole])

const path = { kind: z.enum(documentKinds), id: z.string().regex(/^[\w-]{1,64}$/) }
const since = z.object({
  since: z
    .string()
    .regex(/^\d{1,15}$/)
    .meta({ description: 'The last version seen.' }),
})
const ofChange = {
  invalid: 422,
  conflict: 409,
  'other-schema': 409,
  sealed: 409,
  'not-yours': 403,
  gone: 404,
  busy: 503,
}
const ofSeal = {
  'not-yours': 403,
  unvouched: 403,
  gone: 404,
  changed: 409,
  unfinished: 422,
  busy: 503,
  'no-institutions': 503,
}
const seen = z.object({ value: document }).partial().meta({ description: 'The document as who closes it saw it.' })

/** Documents of the person signed in, and those that a link lets its receiver complete. */
export const documentAddresses: DescribedAddresses = {
  'GET /documents/{kind}': {
    id: 'listDocuments',
    tag,
    summary: 'Documents of a kind',
    access: 'person',
    path,
    answers: {
      200: z.strictObject({
        documents: z.array(
          z
            .looseObject({ id: text, version, schema: version, savedAt: seconds })
            .meta({ description: 'And what lists show of the kind: `title`, `language`, `tags` …' }),
        ),
      }),
    },
    reasons: { 'no-such-address': 404 },
  },
  'GET /documents/{kind}/{id}': {
    id: 'readDocument',
    tag,
    summary: 'A document, whole',
    description: 'The profile is `/documents/profile/profile`.',
    access: 'person',
    path,
    answers: { 200: whole },
    reasons: { gone: 404 },
  },
  'PUT /documents/{kind}/{id}': {
    id: 'beginDocument',
    tag,
    summary: 'Begin a document',
    description: 'One that is there stays as it is, and is answered.',
    access: 'person',
    path,
    body: fresh,
    answers: {
      200: z.strictObject({ created: z.boolean(), ...whole.shape }),
      201: z.strictObject({ created: z.boolean(), ...whole.shape }),
    },
    reasons: { invalid: 422, full: 422, gone: 404 },
  },
  'DELETE /documents/{kind}/{id}': {
    id: 'deleteDocument',
    tag,
    summary: 'Delete a document',
    access: 'person',
    path,
    answers: { 204: 'nothing' },
    reasons: { gone: 404 },
  },
  'POST /documents/{kind}/{id}/changes': {
    id: 'changeDocument',
    tag,
    summary: 'Change a document',
    description: 'All patches of a batch, or none: a conflict is answered with what others did.',
    access: 'person',
    path,
    body: change,
    answers: { 200: news },
    reasons: ofChange,
  },
  'GET /documents/{kind}/{id}/changes': {
    id: 'readChanges',
    tag,
    summary: 'What others changed',
    access: 'person',
    path,
    query: since,
    answers: { 200: news, 204: 'nothing' },
    reasons: { gone: 404 },
  },
  'GET /documents/{kind}/{id}/versions': {
    id: 'listVersions',
    tag,
    summary: 'Earlier states',
    access: 'person',
    path,
    answers: {
      200: z.strictObject({
        versions: z.array(
          z.strictObject({
            from: version,
            version,
            at: seconds,
            device: z.strictObject({ id: text, name: text }),
            places: z.array(way),
          }),
        ),
      }),
    },
    reasons: { gone: 404 },
  },
  'GET /documents/{kind}/{id}/versions/{version}': {
    id: 'readVersion',
    tag,
    summary: 'An earlier state, whole',
    access: 'person',
    path,
    answers: { 200: z.strictObject({ schema: version, version, value: document }) },
    reasons: { gone: 404 },
  },
  'POST /documents/{kind}/{id}/seal': {
    id: 'closeDocument',
    tag,
    summary: 'Close a document for good',
    access: 'person',
    path,
    body: seen,
    answers: { 204: 'nothing' },
    reasons: ofSeal,
  },
  'GET /shared/{token}/documents/{kind}/{id}': {
    id: 'readSharedDocument',
    tag,
    summary: 'A document that a link lets be completed',
    access: 'link',
    path,
    answers: { 200: whole },
  },
  'GET /shared/{token}/documents/{kind}/{id}/changes': {
    id: 'readSharedChanges',
    tag,
    summary: 'What others changed in it',
    access: 'link',
    path,
    query: since,
    answers: { 200: news, 204: 'nothing' },
  },
  'POST /shared/{token}/documents/{kind}/{id}/changes': {
    id: 'changeSharedDocument',
    tag,
    summary: 'Fill in one’s own side',
    access: 'link',
    path,
    body: change,
    answers: { 200: news },
    reasons: ofChange,
  },
  'POST /shared/{token}/documents/{kind}/{id}/seal': {
    id: 'closeSharedDocument',
    tag,
    summary: 'Close it, as an institution',
    description: 'Takes being signed in at MEDIUM as well: who closes is known by name.',
    access: 'link',
    path,
    body: seen,
    answers: { 204: 'nothing' },
    reasons: { ...ofSeal, 'signed-out': 401 },
  },
}
