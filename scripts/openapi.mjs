import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { openApi as portalApi } from '../apps/portal/src/server/api/openapi.ts'
import { addresses } from '../packages/core/src/addresses/index.ts'
import { openApi } from '../packages/hono/src/api/openapi.ts'
import { operationsOf } from '../packages/hono/src/api/room.ts'
import { eid } from '../packages/hono/src/methods/eid/face.ts'
import { mobileAppPin } from '../packages/hono/src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../packages/hono/src/methods/mobile-app-qr/face.ts'
import { passkey } from '../packages/hono/src/methods/passkey/face.ts'
import { password } from '../packages/hono/src/methods/password/face.ts'
import { recoveryCode } from '../packages/hono/src/methods/recovery-code/face.ts'
import { sms } from '../packages/hono/src/methods/sms/face.ts'
import { token, tokenApp } from '../packages/hono/src/methods/token/face.ts'

/**
 * Writes what the JSON APIs are from their own schemas: their OpenAPI documents and pages, as the
 * documentation has them, and the types of the client that tests drive EU Login's by. `--check` says whether
 * they are as the schemas are.
 */
const root = new URL('../', import.meta.url)
const fromDocs = createRequire(new URL('docs/package.json', root))

async function made() {
  // What it does is its country's; what its addresses are isn't.
  const schemes = [{ id: 'country', begin() {}, finish() {} }]
  const faces = [
    ...eid({ schemes }),
    mobileAppPin(),
    mobileAppQr(),
    passkey(),
    token(),
    tokenApp(),
    sms(),
    recoveryCode(),
    password(),
  ]
  const told = openApi(operationsOf(faces), {
    name: 'EU Login',
    origin: 'http://localhost:4000',
    addresses: addresses('/cas'),
  })
  const ofPortal = portalApi({ origin: 'http://localhost:4001', login: 'http://localhost:4000/cas' })
  const document = text(told)
  const { astToString, default: openapiTs } = fromDocs('openapi-typescript')
  const types = astToString(await openapiTs(document))
  return {
    'docs/public/openapi/eu-login.json': document,
    'docs/src/content/docs/json-api.md': page(told, euLogin),
    'docs/public/openapi/europass.json': text(ofPortal),
    'docs/src/content/docs/europass-api.md': page(ofPortal, europass),
    'packages/hono/test/support/api.d.ts': types,
    'apps/headless/src/web/api.d.ts': types,
  }
}

function text(document) {
  return `${JSON.stringify(document, null, 2)}\n`
}

const euLogin = {
  title: 'JSON API, address by address',
  description: 'Made from the OpenAPI document of EU Login’s JSON API.',
  begins:
    'Below `/cas/api`, from [the OpenAPI 3.1 document](/openapi/eu-login.json), which a provider serves at `/cas/api/openapi.json`; how to use it is told in [its guide](/guides/json-api/).',
  everywhere: '403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.',
}

const europass = {
  title: 'Europass’ API, address by address',
  description: 'Made from the OpenAPI document of the portal’s API.',
  begins:
    'Below `/api` of the portal, from [the OpenAPI 3.1 document](/openapi/europass.json), which it serves at `/api/openapi.json`. It is what the portal’s own pages ask: with the cookie that signing in sets, from the portal’s origin. Access tokens open nothing here ([decision 0173](/decisions/0173-portal-api-takes-no-tokens/)).',
  everywhere:
    '403 `other-origin` and `no-token`, 413 `too-large`, 415 `not-json`, 500 `unexpected`, 503 `unavailable`.',
}

/** The document as a page to read. */
function page({ components, paths }, { begins, description, everywhere, title }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  )
  const tags = [...new Set(operations.flatMap((operation) => operation.tags))]
  const lines = [
    '---',
    `title: ${title}`,
    `description: ${description}`,
    '---',
    '',
    begins,
    `Every address may also answer ${everywhere}`,
  ]
  for (const tag of tags) {
    lines.push('', `## ${tag}`)
    for (const operation of operations.filter(({ tags: [first] }) => first === tag)) lines.push(...entry(operation))
  }
  lines.push('', '## What is told')
  for (const [name, schema] of Object.entries(components.schemas))
    lines.push('', `### ${name}`, '', ...(schema.description ? [schema.description, ''] : []), ...fields(schema))
  return `${lines.join('\n')}\n`
}

