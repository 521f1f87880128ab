// Stands before the built Worker of EU Login, in workerd: does to its bindings what Cloudflare says may
// happen to them. What is to go wrong is said at /__faults.
import worker, { Channel as Whole } from './worker.js'

/** `share`: of D1's calls, from 0 to 1; `how`: what becomes of them. */
let d1 = { share: 0, how: 'overloaded' }
/** The code by which Cloudflare refuses mails to an address, by address; `sent`: those that it took. */
let refused = {}
const sent = []
const topics = new Set()
let bindings

/** Lets itself be restarted: its memory and its sockets are gone. */
export class Channel extends Whole {
  #state

  constructor(state, env) {
    super(state, env)
    this.#state = state
  }

  fetch(request) {
    if (request.method === 'DELETE') this.#state.abort('restarted')
    return super.fetch(request)
  }
}

/** @see https://developers.cloudflare.com/d1/observability/debug-d1/#error-list */
async function asked(run) {
  if (Math.random() >= d1.share) return run()
  if (d1.how === 'hangs') return new Promise(() => {})
  if (d1.how === 'overloaded') throw new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.')
  await run()
  throw new Error('D1_ERROR: Network connection lost.')
}

const statement = (real) => ({
  real,
  bind: (...values) => statement(real.bind(...values)),
  all: () => asked(() => real.all()),
})

/** @see https://developers.cloudflare.com/email-service/api/send-emails/workers-api/ */
const mail = {
  async send({ to }) {
    const code = refused[to]
    if (code) throw Object.assign(new Error(`Cloudflare refuses it: ${to}`), { code })
    sent.push(to)
  },
}

function faulty(env) {
  bindings ??= {
    ...env,
    // Where nobody says who mails come from they lie in the mailbox of development.
    ...(env.MAIL_FROM ? { EMAIL: mail } : {}),
    DB: {
      prepare: (sql) => statement(env.DB.prepare(sql)),
      batch: (list) => asked(() => env.DB.batch(list.map(({ real }) => real))),
    },
    CHANNELS: {
      idFromName(name) {
        topics.add(name)
        return env.CHANNELS.idFromName(name)
      },
      get: (id) => env.CHANNELS.get(id),
    },
  }
  return bindings
}

async function change(request, env) {
  const said = await request.json()
  if (said.d1) d1 = said.d1
  if (said.refused) refused = said.refused
  if (said.restart)
    await Promise.all(
      [...topics].map((name) =>
        env.CHANNELS.get(env.CHANNELS.idFromName(name))
          .fetch('https://channel.invalid/', { method: 'DELETE' })
          .catch(() => {}),
      ),
    )
  return Response.json({ objects: topics.size, sent })
}

export default {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === '/__faults') return change(request, env)
    // Where people come from, as these scripts say it.
    const here = new Request(request)
    here.headers.set('CF-Connecting-IP', request.headers.get('X-Forwarded-For') ?? '192.0.2.1')
    return worker.fetch(here, faulty(env), context)
  },
  queue: (batch, env) => worker.queue(batch, faulty(env)),
  scheduled: (event, env) => worker.scheduled(event, faulty(env)),
}
