import type { EidAssurance, Seconds } from '@laissez-passer/core/ports'

/** What is remembered of a request until its answer arrives. */
export interface Memory {
  /** The request's ID, which the answer must name. */
  readonly id: string
  readonly at: Seconds
  /** The least that will do. */
  readonly assurance: EidAssurance
}

export function writeMemory(memory: Memory): string {
  return JSON.stringify(memory)
}

/** Reads what `writeMemory` wrote; it was sealed meanwhile, so nobody else wrote it. */
export function readMemory(text: string): Memory {
  const memory: Memory = JSON.parse(text)
  return memory
}
