/**
 * Languages that ISO 639-2 has two codes for: by the bibliographic one, which older documents write, the
 * terminological one, which Europass writes.
 */
export const terminological: ReadonlyMap<string, string> = new Map([
  ['alb', 'sqi'],
  ['arm', 'hye'],
  ['baq', 'eus'],
  ['bur', 'mya'],
  ['chi', 'zho'],
  ['cze', 'ces'],
  ['dut', 'nld'],
  ['fre', 'fra'],
  ['geo', 'kat'],
  ['ger', 'deu'],
  ['gre', 'ell'],
  ['ice', 'isl'],
  ['mac', 'mkd'],
  ['mao', 'mri'],
  ['may', 'msa'],
  ['per', 'fas'],
  ['rum', 'ron'],
  ['slo', 'slk'],
  ['tib', 'bod'],
  ['wel', 'cym'],
])
