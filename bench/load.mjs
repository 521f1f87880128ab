import { Pool } from 'undici'

/**
 * A few connections that stay open, and a jar of cookies for each person. Several ports are processes of one
 * server, asked in turn, by the name of the first.
 */
export function client(ports, { connections = 32 } = {}) {
  const [port, ...others] = [ports].flat()
  const pools = [port, ...others].map((each) => new Pool(`http://127.0.0.1:${each}`, { connections, pipelining: 1 }))
  let turn = 0
  return {
    /** One request; the answer's body is read whole. `form` and `body` make it a POST. */
    async send(path, { headers = {}, form, body, cookies } = {}) {
      const jar = cookies && [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const sent = form ? new URLSearchParams(form).toString() : body
      turn += 1
      const answer = await asked(pools[turn % pools.length], {
        path,
        method: sent === undefined ? 'GET' : 'POST',
        headers: {
          host: `localhost:${port}`,
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
          ...(jar ? { cookie: jar } : {}),
          ...headers,
        },
        body: sent,
      })
      if (cookies) remember(cookies, answer.headers['set-cookie'])
      return { ...answer, location: answer.headers.location }
    },
    close: () => Promise.all(pools.map((pool) => pool.destroy())),
  }
}

/**
 * What `request` of undici does, without a stream for each body: with one, the load was slower than a server
 * that answers quickly, and what was measured was the load.
 */
function asked(pool, request) {
  return new Promise((resolve, reject) => {
    let status = 0
    let headers = {}
    const chunks = []
    pool.dispatch(request, {
      onRequestStart() {},
      onResponseStart(_, given, fields) {
        status = given
        headers = fields
      },
      onResponseData: (_, chunk) => void chunks.push(chunk),
      onResponseEnd: () => resolve({ status, headers, text: Buffer.concat(chunks).toString() }),
      onResponseError: (_, error) => reject(error),
    })
  })
}

function remember(cookies, lines = []) {
  for (const line of [lines].flat()) {
    const [pair] = line.split(';')
    const at = pair.indexOf('=')
    cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/**
 * How many a second of some work, at so many at a time.
 *
 * @param work one run; awaited. `before`, where given, is made ready ahead and isn't timed
 * @param options `awake`: whether this process never sleeps meanwhile: where it has a core to itself, and
 * nowhere else, since it takes all of it
 */
export async function rate({ work, before, parallel = 32 }, seconds, { awake = false } = {}) {
  const rest = awake ? stayAwake() : () => {}
  try {
    return await (before ? rateOfReady({ work, before, parallel }, seconds) : rateOf({ work, parallel }, seconds))
  } finally {
    rest()
  }
}

/**
 * Keeps the event loop from waiting in the kernel. A load that sleeps has to be woken by whoever answers it:
 * a slow server paid a fifth of its time for that, in each write to a socket, and one so fast that the load
 * never slept beside it paid nothing.
 *
 * @returns what ends it
 */
function stayAwake() {
  let over = false
  const turn = () => over || setImmediate(turn)
  turn()
  return () => {
    over = true
  }
}

async function rateOf({ work, parallel }, seconds) {
  let count = 0
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (performance.now() < until) {
        await work()
        count += 1
      }
    }),
  )
  return count / ((performance.now() - began) / 1000)
}

async function rateOfReady({ work, before, parallel }, seconds) {
  let count = 0
  let spent = 0
  while (spent < seconds * 1000) {
    const ready = Array.from({ length: parallel * 4 })
    await inLanes(ready, parallel, async (_, at) => {
      ready[at] = await before()
    })
    const began = performance.now()
    await inLanes(ready, parallel, work)
    spent += performance.now() - began
    count += ready.length
  }
  return count / (spent / 1000)
}

async function inLanes(list, parallel, run) {
  await Promise.all(
    Array.from({ length: parallel }, async (_, lane) => {
      for (let at = lane; at < list.length; at += parallel) await run(list[at], at)
    }),
  )
}

/** Says so where an answer isn't the one that was to be measured. */
export function expected(answer, status) {
  const { status: given, text } = answer
  if (given !== status)
    throw Object.assign(new Error(`answered ${given}, not ${status}: ${text.slice(0, 300)}`), { status: given })
  return answer
}
