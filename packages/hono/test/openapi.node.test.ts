import { platform } from '#platform'
import { deviceEndpoints } from '@laissez-passer/core/internal/authenticator/server'
import { Validator } from '@seriousme/openapi-schema-validator'
import * as z from 'zod'
import { beforeAll, describe, expect, it } from 'vitest'
import { isNothing } from '../src/api/operation.ts'
import { deviceApiOperations } from '../src/methods/mobile-app/device-operations.ts'
import { facesWith } from './support/api-operations.ts'
import { makeWorld, type World } from './support/world.ts'

/** An operation, so far as it is read here. */
interface Json {
  readonly requestBody?: { readonly content: { readonly 'application/json': { schema: z.core.JSONSchema.JSONSchema } } }
}

let world: World
beforeAll(async () => {
  world = await makeWorld(await platform(), { methods: facesWith(null) })
})

it('the document is one of OpenAPI 3.1, as its own specification’s schema judges it', async () => {
  const document = await (await world.browser().request('/cas/api/openapi.json')).json()
  const validator = new Validator()
  expect(await validator.validate(document)).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
  // That it judges at all.
  const broken = structuredClone(document)
  delete broken.paths['/account'].get.responses
  broken.paths['/account'].get.parameters = [{ name: 'x' }]
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

// A misspelt field did nothing, and whoever sent it was told that all was done.
it('no body of a program takes a field that isn’t described', async () => {
  const { paths } = await (await world.browser().request('/cas/api/openapi.json')).json()
  const bodies: (readonly [string, z.core.JSONSchema.JSONSchema])[] = Object.entries<Record<string, Json>>(paths)
    .filter(([path]) => !path.startsWith('/device/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) =>
        requestBody ? [[`${method} ${path}`, requestBody.content['application/json'].schema] as const] : [],
      ),
    )
  expect(bodies.length).toBeGreaterThan(30)
  for (const [name, schema] of bodies)
    for (const { additionalProperties, properties } of objectsIn(schema))
      expect([name, properties === undefined ? false : additionalProperties]).toEqual([name, false])
})

/** A schema, and all that are in it. */
function objectsIn(schema: z.core.JSONSchema.JSONSchema): readonly z.core.JSONSchema.JSONSchema[] {
  const inside = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? [])]
  return [schema, ...inside.flatMap((each) => (typeof each === 'object' ? objectsIn(each) : []))]
}

describe('the device API', () => {
  it('is described whole, beside what people’s programs ask', async () => {
    const { components, paths } = await (await world.browser().request('/cas/api/openapi.json')).json()
    for (const { method, path } of deviceEndpoints)
      expect(paths[`/device${path}`], path).toHaveProperty(method.toLowerCase())
    expect(components.securitySchemes).toHaveProperty('device')
  })

  it('gets to judge no body that isn’t of the shape that is described: each member left out, or a number', async () => {
    for (const { body, id, method, path } of deviceApiOperations) {
      if (isNothing(body)) continue
      const { properties, required = [] } = z
        .object({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()).optional() })
        .parse(z.toJSONSchema(body))
      const whole = Object.fromEntries(Object.keys(properties).map((name) => [name, 'x']))
      const texts = required.filter(
        (name) => z.object({ type: z.literal('string') }).safeParse(properties[name]).success,
      )
      const wrong = [
        ...required.map((name) => ({ ...whole, [name]: undefined })),
        ...texts.map((name) => ({ ...whole, [name]: 7 })),
      ]
      for (const given of [...wrong, [], 'text', null]) {
        const asked = { method: method.toUpperCase(), body: JSON.stringify(given) }
        const answer = await world.browser().request(`/cas/api${path}`, asked)
        const { reason } = await answer.json()
        expect(`${id} ${JSON.stringify(given)} ${answer.status} ${reason}`).toBe(
          `${id} ${JSON.stringify(given)} 400 bad-request`,
        )
      }
    }
  })
})
