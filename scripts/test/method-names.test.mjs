import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../install.mjs'

/** The built-in methods, with the folders of `methods/` that are theirs: some share one. */
const methods = {
  password: ['password'],
  passkey: ['passkey'],
  'mobile-app-pin': ['mobile-app-pin', 'mobile-app'],
  'mobile-app-qr': ['mobile-app-qr', 'mobile-app'],
  token: ['token'],
  'token-app': ['token'],
  'token-cram': ['token'],
  sms: ['sms'],
  'mail-code': ['mail-code'],
  'recovery-code': ['recovery-code'],
  eid: ['eid'],
  'eid-low': ['eid'],
}
const rooms = [
  'packages/core',
  'packages/hono',
  'packages/pages',
  'packages/delivery',
  'packages/federation',
  'apps/login',
]

/**
 * Where a method is known by name nonetheless, by the reason. The list is what it is, to the last line: who
 * adds one says why here.
 */
const allowed = {
  'the one line of composition': Object.keys(methods)
    .filter((method) => method !== 'mail-code')
    .map((method) => `apps/login/src/identity-provider.ts: ${method}`),
  'the commands and settings by which an operator runs it': [
    ...['assign', 'import', 'list', 'revoke'].flatMap((command) =>
      ['token', 'token-app', 'token-cram'].map((method) => `apps/login/src/cli/tokens-${command}.ts: ${method}`),
    ),
    'packages/hono/src/checked-options.ts: sms',
    'packages/hono/src/provider-options.ts: sms',
    ...['token', 'token-app', 'token-cram'].map((method) => `packages/core/src/administration/actions.ts: ${method}`),
    'apps/login/src/cli/dev-users.ts: passkey',
    'apps/login/src/cli/dev.ts: passkey',
    'apps/login/src/cli/dev.ts: password',
  ],
  'EU Login has an element of its own for each kind of factor': [
    'packages/federation/src/cas/ecas/person.ts: passkey',
    'packages/federation/src/cas/ecas/person.ts: token',
    'packages/federation/src/cas/ecas/person.ts: eid',
  ],
  'the password is more than a method: it is chosen with the account, and a phone and an eID fall back on it': [
    'packages/core/src/account/change-password.ts: password',
    'packages/core/src/authenticator/server/pin-reset.ts: password',
    'packages/core/src/registration/choose-password.ts: password',
    'packages/core/src/registration/sign-in-by-link.ts: password',
    'packages/core/src/sign-in/resume.ts: password',
    'packages/core/src/sign-in/step.ts: password',
    'packages/hono/src/methods/eid/account.ts: password',
    'packages/hono/src/composition.ts: password',
    'packages/hono/src/api/schemas.ts: password',
    'packages/hono/src/api/shown.ts: password',
    'packages/hono/src/sign-in/step.ts: password',
    'packages/pages/src/account/account.tsx: password',
    'packages/pages/src/account/activity.tsx: password',
    'packages/pages/src/admin/person.tsx: password',
    'packages/pages/src/props/sign-in.ts: password',
    'packages/delivery/src/templates/letters.ts: password',
    // Operators create, show and unlock it; directories may say one.
    'apps/login/src/cli/accounts-file/read-row.ts: password',
    'apps/login/src/cli/accounts-show.ts: password',
    'packages/core/src/operator/create.ts: password',
    'packages/core/src/operator/describe.ts: password',
    'packages/core/src/operator/unlock.ts: password',
    'packages/federation/src/scim/about.ts: password',
    'packages/federation/src/scim/user.ts: password',
    'packages/federation/src/scim/request.ts: password',
  ],
  'what the phone answers is written into the sign-in by the device API': [
    'packages/core/src/authenticator/server/answer.ts: mobile-app-pin',
  ],
  'what is stored: kinds of factors': [
    'packages/core/src/ports/factors.ts: passkey',
    'packages/core/src/ports/factors.ts: token',
    'packages/core/src/ports/factors.ts: eid',
    'packages/core/src/operator/reset-factors.ts: eid',
  ],
  'CAEP has a name for each kind of credential': [
    'packages/federation/src/events/signals.ts: eid',
    'packages/federation/src/events/signals.ts: password',
  ],
  'what people are told of every rule: numbers of codes and tokens, each from where it is decided': [
    'packages/core/src/limits/index.ts: recovery-code',
    'packages/core/src/limits/index.ts: token',
    'packages/core/src/limits/index.ts: token-app',
    'packages/core/src/limits/index.ts: token-cram',
  ],
  'a channel on which messages travel': [
    'packages/core/src/messages/compose.ts: sms',
    'packages/core/src/ports/messages.ts: sms',
    'packages/delivery/src/letter-lanes.ts: sms',
    'packages/delivery/src/outbox.ts: sms',
    'packages/pages/src/admin/outbox.tsx: sms',
    'packages/pages/src/props/admin.ts: sms',
    'packages/delivery/src/transport.ts: sms',
    'packages/hono/src/meters.ts: sms',
  ],
  'letters about a method, which delivery keeps with all others': [
    'packages/delivery/src/templates/draft.ts: passkey',
    'packages/delivery/src/templates/draft.ts: eid',
    'packages/delivery/src/templates/draft.ts: token',
    'packages/delivery/src/templates/letters-eid.ts: eid',
    'packages/delivery/src/templates/letters-passkeys.ts: passkey',
    'packages/delivery/src/templates/letters-phones.ts: mail-code',
    'packages/delivery/src/templates/letters-tokens.ts: token',
  ],
  'another thing of the same name: a link’s token, an account’s kind, an input’s type, a script': [
    'apps/login/src/settings/schema.ts: token',
    'apps/login/src/settings/settings.ts: token',
    'packages/core/src/ids/uid.ts: eid',
    'packages/core/src/deletion/cancel.ts: token',
    'packages/core/src/recovery/factor-removal.ts: token',
    'packages/hono/src/account/confirm-email.ts: token',
    'packages/hono/src/api/lost-factor.ts: token',
    'packages/pages/src/parts/field.tsx: password',
    'packages/pages/src/parts/script.ts: password',
    'packages/pages/src/parts/script.ts: passkey',
    'packages/federation/src/oidc/discovery.ts: token',
    'packages/federation/src/oidc/grants/introspection.ts: token',
    'packages/federation/src/oidc/grants/revocation.ts: token',
  ],
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
  }
}

