import * as z from 'zod/mini'
import { entryId, type FieldKit, list } from '../../fields/kit.ts'

/** What a telephone is used for. */
export const phoneUses = ['home', 'work', 'mobile', 'other'] as const
/** What an address is used for. */
export const addressUses = ['home', 'work', 'other'] as const
/** Genders of the Europass code list. */
export const genders = ['male', 'female', 'other', 'do_not_indicate'] as const
/** Social services of the Europass code list; anything else is a website. */
export const socialServices = [
  'facebook',
  'twitter',
  'instagram',
  'linkedin',
  'youtube',
  'pinterest',
  'tumblr',
  'other',
] as const
/** Messaging services of the Europass code list. */
export const messagingServices = ['skype', 'whatsapp', 'wechat', 'line', 'viber', 'other'] as const
/** Identity documents of the Europass code list. */
export const identityDocumentKinds = ['id', 'passport', 'residence-permit'] as const

const named = (value: { code: string; label: string }): boolean => value.code !== '' || value.label.trim() !== ''

/** Personal information: who the person is and how to reach them. */
export const personalInformationSchema = (kit: FieldKit) =>
  z.object({
    givenName: kit.required(100),
    /** Empty for people with one name. */
    familyName: kit.line(100),
    emails: list(z.object({ id: entryId(), address: kit.email() }), 10),
    phones: list(
      z.object({
        id: entryId(),
        use: z._default(z.enum(phoneUses), 'mobile'),
        /** Mandatory: Europass refuses a whole file over one telephone without it. */
        dialling: kit.dialling(),
        number: kit.phone(),
      }),
      10,
    ),
    addresses: list(
      z.object({
        id: entryId(),
        use: z._default(z.enum(addressUses), 'home'),
        address: kit.line(),
        postalCode: kit.line(20),
        city: kit.line(100),
        country: kit.country(),
      }),
      5,
    ),
    websites: list(z.object({ id: entryId(), url: kit.url() }), 20),
    /** `title`: what the service is called where it is another than those of the list. */
    socials: list(
      z.object({
        id: entryId(),
        service: z._default(z.enum(socialServices), 'other'),
        title: kit.line(60),
        url: kit.url(),
      }),
      20,
    ),
    messaging: list(
      z.object({
        id: entryId(),
        service: z._default(z.enum(messagingServices), 'other'),
        title: kit.line(60),
        handle: kit.line(100),
      }),
      10,
    ),
    /** ISO 3166-1 alpha-2 codes in upper case; one value. */
    nationalities: list(kit.country(), 10),
    birthDate: kit.date(),
    gender: kit.choice(genders),
    identityDocuments: list(
      z.object({
        id: entryId(),
        kind: kit.choice(identityDocumentKinds),
        number: kit.line(60),
        country: kit.country(),
        validUntil: kit.date(),
      }),
      10,
    ),
    workPermits: list(z.object({ id: entryId(), country: kit.country(), validUntil: kit.date() }), 20),
    /** `code` of ISO 639-2 (`fra`), or what the person calls a language outside the list. */
    motherTongues: list(
      z
        .object({ id: entryId(), code: kit.line(3), label: kit.line(60) })
        .check(kit.rule(named, { code: 'required', path: ['code'] })),
      10,
    ),
    photo: kit.photo(),
    about: kit.rich(),
  })

/** Personal information. */
export type Personal = z.infer<ReturnType<typeof personalInformationSchema>>
