import * as z from 'zod/mini'
import { entryId, type FieldKit, list } from '../fields.ts'

/** What a telephone, e-mail or address is used for. */
export const contactUses = ['home', 'work', 'mobile', 'other'] as const
/** Genders of the Europass code list. */
export const genders = ['', 'male', 'female', 'other', 'do_not_indicate'] as const
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

/** Personal information: who the person is and how to reach them. */
export const personalSchema = (kit: FieldKit) =>
  z.object({
    givenName: kit.required(100),
    /** Empty for people with one name. */
    familyName: kit.line(100),
    emails: list(z.object({ id: entryId(), address: kit.email() }), 10),
    phones: list(
      z.object({
        id: entryId(),
        use: z._default(z.enum(contactUses), 'mobile'),
        /** Mandatory: Europass refuses a whole file over one telephone without it. */
        dialling: kit.dialling(),
        number: kit.phone(),
      }),
      10,
    ),
    addresses: list(
      z.object({
        id: entryId(),
        use: z._default(z.enum(['home', 'work', 'other']), 'home'),
        line: kit.line(),
        postalCode: kit.line(20),
        city: kit.line(100),
        country: kit.country(),
      }),
      5,
    ),
    websites: list(z.object({ id: entryId(), url: kit.url() }), 10),
    socials: list(z.object({ id: entryId(), service: z.enum(socialServices), url: kit.url() }), 10),
    messaging: list(z.object({ id: entryId(), service: z.enum(messagingServices), handle: kit.line(100) }), 10),
    nationalities: list(kit.country(), 5),
    birthDate: kit.date(),
    gender: z._default(z.enum(genders), ''),
    /** About me, in the light markup of `./rich-text`. */
    about: kit.markup(),
  })

/** Personal information. */
export type Personal = z.infer<ReturnType<typeof personalSchema>>
