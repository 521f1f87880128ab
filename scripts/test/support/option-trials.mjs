// How each function that takes options is called: `right` has every option that must be there, and those that
// are easily given. Called as a program without types would.
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { createProject } from '../../../packages/create-laissez-passer/src/index.ts'
import { waitingProposals } from '../../../packages/core/src/administration/index.ts'
import { sealAudit, verifyAudit } from '../../../packages/core/src/audit/index.ts'
import { proofOfWorkChallenge } from '../../../packages/core/src/captcha/index.ts'
import { listAccounts } from '../../../packages/core/src/operator/index.ts'
import { readPskc } from '../../../packages/core/src/pskc/index.ts'
import { createOutboxWorker } from '../../../packages/delivery/src/outbox.ts'
import { smsHttp } from '../../../packages/delivery/src/sms-http.ts'
import { smtp } from '../../../packages/delivery/src/smtp.ts'
import { messageWriter } from '../../../packages/delivery/src/templates/index.ts'
import { createVapidKeys, webPush } from '../../../packages/delivery/src/web-push.ts'
import { oidcEid } from '../../../packages/eid/src/oidc/index.ts'
import { checkSamlEid, samlEid } from '../../../packages/eid/src/saml/index.ts'
import { rotateSigningKeys } from '../../../packages/federation/src/oidc/index.ts'
import { askedProps } from '../../../packages/hono/src/face.ts'
import { eid } from '../../../packages/hono/src/methods/eid/face.ts'
import { mobileAppPin } from '../../../packages/hono/src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../../../packages/hono/src/methods/mobile-app-qr/face.ts'
import { sms } from '../../../packages/hono/src/methods/sms/face.ts'
import { password } from '../../../packages/hono/src/methods/password/face.ts'
import { createProvider } from '../../../packages/hono/src/provider.ts'
import { negotiateLanguage } from '../../../packages/i18n/src/negotiate.ts'
import { createTranslator } from '../../../packages/i18n/src/translator.ts'
import { createDevice, indexedDbKeys } from '../../../packages/mobile-crypto/src/index.ts'
import { memoryKeys } from '../../../packages/mobile-crypto/src/keys/memory.ts'
import { pages } from '../../../packages/pages/src/pages.tsx'
import { casTicketVerifier } from '../../../packages/relying-party/src/cas-ticket.ts'
import * as party from '../../../packages/relying-party/src/index.ts'
import * as partyForHono from '../../../packages/relying-party/src/hono.ts'
import { popVerifier } from '../../../packages/relying-party/src/pop.ts'
import { d1Sessions } from '../../../packages/relying-party/src/sessions/d1.ts'
import { sqlSessions } from '../../../packages/relying-party/src/sessions/sql.ts'
import { breachedPasswords } from '../../../packages/runtime/src/breached/breached-passwords.ts'
import { node } from '../../../packages/runtime/src/node/index.ts'
import { fairQueue } from '../../../packages/runtime/src/node/fair-queue.ts'
import { postgresSignals } from '../../../packages/runtime/src/signals/postgres-signals.ts'
import { workers } from '../../../packages/runtime/src/workers/index.ts'
import { securityHeaders } from '../../../packages/server/src/headers.ts'
import { jsonLog } from '../../../packages/server/src/log.ts'
import { drain } from '../../../packages/server/src/node/drain.ts'
import { admission } from '../../../packages/server/src/node/admission.ts'
import { limitConnections, limits, requestLimits } from '../../../packages/server/src/node/limits.ts'
import { held, inTime } from '../../../packages/server/src/probe.ts'
import { frontDesk, notNow, onceAnIsolate } from '../../../packages/server/src/workers/index.ts'
import { d1, migrateD1 } from '../../../packages/store-sql/src/d1.ts'
import { openD1 } from '../../../packages/store-sql/src/executors/d1-wrangler.ts'
import { postgresExecutor } from '../../../packages/store-sql/src/postgres/executor.ts'
import { postgres, postgresLater } from '../../../packages/store-sql/src/postgres.ts'
import { sharded, shardedLater } from '../../../packages/store-sql/src/sharded.ts'
import { rewritten } from '../../../packages/store-sql/src/sqlite-file.ts'
import { sqlite } from '../../../packages/store-sql/src/sqlite.ts'
import { createTestProvider } from '../../../packages/testing/src/index.ts'
import { guilloche, guillocheLines } from '../../../packages/widgets/src/guilloche.ts'
import { mark } from '../../../packages/widgets/src/mark.ts'
import { europassTrials } from './europass-trials.mjs'

