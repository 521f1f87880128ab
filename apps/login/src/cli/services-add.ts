import { randomBytes } from 'node:crypto'
import { type ServiceInput } from '@laissez-passer/federation/services'
import { readJson } from '@laissez-passer/server/json-text'
import { readServices } from '../settings/services-text.ts'
import { noteFrom } from './acting.ts'
import { type PlainCommand, Refused, textOf, type Typed, WrongUse } from './command.ts'
import { appended, replaceFile } from './services-file-edit.ts'
import { identityOf, openServices } from './services-place.ts'

/** Options that are fields of a service, and whether a field has several values. */
const fieldOf = {
  name: ['name', 'one'],
  'client-id': ['clientId', 'one'],
  level: ['requiredLevel', 'one'],
  url: ['urls', 'several'],
  'redirect-uri': ['redirectUris', 'several'],
  'logout-uri': ['postLogoutRedirectUris', 'several'],
  method: ['acceptedMethods', 'several'],
  attribute: ['releasedAttributes', 'several'],
} as const

/** `services add`: registers a service. */
export const servicesAdd: PlainCommand = {
  name: 'services add',
  summary: 'Registers a service: writes it into services.json, whose other lines stay as they are.',
  takes: '[JSON]',
  positionals: [0, 1],
  options: {
    ...Object.fromEntries(
      Object.entries(fieldOf).map(([name, [, many]]) => [name, { type: 'string', multiple: many === 'several' }]),
    ),
    public: { type: 'boolean' },
    reason: { type: 'string' },
  },
  explained: [
    ['--name <text>', 'what people call it'],
    ['--url <address>', 'CAS: an origin and the path below which its addresses lie; may be repeated'],
    ['--client-id <id>', 'OpenID Connect: the client'],
    ['--redirect-uri <address>', 'where people come back to, letter for letter; may be repeated'],
    ['--logout-uri <address>', 'where they may come back to after logging out; may be repeated'],
    ['--public', 'the client keeps no secret (an app, a page in the browser); default: one is made and shown'],
    ['--level <level>', 'BASIC (default), MEDIUM or HIGH'],
    ['--method <name>', 'accepts these methods alone; may be repeated'],
    ['--attribute <name>', 'is told these attributes alone; may be repeated'],
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes: `Any other field is given as JSON: an object of one service, whose fields the options go over. It is written
only when the whole file is right with it, and in one step: nobody reads half of it. The server reads it when it starts.`,
  examples: [
    ['a CAS application', 'laissez-passer services add --name Shop --url https://shop.example.eu/app --level MEDIUM'],
    [
      'a client of OpenID Connect; its secret is shown once',
      'laissez-passer services add --name Shop --client-id shop --redirect-uri https://shop.example.eu/callback',
    ],
    [
      'any field',
      `laissez-passer services add '{ "name": "Shop", "type": "cas", "urls": ["https://shop.example.eu"] }'`,
    ],
  ],
  async runPlain(environment, typed) {
    const place = openServices(environment)
    const { made, service } = withSecret(serviceOf(typed), typed)
    const text = appended(place.text, service)
    const read = readServices(text)
    // The file was right before: what is wrong is of this service, whose lines nobody has seen.
    if (!read.ok)
      throw new Refused(
        'invalid-services',
        read.faults.map((fault) => fault.replace(/^line \d+: (\d+\.?)?/, '')).join('\n'),
      )
    await replaceFile(place.path, { text, expected: place.text })
    const added = read.services.at(-1)
    const name = added?.name ?? ''
    const unnoted = await noteFrom(environment, typed, { kind: 'service-added', details: { service: name } })
    return {
      ok: true,
      text: [
        `${name} is registered in ${place.path} (${added === undefined ? '' : identityOf(added)}).`,
        ...(made === null ? [] : [`Its clientSecret, shown once here: ${made}`]),
        'Restart the server: it reads the file when it starts.',
        ...(unnoted === null ? [] : [unnoted]),
      ].join('\n'),
      json: {
        file: place.path,
        name,
        ...(made === null ? {} : { clientSecret: made }),
        ...(unnoted === null ? {} : { unnoted }),
      },
    }
  },
}

type Fields = Readonly<Record<string, unknown>>

function serviceOf(typed: Typed): Fields {
  const [text] = typed.positionals
  const given = text === undefined ? {} : fieldsIn(text)
  const options = Object.entries(fieldOf).flatMap(([name, [field, many]]) => {
    const value = many === 'several' ? typed.lists[name] : textOf(typed, name)
    return value === undefined ? [] : [[field, value] as const]
  })
  const fields: Fields = { ...given, ...Object.fromEntries(options) }
  if (Object.keys(fields).length === 0) throw new WrongUse('Which service?')
  if (text === undefined && !['urls', 'clientId', 'redirectUris'].some((field) => field in fields))
    throw new WrongUse('Where is it? --url for CAS; --client-id and --redirect-uri for OpenID Connect.')
  // Its type is said by what it has, where that isn't given.
  const type = 'urls' in fields ? 'cas' : 'oidc'
  const { name, ...rest } = fields
  return { name, type, ...rest }
}

function fieldsIn(text: string): Fields {
  const json = readJson(text)
  if (!json.ok) throw new WrongUse(`The JSON given: ${json.why}.`)
  const { value } = json
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WrongUse('The JSON given must be an object: one service.')
  return { ...value }
}

/** A client that says nothing of how it proves itself gets a secret. */
function withSecret(service: Fields, typed: Typed): { readonly service: Fields; readonly made: string | null } {
  const proves = ['clientSecret', 'jwks', 'jwksUri', 'tokenEndpointAuthMethod'] satisfies SecretField[]
  if (typed.values['public'] === true || service['type'] !== 'oidc' || proves.some((field) => field in service))
    return { service, made: null }
  const made = randomBytes(32).toString('base64url')
  return { service: { ...service, clientSecret: made }, made }
}

type SecretField = keyof Extract<ServiceInput, { type: 'oidc' }>
