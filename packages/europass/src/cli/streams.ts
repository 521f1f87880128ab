/** What the command reads from and writes to. */
export interface CliStreams {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  /** The language of messages; English for others than French. */
  readonly language: string
}
