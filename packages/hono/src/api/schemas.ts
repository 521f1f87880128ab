import { typedCode, typedText, typedWord } from '@laissez-passer/core/typed'
import * as z from 'zod'

/** Unix seconds. */
export const seconds: z.ZodNumber = z.int().meta({ description: 'Unix time in seconds.' })

/** What people type, read as pages read it: spaces of pasting dropped. At most 2,000 characters. */
export const typed: z.ZodType<string, string> = z.string().max(2000).transform(typedText)

/** A PIN or a code: digits of every script are digits. */
export const typedDigits: z.ZodType<string, string> = z.string().max(200).transform(typedCode)

/** A password, every character of which counts. */
export const secret: z.ZodType<string, string> = z.string().max(4096)

/** What stands behind `token=` in the address of a mail's link. Posted, so that no log has it. */
export const mailedToken: z.ZodType<string, string> = z
  .string()
  .max(4096)
  .transform(typedWord)
  .meta({ description: 'What stands behind `token=` in the link of the mail.' })

/** An address of ours, below the base: where somebody was going. */
export const ownAddress: z.ZodType<string, string> = z.string().max(12_288)

/** What was answered to a captcha. */
export const captchaFields: z.ZodType<Captcha, Captcha> = z
  .strictObject({
    proof: z.string().max(4096).optional().meta({ description: 'What the proof of work came to (ALTCHA).' }),
    id: z.string().max(200).optional().meta({ description: 'Which picture was read.' }),
    code: z.string().max(200).optional().meta({ description: 'What the picture shows.' }),
  })
  .meta({ description: 'Needed where a refusal asked for it.' })

interface Captcha {
  readonly proof?: string | undefined
  readonly id?: string | undefined
  readonly code?: string | undefined
}

const credential = z.object({
  id: z.string(),
  name: z.string().meta({ description: 'As the person named it.' }),
  model: z.string().optional(),
  lastSeenAt: seconds.optional(),
})

const offer = z
  .object({
    name: z.string(),
    level: z.enum(['BASIC', 'MEDIUM', 'HIGH']),
    phishingResistant: z.boolean(),
  })
  .meta({ id: 'MethodOffer', description: 'A verification method that may be chosen.' })

const step = z
  .discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('password'),
        methods: z.array(offer).meta({ description: 'What may come after it; the one to preselect first.' }),
        firstName: z.string().nullable().meta({ description: 'Only where this browser is known to the account.' }),
      })
      .meta({ description: 'Asks for the password; alike for known and unknown identifiers.' }),
    z
      .object({
        kind: z.literal('choose-method'),
        missing: z.string().nullable().meta({ description: 'The method chosen, which isn’t set up.' }),
        methods: z.array(offer),
        addable: z.array(offer).meta({ description: 'What would do, and isn’t set up.' }),
        nothingSetUp: z.boolean(),
      })
      .meta({ description: 'What was chosen isn’t set up.' }),
    z.object({ kind: z.literal('choose-credential'), method: z.string(), credentials: z.array(credential) }),
    z
      .object({
        kind: z.literal('verify'),
        method: z.string(),
        status: z.enum(['ready', 'waiting', 'ended']).meta({
          description: '`ready`: for an answer; `waiting`: something happens elsewhere, ask again; `ended`.',
        }),
        reason: z.string().nullable().meta({ description: 'Why it ended.' }),
        expiresAt: seconds.nullable(),
        until: seconds.nullable().meta({ description: 'When it may be asked again.' }),
        credential: credential.nullable(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).meta({
          description: 'What this method shows: a link for a QR code, digits to compare, options of a passkey.',
        }),
        credentials: z.array(credential),
        methods: z.array(offer).meta({ description: 'Other methods that may be chosen instead.' }),
      })
      .meta({ description: 'A method asks for its answer.' }),
    z.object({ kind: z.literal('proved') }).meta({ description: 'All is proved: ask for the sign-in once more.' }),
    z
      .object({
        kind: z.literal('done'),
        person: z.object({ uid: z.string(), name: z.string(), email: z.string() }),
        continueTo: z.string().nullable().meta({ description: 'Where the person was going.' }),
        first: z.string().nullable().meta({ description: 'A page that comes before it: a password that is due.' }),
      })
      .meta({ description: 'Signed in: the answer carries the session’s cookie.' }),
  ])
  .meta({ id: 'SignInStep', description: 'What a sign-in asks for now.' })

/** A sign-in under way. */
export const signIn: SignInSchema = z
  .object({
    id: z.string(),
    service: z
      .object({ name: z.string(), level: z.enum(['BASIC', 'MEDIUM', 'HIGH']) })
      .nullable()
      .meta({
        description: 'Which service asks.',
      }),
    identifier: z.string().nullable().meta({ description: 'As typed.' }),
    expiresAt: seconds.nullable(),
    step,
  })
  .meta({ id: 'SignIn' })

type SignInSchema = z.ZodType<SignInAnswer, SignInAnswer>

/** A sign-in as the API tells it. */
export interface SignInAnswer {
  readonly id: string
  readonly service: { readonly name: string; readonly level: 'BASIC' | 'MEDIUM' | 'HIGH' } | null
  readonly identifier: string | null
  readonly expiresAt: number | null
  readonly step: z.input<typeof step>
}
