// What listens on this machine already, where the apps are about to listen, and where nobody does.
import { connect, createServer } from 'node:net'

/** Whether somebody listens on a port of this machine, by either of its addresses. */
function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost', timeout: 1000 })
    const said = (taken) => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', () => said(true))
    socket.once('error', () => said(false))
    socket.once('timeout', () => said(false))
  })
}

/** A port to try instead. */
function another(port) {
  return port < 65_000 ? port + 100 : port - 100
}

/**
 * Says which apps can't listen, a line each: somebody else is there, often an earlier start that still runs.
 * What answers there answers for its own app, so that waiting for an answer would call it ours.
 *
 * @param apps `name` of each, the `port` that it will listen on, and `setting`, the variable that gives it
 */
export async function takenPorts(apps) {
  const lines = await Promise.all(
    apps.map(async ({ name, port, setting }) =>
      (await isTaken(port))
        ? [
            `${name} can’t start: something else listens on port ${port}. Is it running already? Otherwise choose another with ${setting}, such as ${setting}=${setting.endsWith('_PORT') ? '' : 'http://localhost:'}${another(port)}.`,
          ]
        : [],
    ),
  )
  return lines.flat()
}

/**
 * A port for what stands beside apps: its usual one or, where that is theirs or somebody listens there, the
 * next that is free.
 */
export async function portBeside(usual, theirs) {
  let port = usual
  while (theirs.includes(port) || (await isTaken(port))) port = another(port)
  return port
}

/** A port that nobody listens on now. */
export async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}
