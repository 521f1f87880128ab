import * as z from 'zod'
import { wordsBody } from '../routes/files.ts'
import type { DescribedAddresses } from './described.ts'

const tag = 'Library'
const bytes = z.int().meta({ description: 'In bytes.' })
const version = {
  version: z.int(),
  mediaType: z.string().meta({ description: 'By its content, whatever its name says.' }),
  size: bytes,
  savedAt: z.int().meta({ description: 'Unix time in seconds.' }),
}
const file = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    tags: z.array(z.string()),
    ...version,
    versions: z.array(z.strictObject(version)).meta({ description: 'All that are kept, the latest first.' }),
  })
  .meta({ id: 'LibraryFile' })
const one = z.strictObject({ file })
const id = z.string().regex(/^[\w-]{1,64}$/)
const path = { id }
const kept = { file: 'application/octet-stream' }
const gone = { gone: 404 }
const uploaded = {
  ...gone,
  broken: 400,
  stalled: 408,
  changed: 409,
  'not-bytes': 415,
  invalid: 422,
  full: 422,
  empty: 422,
  program: 422,
  macros: 422,
  'web-page': 422,
  archive: 422,
  media: 422,
  unknown: 422,
  busy: 503,
}

/** The library of the person signed in. */
export const fileAddresses: DescribedAddresses = {
  'GET /files': {
    id: 'listFiles',
    tag,
    summary: 'Files',
    access: 'person',
    answers: {
      200: z.strictObject({
        files: z.array(file),
        used: z.strictObject({ bytes, files: z.int() }),
        limits: z.record(z.string(), z.int()),
      }),
    },
  },
  'GET /files/archive.zip': {
    id: 'downloadFiles',
    tag,
    summary: 'All files, in one',
    access: 'person',
    answers: { 200: { file: 'application/zip' } },
  },
  'GET /files/{id}': {
    id: 'readFile',
    tag,
    summary: 'What is in a file',
    access: 'person',
    path,
    answers: { 200: kept },
    reasons: gone,
  },
  'PUT /files/{id}': {
    id: 'keepFile',
    tag,
    summary: 'Keep a file',
    description: 'Sent again, it is kept once. It is judged by its bytes: programs, macros and archives aren’t kept.',
    access: 'person',
    path,
    headers: z.object({ 'File-Name': z.string().meta({ description: 'Its name, percent-encoded.' }) }),
    body: 'bytes',
    answers: { 200: one, 201: one },
    reasons: uploaded,
  },
  'PATCH /files/{id}': {
    id: 'describeFile',
    tag,
    summary: 'Name, description and tags of a file',
    access: 'person',
    path,
    body: wordsBody,
    answers: { 200: one },
    reasons: { ...gone, invalid: 422 },
  },
  'DELETE /files/{id}': {
    id: 'takeFileAway',
    tag,
    summary: 'Take a file away',
    description: 'For a day it can be brought back.',
    access: 'person',
    path,
    answers: { 204: 'nothing' },
    reasons: gone,
  },
  'POST /files/{id}/back': {
    id: 'bringFileBack',
    tag,
    summary: 'Bring a file back',
    access: 'person',
    path,
    body: z.object({}),
    answers: { 200: one },
    reasons: { ...gone, full: 422 },
  },
  'GET /files/{id}/versions/{version}': {
    id: 'readFileVersion',
    tag,
    summary: 'What is in a version of a file',
    access: 'person',
    path,
    answers: { 200: kept },
    reasons: gone,
  },
  'PUT /files/{id}/versions/{version}': {
    id: 'replaceFile',
    tag,
    summary: 'Put another content in its place',
    description: 'The version is one after the last: of two who send at once one is told `changed`.',
    access: 'person',
    path,
    body: 'bytes',
    answers: { 200: one, 201: one },
    reasons: uploaded,
  },
  'POST /files/{id}/versions/{version}/present': {
    id: 'useFileVersion',
    tag,
    summary: 'Make an earlier version the present one',
    access: 'person',
    path,
    body: z.object({}),
    answers: { 200: one },
    reasons: gone,
  },
  'DELETE /files/{id}/versions/{version}': {
    id: 'forgetFileVersion',
    tag,
    summary: 'Remove an earlier version for good',
    access: 'person',
    path,
    answers: { 200: one },
    reasons: gone,
  },
}
