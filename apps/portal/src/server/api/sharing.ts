import * as z from 'zod'
import { shareItem, shareBody, typedPassword } from '../sharing/share-body.ts'
import type { DescribedAddresses } from './described.ts'

const tag = 'Links'
const seconds = z.int().meta({ description: 'Unix time in seconds.' })
const right = z.enum(['read', 'complete'])
const share = z
  .strictObject({
    id: z.string(),
    link: z.string().nullable().meta({ description: 'Its address; null where it can’t be told any more.' }),
    title: z.string(),
    message: z.string(),
    items: z.array(shareItem),
    may: right,
    createdAt: seconds,
    expiresAt: seconds.nullable(),
    revokedAt: seconds.nullable(),
    state: z.enum(['open', 'expired', 'revoked']),
    hasPassword: z.boolean(),
    wrongTries: z.int(),
    views: z.int(),
    days: z.array(z.strictObject({ day: z.iso.date(), views: z.int() })),
  })
  .meta({ id: 'Link' })
const path = { id: z.string().regex(/^[\w-]{8,64}$/) }
const gone = { gone: 404 }
const pdf = { file: 'application/pdf' }

/** Links of the person signed in, and what they show to whoever has one. */
export const sharingAddresses: DescribedAddresses = {
  'GET /shares': {
    id: 'listLinks',
    tag,
    summary: 'Links, those that have ended too',
    access: 'person',
    answers: { 200: z.strictObject({ shares: z.array(share) }) },
  },
  'GET /shares/{id}': {
    id: 'readLink',
    tag,
    summary: 'A link',
    access: 'person',
    path,
    answers: { 200: share },
    reasons: gone,
  },
  'PUT /shares/{id}': {
    id: 'makeLink',
    tag,
    summary: 'Make a link',
    description: 'Sent again, it is made once.',
    access: 'person',
    path,
    body: shareBody,
    answers: { 200: share, 201: share },
    reasons: { ...gone, invalid: 422, full: 422 },
  },
  'PATCH /shares/{id}': {
    id: 'changeLink',
    tag,
    summary: 'Say something else of a link',
    access: 'person',
    path,
    body: shareBody,
    answers: { 200: share },
    reasons: { ...gone, invalid: 422 },
  },
  'POST /shares/{id}/revoke': {
    id: 'revokeLink',
    tag,
    summary: 'Revoke a link',
    access: 'person',
    path,
    body: z.object({}),
    answers: { 200: share },
    reasons: gone,
  },
  'DELETE /shares/{id}': {
    id: 'deleteLink',
    tag,
    summary: 'Delete a link',
    access: 'person',
    path,
    answers: { 204: 'nothing' },
    reasons: gone,
  },
  'GET /shared/{token}': {
    id: 'openLink',
    tag,
    summary: 'What a link shows',
    access: 'link',
    query: z.object({ again: z.string().optional().meta({ description: 'Present: this look isn’t counted.' }) }),
    answers: {
      200: z.strictObject({
        title: z.string(),
        message: z.string(),
        by: z.string(),
        expiresAt: seconds.nullable(),
        may: right,
        own: z.boolean(),
        items: z
          .array(z.looseObject({ kind: z.enum(['profile', 'cv', 'letter', 'sheet', 'file']) }))
          .meta({ description: 'Texts that are ready to read, as the portal’s own page shows them.' }),
      }),
    },
  },
  'POST /shared/{token}/password': {
    id: 'openLinkByPassword',
    tag,
    summary: 'Say a link’s password',
    access: 'anyone',
    body: typedPassword,
    answers: { 204: 'nothing' },
    reasons: { gone: 404, invalid: 422, 'wrong-password': 403, 'too-often': 429, 'too-many-tries': 429 },
  },
  'GET /shared/{token}/pdf/{at}': {
    id: 'readSharedPdf',
    tag,
    summary: 'An item as a PDF',
    access: 'link',
    path: { at: z.string().regex(/^\d{1,2}$/) },
    answers: { 200: pdf },
    reasons: { 'no-engine': 501, busy: 503 },
  },
  'GET /shared/{token}/files/{id}': {
    id: 'readSharedFile',
    tag,
    summary: 'A file that it shows',
    access: 'link',
    query: z.object({ show: z.string().optional().meta({ description: 'Present: a picture has its own type.' }) }),
    answers: { 200: { file: 'application/octet-stream' } },
  },
}
