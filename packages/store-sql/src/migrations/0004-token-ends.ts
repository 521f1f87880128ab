/** Until when its maker lets a token be used. */
export const tokenEnds: readonly string[] = [
  'alter table code_tokens add column valid_until bigint',
  'alter table token_stock add column valid_until bigint',
]
