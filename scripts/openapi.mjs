import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { addresses } from '../packages/core/src/addresses/index.ts'
import { openApi } from '../packages/hono/src/api/openapi.ts'
import { operationsOf } from '../packages/hono/src/api/room.ts'
import { mobileAppPin } from '../packages/hono/src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../packages/hono/src/methods/mobile-app-qr/face.ts'
import { passkey } from '../packages/hono/src/methods/passkey/face.ts'
import { password } from '../packages/hono/src/methods/password/face.ts'
import { recoveryCode } from '../packages/hono/src/methods/recovery-code/face.ts'
import { sms } from '../packages/hono/src/methods/sms/face.ts'
import { token, tokenApp } from '../packages/hono/src/methods/token/face.ts'

/**
 * Writes what the JSON API is from its own schemas: its OpenAPI document, as the documentation has it, and
 * the types of the client that tests drive it by. `--check` says whether they are as the schemas are.
 */
const root = new URL('../', import.meta.url)
const fromDocs = createRequire(new URL('docs/package.json', root))

async function made() {
  const faces = [mobileAppPin(), mobileAppQr(), passkey(), token(), tokenApp(), sms(), recoveryCode(), password()]
  const told = openApi(operationsOf(faces), {
    name: 'EU Login',
    origin: 'http://localhost:4000',
    addresses: addresses('/cas'),
  })
  const document = `${JSON.stringify(told, null, 2)}\n`
  const { astToString, default: openapiTs } = fromDocs('openapi-typescript')
  const types = astToString(await openapiTs(document))
  return {
    'docs/public/openapi/eu-login.json': document,
    'docs/src/content/docs/json-api.md': page(told),
    'packages/hono/test/support/api.d.ts': types,
    'apps/headless/src/web/api.d.ts': types,
  }
}

/** The document as a page to read. */
function page({ components, paths }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  )
  const tags = [...new Set(operations.flatMap((operation) => operation.tags))]
  const lines = [
    '---',
    'title: JSON API, address by address',
    'description: Made from the OpenAPI document of EU Login’s JSON API.',
    '---',
    '',
    'Below `/cas/api`, from [the OpenAPI 3.1 document](/openapi/eu-login.json), which a provider serves at `/cas/api/openapi.json`; how to use it is told in [its guide](/guides/json-api/).',
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

const everywhere = '403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.'

function entry({ description, method, operationId, parameters = [], path, requestBody, responses, security, summary }) {
  const [own] = (description ?? '').split(/\n\nBesides:|From the app’s origin/)
  const body = requestBody?.content['application/json'].schema
  const queries = parameters.flatMap(({ description: what, in: where, name, schema }) =>
    where === 'query' ? [[name, { ...schema, description: what }]] : [],
  )
  const answers = Object.entries(responses).filter(([status]) => status !== 'default')
  return [
    '',
    `### ${summary}`,
    '',
    `\`${method} ${path}\` (\`${operationId}\`)${admitted(security)}`,
    ...(own && !own.startsWith('Besides:') ? ['', own] : []),
    ...(queries.length > 0 ? ['', ...fields({ properties: Object.fromEntries(queries) })] : []),
    ...(body ? ['', ...fields(body)] : []),
    '',
    '| answer | what it holds |',
    '|---|---|',
    ...answers.map(([status, { content, description: why }]) => {
      if (content?.['application/zip']) return `| ${status} | a ZIP file |`
      const told = content?.['application/json']?.schema
      return `| ${status} | ${told ? shape(told) : why} |`
    }),
  ]
}

function admitted(security) {
  if (!security) return ''
  if (security.some(({ device }) => device)) return ', from a phone'
  const scope = security.flatMap(({ program = [] }) => program)[0]
  return scope ? `, with a session or a token for \`${scope}\`` : ', with a session'
}

/** The fields of an object; of a choice, those of each. */
function fields(schema) {
  if (schema.oneOf)
    return schema.oneOf.flatMap((each) => [
      '',
      `\`${each.properties.kind.const}\`: ${each.description ?? ''}`,
      '',
      ...fields(each),
    ])
  const all = Object.entries(schema.properties ?? {})
  if (all.length === 0) return []
  const rows = all.map(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : '?'
    return `| \`${name}\`${optional} | ${shape(field)} | ${field.description ?? ''} |`
  })
  return ['| field | holds | what it is |', '|---|---|---|', ...rows]
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
      .map(([name, field]) => `\`${name}\`: ${shape(field)}`)
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
