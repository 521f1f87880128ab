import * as z from 'zod'
import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { asked } from '../routes/credentials.ts'
import { printedSchema } from '../routes/render.ts'
import { suggestionKinds } from '../suggestions/suggestions.ts'
import { surveySchema } from '../survey/survey.ts'
import type { DescribedAddresses } from './described.ts'

const text = z.string()
const seconds = z.int().meta({ description: 'Unix time in seconds.' })
const leaving = z.strictObject({
  leaving: z
    .strictObject({ askedAt: seconds, dueAt: seconds })
    .nullable()
    .meta({ description: 'When the profile was asked to be deleted, and when that is done.' }),
})
const inLanguages = z.record(z.enum(spokenLanguages), text)
const onward = z.array(z.strictObject({ title: inLanguages, text: inLanguages, url: inLanguages }))
const suggestion = { uri: text, label: text }
const related = z.array(z.strictObject({ ...suggestion, because: z.array(text) }))
const language = z.enum(spokenLanguages)

/** Whoever is signed in, and what is nobody's. */
export const otherAddresses: DescribedAddresses = {
  'GET /session': {
    id: 'whoIsSignedIn',
    tag: 'Account',
    summary: 'Who is signed in',
    access: 'anyone',
    answers: {
      200: z.strictObject({
        user: z
          .strictObject({
            id: text,
            firstName: text.nullable(),
            lastName: text.nullable(),
            email: text.nullable(),
            language: text.nullable(),
          })
          .nullable(),
      }),
    },
  },
  'GET /account': {
    id: 'readLeaving',
    tag: 'Account',
    summary: 'Whether a profile is being deleted',
    access: 'person',
    answers: { 200: leaving },
  },
  'GET /account/archive.zip': {
    id: 'downloadAll',
    tag: 'Account',
    summary: 'A copy of everything',
    description: 'Documents as JSON, Europass XML and PDF, files and links (GDPR, Articles 15 and 20).',
    access: 'person',
    answers: { 200: { file: 'application/octet-stream' } },
  },
  'POST /account/leaving': {
    id: 'askToLeave',
    tag: 'Account',
    summary: 'Ask for everything to be deleted',
    access: 'person',
    body: z.object({}),
    answers: { 200: leaving },
    reasons: { 'sign-in-again': 403 },
  },
  'DELETE /account/leaving': {
    id: 'stay',
    tag: 'Account',
    summary: 'Take that back',
    access: 'person',
    answers: { 204: 'nothing' },
    reasons: { gone: 404 },
  },
  'POST /render': {
    id: 'render',
    tag: 'PDF',
    summary: 'A PDF of what is sent; nothing is kept',
    access: 'anyone',
    body: printedSchema,
    answers: { 200: { file: 'application/pdf' } },
    reasons: { invalid: 422, failed: 422, 'too-often': 429, 'no-engine': 501, busy: 503 },
  },
  'POST /credentials': {
    id: 'sealCredential',
    tag: 'Credentials',
    summary: 'Seal a document as a credential, into the library',
    access: 'person',
    body: asked,
    answers: { 201: z.strictObject({ file: text }) },
    reasons: {
      gone: 404,
      invalid: 422,
      unfinished: 422,
      unvouched: 422,
      'no-holder': 422,
      'broken-text': 422,
      full: 422,
      'seal-over': 503,
      'no-timestamp': 503,
      'no-institutions': 503,
    },
  },
  'GET /issuers': {
    id: 'listIssuers',
    tag: 'Credentials',
    summary: 'Whose seals are known here',
    access: 'anyone',
    answers: { 200: z.strictObject({ certificates: z.array(z.base64()) }) },
  },
  'GET /institutions': {
    id: 'listInstitutions',
    tag: 'Credentials',
    summary: 'Institutions that one speaks for',
    access: 'person',
    answers: {
      200: z.strictObject({
        institutions: z.array(z.strictObject({ id: text, name: text, names: z.array(text), country: text })),
      }),
    },
    reasons: { 'no-institutions': 503 },
  },
  'GET /suggestions/{kind}': {
    id: 'suggest',
    tag: 'Suggestions',
    summary: 'Occupations or skills whose names begin so',
    access: 'anyone',
    path: { kind: z.enum(suggestionKinds) },
    query: z.object({ language, text: z.string().max(100).optional() }),
    answers: { 200: z.strictObject({ suggestions: z.array(z.strictObject(suggestion)) }) },
    reasons: { 'no-such-address': 404, 'too-often': 429 },
  },
  'GET /suggestions/mine': {
    id: 'suggestRelated',
    tag: 'Suggestions',
    summary: 'What goes with one’s profile',
    access: 'person',
    query: z.object({ language }),
    answers: { 200: z.strictObject({ occupation: related, skill: related }) },
    reasons: { 'no-such-address': 404 },
  },
  'GET /survey': {
    id: 'readSurvey',
    tag: 'Portal',
    summary: 'Whether the survey was answered',
    access: 'anyone',
    answers: { 200: z.strictObject({ answered: z.boolean() }) },
  },
  'POST /survey': {
    id: 'answerSurvey',
    tag: 'Portal',
    summary: 'Answer the survey, without a name',
    access: 'anyone',
    body: surveySchema,
    answers: { 201: 'nothing' },
    reasons: { invalid: 422, answered: 409, 'too-often': 429 },
  },
  'GET /portal': {
    id: 'readPortal',
    tag: 'Portal',
    summary: 'Whom to ask',
    access: 'anyone',
    answers: {
      200: z.strictObject({
        supportEmail: text.nullable(),
        supportUrl: text.nullable(),
        docsUrl: text.nullable(),
        account: text,
        help: text,
      }),
    },
  },
  'GET /links': {
    id: 'listOnward',
    tag: 'Portal',
    summary: 'Where to go on to',
    access: 'anyone',
    answers: { 200: z.strictObject({ learn: onward, work: onward }) },
  },
}