function entry({ description, method, operationId, parameters = [], path, requestBody, responses, security, summary }) {
  const [own] = (description ?? '').split(/\n\nBesides:|From the app’s origin/)
  const body = requestBody?.content['application/json']?.schema
  const bytes = requestBody?.content['application/octet-stream'] && ['', 'The body is the file’s bytes.']
  const beside = parameters.filter(({ in: where }) => where === 'query' || where === 'header')
  const queries = beside.map(({ description: what, name, schema }) => [name, { ...schema, description: what }])
  const required = beside.filter((parameter) => parameter.required).map(({ name }) => name)
  const answers = Object.entries(responses).filter(([status]) => status !== 'default')
  return [
    '',
    `### ${summary}`,
    '',
    `\`${method} ${path}\` (\`${operationId}\`)${admitted(security)}`,
    ...(own && !own.startsWith('Besides:') ? ['', own] : []),
    ...(queries.length > 0 ? ['', ...fields({ properties: Object.fromEntries(queries), required })] : []),
    ...(bytes ?? []),
    ...(body ? ['', ...fields(body)] : []),
    '',
    '| answer | what it holds |',
    '|---|---|',
    ...answers.map(([status, { content, description: why }]) => {
      const [type = ''] = Object.keys(content ?? {})
      if (files[type]) return `| ${status} | ${files[type]} |`
      const told = content?.['application/json']?.schema
      return `| ${status} | ${told ? shape(told) : why} |`
    }),
  ]
}

const files = {
  'application/zip': 'a ZIP file',
  'application/pdf': 'a PDF',
  'application/octet-stream': 'a file',
}

function admitted(security) {
  if (!security) return ''
  if (security.some(({ device }) => device)) return ', from a phone'
  const scope = security.flatMap(({ program = [] }) => program)[0]
  return scope ? `, with a session or a token for \`${scope}\`` : ', with a session'
}

/** The fields of an object; of a choice, those of each. */
function fields(schema) {
  if (schema.$ref) return [`It is ${shape(schema)}.`]
  if (schema.anyOf) return [`One of: ${schema.anyOf.map(shape).join('; ')}`]
  if (schema.oneOf)
    return schema.oneOf.flatMap((each) => [
      '',
      `\`${each.properties.kind.const}\`: ${each.description ?? ''}`,
      '',
      ...fields(each),
    ])
  const all = Object.entries(schema.properties ?? {})
  if (all.length === 0) return []
  const rows = all.map(([name, field]) => `| ${named(name, schema)} | ${shape(field)} | ${field.description ?? ''} |`)
  return ['| field | holds | what it is |', '|---|---|---|', ...rows]
}

/** A field's name; with `?`, where it may be left out. */
function named(name, { required = [] }) {
  return `\`${name}\`${required.includes(name) ? '' : '?'}`
}

/** What a value is, in a few words. */
function shape(schema) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)
    return `[${name}](#${name.toLowerCase()})`
  }
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.enum) return schema.enum.map((each) => `\`${each}\``).join(', ')
  if (schema.anyOf) return schema.anyOf.map(shape).join(' or ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => shape({ ...schema, type })).join(' or ')
  if (schema.type === 'array') return `list of ${shape(schema.items ?? {})}`
  if (schema.type === 'object' && schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([name, field]) => `${named(name, schema)}: ${shape(field)}`)
      .join('; ')} }`
  return schema.type ?? 'anything'
}

let old = 0
for (const [path, text] of Object.entries(await made())) {
  const file = fileURLToPath(new URL(path, root))
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path} isn't what the schemas say: pnpm run openapi`)
    old++
  }
}
process.exit(old)
