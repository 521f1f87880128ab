// How the mutants of one area are made and judged; `scripts/mutation.mjs` says which, by MUTATION.
const { mutate, incrementalFile, report } = JSON.parse(process.env.MUTATION ?? '{}')

export default {
  testRunner: 'warm',
  plugins: ['./scripts/mutation/warm-runner.mjs'],
  // A mutant is judged only by the tests that run its line.
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  // Packages find each other through links in node_modules, which a sandbox would lead back to unchanged
  // files.
  inPlace: true,
  // It asks for a TypeScript that has an API in JavaScript; there is none to check here.
  tsconfigFile: 'scripts/mutation/none.json',
  mutate,
  // Words, and the properties of descriptions, are no rules.
  mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral'] },
  incremental: true,
  incrementalFile,
  reporters: ['json', 'living', 'progress-append-only'],
  jsonReporter: { fileName: report },
  concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
  // A worker that is taken for hung is ended, and its change passes for noticed: a busy machine isn’t that,
  // nor the minutes that the next worker takes there to begin. Tests have their own patience
  // (`warm-worker.mjs`), and loops end by their count.
  timeoutMS: 300_000,
  allowEmpty: true,
  // Beside other work, a thousand flows take longer than its five.
  dryRunTimeoutMinutes: 60,
}
