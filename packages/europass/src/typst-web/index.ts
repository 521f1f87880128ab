/**
 * The engine for browsers: Typst as WebAssembly, in the thread that calls it, so best in a worker. @module
 */
import { accepts, checkOptions, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import init, {
  type TypstCompiler,
  TypstCompilerBuilder,
  TypstFontResolverBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'
import { sfnt } from '../typst/fonts/sfnt.ts'
import { type TypesetEngine, TypesetError, type TypesetJob } from '../typst/engine.ts'

/** How the engine is set up. */
export interface TypstWebOptions {
  /** The compiler's `typst_ts_web_compiler_bg.wasm`: its answer, bytes or module. */
  readonly wasm: Response | BufferSource | WebAssembly.Module | Promise<Response>
  /** Reads a file of a font, named as a path in an npm package: TTF, OTF or WOFF 1. */
  readonly readFont: (file: string) => Promise<Uint8Array>
}

const rules: OptionRules<TypstWebOptions> = {
  wasm: takes.object('the compiler’s WebAssembly: its answer, bytes or module'),
  readFont: accepts.made,
}

/** A Typst engine that keeps what it set, so that a document that changed a little is set sooner. */
export interface TypstWeb extends TypesetEngine {
  /** Bytes of memory it holds. It never gives any back: beyond some hundred million, end its worker. */
  memory(): number
}

const main = '/main.typ'

/**
 * Makes the engine; once a thread. It draws PDFs only, checks no standard, and dates them itself.
 *
 * Its page needs `'wasm-unsafe-eval'` in its policy, and no `'unsafe-eval'`.
 *
 * @param options - where the compiler and fonts come from
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 */
export async function typstWeb(options: TypstWebOptions): Promise<TypstWeb> {
  checkOptions('typstWeb', options, rules)
  const { wasm, readFont } = options
  const { memory } = await init({ module_or_path: wasm })
  const compiler = await withoutEval(() => new TypstCompilerBuilder()).build()
  const fonts = new Map<string, Uint8Array>()
  let shadowed: readonly string[] = []

  const learn = async (files: readonly string[]): Promise<void> => {
    const wanted = files.filter((file) => !fonts.has(file))
    if (wanted.length === 0) return
    const read = await Promise.all(wanted.map(async (file) => [file, await sfnt(await readFont(file))] as const))
    for (const [file, font] of read) fonts.set(file, font)
    const resolver = new TypstFontResolverBuilder()
    for (const font of fonts.values()) resolver.add_raw_font(font)
    compiler.set_fonts(await resolver.build())
  }
  const compile = (job: TypesetJob): Uint8Array => {
    for (const path of shadowed) compiler.unmap_shadow(path)
    shadowed = Object.keys(job.files ?? {})
    for (const [path, bytes] of Object.entries(job.files ?? {})) compiler.map_shadow(path, bytes)
    compiler.add_source(main, job.source)
    return artifact(compiler, job.inputs)
  }
  return {
    typeset: async (job) => {
      if (job.output.format !== 'pdf') throw new TypesetError('failed', `no ${job.output.format} here`)
      try {
        await learn(job.fonts)
        return compile(job)
      } catch (error) {
        throw error instanceof TypesetError ? error : new TypesetError('failed', String(error))
      } finally {
        compiler.reset()
      }
    },
    memory: () => memory.buffer.byteLength,
  }
}

function artifact(compiler: TypstCompiler, inputs: Readonly<Record<string, string>>): Uint8Array {
  const world = compiler.snapshot(undefined, main, Object.entries(inputs))
  try {
    const told: unknown = world.compile(0, 2)
    const made: unknown = world.get_artifact(1, 2)
    if (typeof made === 'object' && made !== null && 'result' in made && made.result instanceof Uint8Array)
      return made.result
    throw new TypesetError('failed', JSON.stringify(made ?? told))
  } finally {
    world.free()
  }
}

/**
 * The compiler's constructor makes stand-ins for the file access and the packages that it is built without,
 * from source text, which a strict policy refuses. It gets a function that does nothing: nothing calls it.
 */
function withoutEval<T>(make: () => T): T {
  const { Function: original } = globalThis
  const nothing = (): (() => void) => () => undefined
  // Minifiers leave out the `new`.
  globalThis.Function = new Proxy(original, { construct: nothing, apply: nothing })
  try {
    return make()
  } finally {
    globalThis.Function = original
  }
}
