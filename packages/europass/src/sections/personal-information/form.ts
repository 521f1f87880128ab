import type { FormField } from '../form.ts'
import { addressUses, genders, identityDocumentKinds, messagingServices, phoneUses, socialServices } from './schema.ts'

/** The fields of personal information, which isn't a list. */
export const personalInformationForm: readonly FormField[] = [
  { kind: 'line', name: 'givenName', label: 'personal.givenName', required: true, autocomplete: 'given-name' },
  { kind: 'line', name: 'familyName', label: 'personal.familyName', autocomplete: 'family-name' },
  { kind: 'photo', name: 'photo', label: 'personal.photo' },
  {
    kind: 'list',
    name: 'emails',
    label: 'personal.emails',
    add: 'personal.addEmail',
    item: [{ kind: 'email', name: 'address', label: 'field.email', autocomplete: 'email' }],
  },
  {
    kind: 'list',
    name: 'phones',
    label: 'personal.phones',
    add: 'personal.addPhone',
    item: [
      { kind: 'phone', name: 'number', label: 'field.phone', autocomplete: 'tel-national' },
      { kind: 'choice', name: 'use', label: 'personal.phoneUse', codes: phoneUses, words: 'use.', required: true },
    ],
  },
  {
    kind: 'list',
    name: 'addresses',
    label: 'personal.addresses',
    add: 'personal.addAddress',
    item: [
      { kind: 'line', name: 'address', label: 'field.address', autocomplete: 'street-address' },
      { kind: 'line', name: 'postalCode', label: 'field.postalCode', autocomplete: 'postal-code' },
      { kind: 'line', name: 'city', label: 'field.city', autocomplete: 'address-level2' },
      { kind: 'country', name: 'country', label: 'field.country', autocomplete: 'country' },
      { kind: 'choice', name: 'use', label: 'personal.addressUse', codes: addressUses, words: 'use.', required: true },
    ],
  },
  { kind: 'rich', name: 'about', label: 'personal.about' },
  {
    kind: 'list',
    name: 'motherTongues',
    label: 'personal.motherTongues',
    add: 'personal.addMotherTongue',
    item: [{ kind: 'language', name: 'code', label: 'language.name', required: true }],
  },
  {
    kind: 'list',
    name: 'websites',
    label: 'personal.websites',
    add: 'personal.addWebsite',
    item: [{ kind: 'url', name: 'url', label: 'field.website', autocomplete: 'url' }],
  },
  {
    kind: 'list',
    name: 'socials',
    label: 'personal.socials',
    add: 'personal.addSocial',
    rare: true,
    item: [
      {
        kind: 'choice',
        name: 'service',
        label: 'personal.service',
        codes: socialServices,
        words: 'social.',
        required: true,
      },
      { kind: 'url', name: 'url', label: 'personal.profileUrl' },
    ],
  },
  {
    kind: 'list',
    name: 'messaging',
    label: 'personal.messagings',
    add: 'personal.addMessaging',
    rare: true,
    item: [
      {
        kind: 'choice',
        name: 'service',
        label: 'personal.service',
        codes: messagingServices,
        words: 'messaging.',
        required: true,
      },
      { kind: 'line', name: 'handle', label: 'personal.handle' },
    ],
  },
  { kind: 'countries', name: 'nationalities', label: 'personal.nationalities' },
  { kind: 'date', name: 'birthDate', label: 'personal.birthDate', autocomplete: 'bday' },
  { kind: 'choice', name: 'gender', label: 'personal.gender', codes: genders, words: 'gender.', rare: true },
  {
    kind: 'list',
    name: 'workPermits',
    label: 'personal.workPermits',
    add: 'personal.addWorkPermit',
    rare: true,
    item: [
      { kind: 'country', name: 'country', label: 'field.country' },
      { kind: 'date', name: 'validUntil', label: 'field.validUntil' },
    ],
  },
  {
    kind: 'list',
    name: 'identityDocuments',
    label: 'personal.identityDocuments',
    add: 'personal.addIdentityDocument',
    rare: true,
    item: [
      {
        kind: 'choice',
        name: 'kind',
        label: 'personal.documentKind',
        codes: identityDocumentKinds,
        words: 'identity.',
      },
      { kind: 'line', name: 'number', label: 'personal.documentNumber' },
      { kind: 'country', name: 'country', label: 'field.country' },
      { kind: 'date', name: 'validUntil', label: 'field.validUntil' },
    ],
  },
]