/** A source without its comments. */
const codeOf = (source) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')

/** Where a method is known by name: as a text, or by what its folder exports. */
function known(code, method) {
  const folders = methods[method].join('|')
  return (
    new RegExp(`['"\`]${method}['"\`]`).test(code) ||
    new RegExp(`from '[^']*/methods/(${folders})(/[^']*)?'`).test(code)
  )
}

/** Every file outside a method's own folders that knows it by name. */
function findings() {
  return rooms.flatMap((room) =>
    [...sources(join(root, room, 'src'))].flatMap((path) => {
      const file = path.slice(root.length).replace(/^\//, '')
      const code = codeOf(readFileSync(path, 'utf8'))
      return Object.keys(methods)
        .filter((method) => !methods[method].some((folder) => file.startsWith(`${room}/src/methods/${folder}/`)))
        .filter((method) => known(code, method))
        .map((method) => `${file}: ${method}`)
    }),
  )
}

test('a built-in method is known by name in its own folders, and elsewhere for a reason', () => {
  expect(findings().toSorted()).toEqual(Object.values(allowed).flat().toSorted())
})

describe('what counts', () => {
  test.each([
    ['its name', "if (method === 'sms') return"],
    ['an import of its folder', "import { smsMethod } from '../methods/sms/name.ts'"],
    ['an import of its subpath', "import { sms } from '@laissez-passer/core/methods/sms'"],
  ])('%s', (_, code) => expect(known(code, 'sms')).toBe(true))

  test.each([
    ['a comment', codeOf("/* 'sms' */ const a = 1 // 'sms'")],
    ['another method', "import { smsgate } from './methods/smsgate/name.ts'"],
    ['a word with more in it', "'sms-code'"],
  ])('%s doesn’t', (_, code) => expect(known(code, 'sms')).toBe(false))
})
