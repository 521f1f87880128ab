/** Where lines go: a stream of Node's. */
export interface LineSink {
  write(text: string): unknown
}

/**
 * Writes the lines of one turn of the event loop at once: a system call for each costs as much as all else
 * that a request's line does. None is lost where the process ends by itself, by a signal that is handled or
 * by an error that nobody caught; a kill takes those of the turn, of requests that were answered in that
 * moment.
 *
 * @param sink e.g. `process.stdout`, which writes at once to files and pipes
 * @param atExit registers what is to be done before the process ends
 */
export function lineWriter(sink: LineSink, atExit: (flush: () => void) => void): (line: string) => void {
  let waiting = ''
  const flush = (): void => {
    if (waiting === '') return
    const text = waiting
    waiting = ''
    sink.write(text)
  }
  atExit(flush)
  return (line) => {
    if (waiting === '') setImmediate(flush)
    waiting += `${line}\n`
  }
}