const made = () => {}
const never = () => {
  throw new Error('asked somebody')
}
const nowhere = 'postgres://nobody@127.0.0.1:1/none'
const objects = { idFromName: never, get: never }
const binding = { prepare: never, batch: never }
const secretKey = 'replace me by 32 random characters or more'
const vapid = await createVapidKeys()
const server = 'https://id.example.eu/cas'
const origin = 'https://shop.example'
const pem = (label) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`
const pair = { key: pem('PRIVATE KEY'), certificate: pem('CERTIFICATE') }
const country = { id: 'ee', country: 'EE', name: { en: 'Estonia' } }
const samland = {
  ...country,
  entityId: 'https://id.example.eu',
  idp: { entityId: 'x', entryPoint: 'https://x.example', certificates: [pair.certificate] },
  signing: pair,
}
const refusedByParty = /isn’t an option/
const overCas = { server, origin, basePath: '/auth', sessionSeconds: 60 }
const issuer = 'https://id.example.eu/cas/oauth2'
const worker = { store: {}, keyRing: {}, transports: { mail: { send: made } }, render: made, clock: () => 0 }

export const trials = {
  'core/administration waitingProposals': { make: (given) => waitingProposals({}, given), right: { limit: 1 } },
  'core/audit sealAudit': { make: (given) => sealAudit({}, given), right: { most: 1 } },
  'core/audit verifyAudit': { make: (given) => verifyAudit({}, given), right: { known: [] } },
  'core/captcha proofOfWorkChallenge': { make: (given) => proofOfWorkChallenge({}, given), right: { long: true } },
  'core/operator listAccounts': {
    make: (given) => listAccounts({}, given),
    right: { after: null, limit: 1, status: null },
  },
  'core/pskc readPskc': { make: (given) => readPskc('<a/>', given), right: { sharedKey: null } },
  'create-laissez-passer createProject': {
    make: (given) => createProject(import.meta.filename, given),
    right: { runtime: 'node', methods: ['password'], name: 'Example', colour: '#6d1a36', language: 'en' },
  },
  'delivery/outbox createOutboxWorker': { make: createOutboxWorker, right: worker },
  'delivery/sms-http smsHttp': { make: smsHttp, right: { url: 'https://sms.example/?to={to}&text={text}' } },
  'delivery/smtp smtp': { make: (given) => smtp('smtp://me%40example.eu@localhost', given) },
  'delivery/templates messageWriter': { make: messageWriter, right: { words: {}, palette: null } },
  'delivery/web-push webPush': { make: webPush, right: { vapid, contact: 'mailto:me@example.eu' } },
  'eid/oidc oidcEid': { make: oidcEid, right: { ...country, issuer: 'https://tara.example', clientId: 'us' } },
  'eid/saml checkSamlEid': { make: checkSamlEid, right: samland },
  'eid/saml samlEid': { make: samlEid, right: samland },
  ...europassTrials,
  'federation/oidc rotateSigningKeys': { make: (given) => rotateSigningKeys({}, given), right: { compromised: true } },
  'hono/face askedProps': { make: (given) => askedProps({}, {}, given), right: { names: true } },
  'hono/methods/eid eid': { make: eid, right: { schemes: [] } },
  'hono/methods/mobile-app-pin mobileAppPin': { make: mobileAppPin, right: { app: 'https://app.example.eu' } },
  'hono/methods/mobile-app-qr mobileAppQr': { make: mobileAppQr, right: { app: 'https://app.example.eu' } },
  'hono/methods/sms sms': { make: sms, right: { sender: null } },
  'hono/provider createProvider': {
    make: createProvider,
    right: {
      origin: 'https://id.example.eu',
      store: await sqlite(':memory:'),
      runtime: node({ secretKey }),
      methods: [password()],
      pages: pages({ name: 'Example' }),
      mail: { send: made },
      audit: {},
      metrics: undefined,
      idleSeconds: 60,
    },
  },
  'i18n/negotiate negotiateLanguage': {
    make: (given) => negotiateLanguage({}, given),
    right: { supported: ['en'], fallback: 'en' },
  },
  'i18n/translator createTranslator': {
    make: (given) => createTranslator({ en: {} }, 'en', given),
    right: { timeZone: 'UTC', standing: {}, pseudo: 'long' },
  },
  'mobile-crypto createDevice': { make: createDevice, right: { issuers: [origin], keys: memoryKeys() } },
  'mobile-crypto indexedDbKeys': { make: indexedDbKeys, right: { database: 'phone' } },
  'pages/pages pages': { make: pages, right: { name: 'Example', theme: {}, timeZone: 'UTC' } },
  'relying-party euLogin': { make: party.euLogin, right: overCas, told: refusedByParty },
  'relying-party memorySessions': { make: party.memorySessions, right: { limit: 1 }, told: refusedByParty },
  'relying-party oidc': { make: party.oidc, right: { issuer, origin, clientId: 'shop' }, told: refusedByParty },
  'relying-party/cas-ticket casTicketVerifier': {
    make: casTicketVerifier,
    right: { server, service: 'https://api.example/v1' },
    told: refusedByParty,
  },
  'relying-party/d1 d1Sessions': { make: (given) => d1Sessions(binding, given), right: { objects } },
  'relying-party/hono euLogin': { make: partyForHono.euLogin, right: overCas, told: refusedByParty },
  'relying-party/hono oidc': { make: partyForHono.oidc, right: { issuer, origin, clientId: 'shop' } },
  'relying-party/pop popVerifier': { make: popVerifier, right: { issuer, clientId: 'api', clientSecret: 'secret' } },
  'relying-party/sql sqlSessions': { make: (given) => sqlSessions(never, given), right: { read: never, objects } },
  'runtime/breached-passwords breachedPasswords': { make: breachedPasswords, right: { url: 'https://range.example' } },
  'runtime/fair-queue fairQueue': {
    make: (given) => fairQueue(1, given),
    right: { longest: 1, patience: 1, leaves: true, watch: { began: made, ended: made, refused: made } },
  },
  'runtime/node node': { make: node, right: { secretKey } },
  'runtime/postgres-signals postgresSignals': {
    make: (given) => postgresSignals(nowhere, given).close(),
    right: { ofOneProcess: [] },
  },
  'runtime/workers workers': { make: workers, right: { secretKey } },
  'server/headers securityHeaders': { make: securityHeaders, right: { origin, policy: "default-src 'none'" } },
  'server/log jsonLog': { make: jsonLog, right: { level: 'info', write: made, app: 'shop' } },
  'server/node/drain drain': { make: (given) => drain(made, given), right: { seconds: 1, patienceMs: 5 } },
  'server/node/admission admission': {
    make: admission,
    right: { queue: made, answer: made, turn: made, origin, remembered: 'lang', takesTurns: made },
  },
  'server/node/limits limitConnections': {
    make: (given) => limitConnections(createServer(), given),
    right: { trustedProxies: [], limits },
  },
  'server/node/limits requestLimits': { make: requestLimits, right: limits },
  'server/probe held': { make: (given) => held(made, given), right: { holds: 1 } },
  'server/probe inTime': { make: (given) => inTime(Promise.resolve(), given), right: { patience: 1 } },
  'server/workers frontDesk': {
    make: frontDesk,
    right: { whole: made, author: made, shelf: made, mayAnswer: made, answer: made, version: made, again: 1 },
  },
  'server/workers notNow': { make: (given) => notNow(new Request(origin), given), right: { remembered: 'lang' } },
  'server/workers onceAnIsolate': { make: (given) => onceAnIsolate(made, given), right: { patience: 1 } },
  'store-sql/d1 d1': { make: (given) => d1(binding, given), right: { sharesCall: 1 } },
  'store-sql/d1 migrateD1': { make: (given) => migrateD1(binding, given), right: { mayBeNew: true } },
  'store-sql/executors/d1-wrangler openD1': {
    make: (given) => openD1({ binding: 'DB', config: '', environment: null, persistTo: null }, given),
    right: { setting: 'DATABASE_URL', load: made },
  },
  'store-sql/executors/postgres postgresExecutor': {
    make: (given) => postgresExecutor(nowhere, given),
    right: { connections: 1, patienceMs: 1, direct: nowhere },
  },
  'store-sql/executors/sqlite rewritten': {
    make: (given) => rewritten(new DatabaseSync(':memory:'), given),
    right: { roomAt: () => 0 },
  },
  'store-sql/postgres postgres': { make: (given) => postgres(nowhere, given), right: { connections: 1 } },
  'store-sql/postgres postgresLater': { make: (given) => postgresLater(nowhere, given), right: { connections: 1 } },
  'store-sql/sharded sharded': { make: (given) => sharded([], given), right: { key: new Uint8Array(32) } },
  'store-sql/sharded shardedLater': { make: (given) => shardedLater([], given), right: { key: new Uint8Array(32) } },
  'store-sql/sqlite sqlite': { make: (given) => sqlite(':memory:', given), right: { onQuery: made } },
  'testing createTestProvider': { make: createTestProvider, right: { users: [], services: [] } },
  'widgets/guilloche guilloche': { make: guilloche, right: { seed: '', width: 1, height: 1, lines: 1 } },
  'widgets/guilloche guillocheLines': { make: guillocheLines, right: { seed: '', width: 1 } },
  'widgets/mark mark': { make: mark, right: { height: 1, title: 'x', ground: 'lines' } },
}
